/** The first term that is touched fetches what shows its card (named by the page's `<link rel="term-card-script">`); what was done to it is done again then. */
const EVENTS = ['pointerover', 'focusin', 'pointerdown', 'click'];
let isTouch = false;
let card: Promise<unknown> | undefined;

async function wake(event: Event): Promise<void> {
  const { target, type } = event;
  const code = document.querySelector<HTMLLinkElement>('link[rel="term-card-script"]');
  if (!code || !(target instanceof Element && target.closest('a.term'))) return;
  if (event instanceof PointerEvent && type !== 'click') isTouch = event.pointerType === 'touch';
  // The first tap would leave the page.
  if (type === 'click' && isTouch) event.preventDefault();
  card ??= import(/* @vite-ignore */ code.href);
  await card;
  for (const type of EVENTS) document.removeEventListener(type, wake);
  const Kind = event.constructor as new (type: string, init: EventInit) => Event;
  if (type !== 'click' || isTouch) target.dispatchEvent(new Kind(type, event));
}
for (const type of EVENTS) document.addEventListener(type, wake);

export {};
