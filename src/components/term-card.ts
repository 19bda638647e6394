/**
 * A term in a lesson shows its entry of the glossary beside it: on hovering, on focus, and on the first touch, which would otherwise leave the page.
 * The entry comes out of the glossary's own page. The card can be hovered, and Escape closes it (WCAG 1.4.13). Fetched by the first term that is
 * touched (wake-term-card.ts).
 */
const card = document.createElement('div');
card.className = 'term-card';
card.id = 'term-card';
card.setAttribute('role', 'tooltip');
card.popover = 'manual';
/** Its styles stand with those of the islands. */
const styled = Promise.all(
  [...document.querySelectorAll<HTMLLinkElement>('link[rel="late-stylesheet"]')].map(
    (link) =>
      new Promise((settled) => {
        link.onload = link.onerror = settled;
        link.rel = 'stylesheet';
      }),
  ),
);

let of: HTMLAnchorElement | undefined;
let touched = false;
let timer = 0;
const pages = new Map<string, Promise<Document>>();

const fetchPage = async (address: string): Promise<Document> =>
  new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');

async function show(link: HTMLAnchorElement): Promise<void> {
  clearTimeout(timer);
  if (of === link) return;
  of = link;
  const address = link.href.replace(/#.*/, '');
  const page = pages.get(address) ?? fetchPage(address);
  pages.set(address, page);
  // Without the network the link still leads to the page.
  const entry = await page.then((found) => found.getElementById(link.hash.slice(1))).catch(() => void pages.delete(address));
  await styled;
  if (of !== link || !entry) return;
  const list = document.createElement('dl');
  list.append(...[...entry.children].map((part) => document.importNode(part, true)));
  for (const more of list.querySelectorAll('dd > :not(:first-child)')) more.remove();
  card.replaceChildren(list);
  document.querySelector('main')?.append(card);
  link.setAttribute('aria-describedby', card.id);
  card.showPopover();
  const { left, top, bottom } = link.getBoundingClientRect();
  const fitsBelow = bottom + card.offsetHeight + 12 < innerHeight;
  card.style.left = `${Math.max(12, Math.min(left, innerWidth - card.offsetWidth - 12))}px`;
  card.style.top = `${fitsBelow ? bottom + 6 : top - card.offsetHeight - 6}px`;
}

function hide(): void {
  of?.removeAttribute('aria-describedby');
  of = undefined;
  card.remove();
}
const hideSoon = (): void => {
  clearTimeout(timer);
  timer = window.setTimeout(hide, 150);
};

const termOf = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null;
const isTouch = (event: Event): boolean => (event instanceof PointerEvent ? event.pointerType === 'touch' : touched);
const isCard = ({ target }: Event): boolean => target instanceof Node && card.contains(target);

for (const type of ['pointerover', 'focusin'])
  document.addEventListener(type, (event) => {
    const link = termOf(event);
    if (link && !isTouch(event)) show(link);
    else if (isCard(event)) clearTimeout(timer);
    else if (of) hideSoon();
  });
document.addEventListener('pointerdown', (event) => {
  touched = event.pointerType === 'touch';
  if (!termOf(event) && !isCard(event)) hide();
});
document.addEventListener('click', (event) => {
  const link = termOf(event);
  if (!link || !touched || of === link) return;
  event.preventDefault();
  show(link);
});
document.addEventListener('keydown', ({ key }) => {
  touched = false;
  if (key === 'Escape') hide();
});
addEventListener('scroll', hide, { passive: true });

export {};
