import type { ClientDirective } from 'astro';

/** What a reader does first near an island: the sign to fetch its code. */
const WAKES = ['pointerover', 'pointerdown', 'touchstart', 'focusin', 'keydown', 'dragenter'];
/** What would be lost while the code is on its way: held back and done again afterwards. */
const HELD = ['click', 'input', 'change', 'keydown', 'dragover', 'drop'];

/**
 * `client:act`: the island stays plain HTML until the reader touches it, then wakes; nothing the reader did meanwhile is lost.
 * Held events are stopped before any handler of the page sees them, and dispatched again on the same element once the island lives.
 */
const act: ClientDirective = (load, _options, island) => {
  const held: (() => void)[] = [];

  const hold = (event: Event) => {
    const target = event.target as HTMLElement;
    if (target.closest('a[href], summary')) return;
    event.stopPropagation();
    if (event.type === 'click') {
      event.preventDefault();
      held.push(() => target.click());
    } else if (event instanceof DragEvent) {
      event.preventDefault();
      if (event.type === 'drop') held.push(again(event));
    } else if (!(event instanceof KeyboardEvent) || isForTheIsland(event)) {
      held.push(again(event));
    }
  };

  const wake = async () => {
    for (const type of WAKES) island.removeEventListener(type, wake, true);
    const hydrate = await load();
    await hydrate();
    for (const type of HELD) island.removeEventListener(type, hold, true);
    island.dataset['hydrated'] = 'true';
    for (const repeat of held) repeat();
  };

  for (const type of HELD) island.addEventListener(type, hold, true);
  for (const type of WAKES) island.addEventListener(type, wake, { capture: true, passive: true });
};

const again = (event: Event): (() => void) => {
  const target = event.target as HTMLElement;
  const Kind = event.constructor as new (type: string, init: EventInit) => Event;
  // An event has every field that its own constructor asks for.
  const copy = event instanceof DragEvent ? dropOf(event) : new Kind(event.type, event);
  return () => target.dispatchEvent(copy);
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

export default act;
