import type { ClientDirective } from 'astro';

/**
 * `client:act`: an island stays plain HTML until the reader touches it, then wakes; nothing the reader did meanwhile is lost.
 * This script stands in the page and is all that runs before. On the first touch it fetches what every island needs (Astro's runtime, the
 * islands' data and the late stylesheet, see islands-on-act.ts), then the island's own code. What the reader does until then is stopped before any handler
 * sees it, and done again on the same element once the island lives.
 */
type Load = Parameters<ClientDirective>[0];

/** What a reader does first near an island. */
const WAKES = ['pointerover', 'pointerdown', 'touchstart', 'focusin', 'keydown', 'input', 'change', 'dragenter'];
/** What would be lost while the code is on its way. */
const HELD = ['click', 'input', 'change', 'keydown', 'dragover', 'drop'];
const ASLEEP = 'astro-island[client="act"]:not([data-hydrated])';

const loads = new WeakMap<Element, Load>();
/** What is to be done again, for each island that is waking. */
const held = new Map<Element, (() => void)[]>();

const sleeperOf = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>(ASLEEP) : null);

async function wake(event: Event): Promise<void> {
  const island = sleeperOf(event);
  if (island === null || held.has(island)) return;
  held.set(island, []);
  try {
    await fetchShared();
    for (const [name, value] of Object.entries(said[island.getAttribute('uid') ?? ''] ?? {}))
      island.setAttribute(
        name,
        name === 'props' ? JSON.stringify(value) : name.endsWith('-url') ? new URL(`${value}`, saidIn).href : `${value}`,
      );
    const hydrate = await loads.get(island)?.();
    await hydrate?.();
  } catch (error) {
    // Nothing arrived: the page says so, and the next touch tries again.
    sayOffline(true);
    held.delete(island);
    shared = undefined;
    throw error;
  }
  sayOffline(false);
  island.dataset['hydrated'] = 'true';
  for (const repeat of held.get(island) ?? []) {
    repeat();
    // What was done next was done to what this one leaves.
    await new Promise((rendered) => setTimeout(rendered));
  }
}

const sayOffline = (is: boolean) => document.getElementById('offline')?.toggleAttribute('hidden', !is);

let shared: Promise<unknown> | undefined;
/** By an island's uid, what its tag says, and the address of the file that says it: addresses count from there. */
let said: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {};
let saidIn = '';
function fetchShared(): Promise<unknown> {
  shared ??= Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[rel^="late-"]')].map(fetchLate));
  return shared;
}

async function fetchLate(link: HTMLLinkElement): Promise<unknown> {
  if (link.rel === 'late-script') return import(link.href);
  if (link.rel === 'late-props') {
    said = await (await fetch(link.href)).json();
    saidIn = link.href;
    return;
  }
  const { rel } = link;
  return new Promise((settled) => {
    link.onload = settled;
    link.onerror = () => {
      // Found again by the next try.
      link.rel = rel;
      settled(undefined);
    };
    link.rel = 'stylesheet';
  });
}

function hold(event: Event): void {
  const island = sleeperOf(event);
  const target = event.target as HTMLElement;
  if (island === null || target.closest('a[href], summary')) return;
  event.stopPropagation();
  const repeats = held.get(island);
  if (event.type === 'click') {
    event.preventDefault();
    repeats?.push(() => target.click());
  } else if (event instanceof DragEvent) {
    event.preventDefault();
    if (event.type === 'drop') repeats?.push(again(event));
  } else if (!(event instanceof KeyboardEvent) || isForTheIsland(event)) {
    repeats?.push(again(event));
  }
}

const again = (event: Event): (() => void) => {
  const target = event.target as HTMLInputElement;
  const Kind = event.constructor as new (type: string, init: EventInit) => Event;
  // An event has every field that its own constructor asks for.
  const copy = event instanceof DragEvent ? dropOf(event) : new Kind(event.type, event);
  // A waking island may give its controls the values it began with; what the reader chose comes back before its event.
  const { value } = target;
  const isChoice = ['input', 'change'].includes(event.type) && target.type !== 'file';
  return () => {
    if (isChoice) target.value = value;
    target.dispatchEvent(copy);
  };
};

/** Typing and Tab work without the island, and Enter and Space on a button arrive as its click. */
const isForTheIsland = (event: KeyboardEvent): boolean =>
  event.key !== 'Tab' && !((event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLButtonElement);

/** The files of a drop can be read only while it happens, unless another transfer holds them. */
function dropOf(event: DragEvent): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const file of event.dataTransfer?.files ?? []) dataTransfer.items.add(file);
  return new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
}

// Waking comes first: one event may both wake an island and be held for it.
for (const type of WAKES) document.addEventListener(type, wake, { capture: true, passive: true });
for (const type of HELD) document.addEventListener(type, hold, true);

const act: ClientDirective = (load, _options, island) => {
  loads.set(island, load);
};

export default act;
