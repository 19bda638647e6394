import { summaryHere } from '../progress/here.ts';

/**
 * Before a lab is run for the first time, its question wants a guess, or to be skipped: Run goes to the question, and is Run again from then on.
 * This stands in the page; what takes the guess (Predict.tsx) wakes with the focus.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('.predict')) {
  const { predict = '', lab = '' } = form.dataset;
  form.dataset['state'] = summaryHere().guessed.includes(predict) ? 'guessed' : 'open';
  // A question that was guessed at says so by itself.
  if (form.dataset['state'] === 'guessed') form.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  const ask = (event: Event) => {
    const { target } = event;
    if (form.dataset['state'] !== 'open' || !(target instanceof Element) || !target.closest(`#${lab}`)) return;
    const runs = event instanceof KeyboardEvent ? event.key === 'Enter' && (event.ctrlKey || event.metaKey) : target.closest('.btn.go');
    if (!runs) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.querySelector('[data-first]')?.removeAttribute('hidden');
    form.scrollIntoView({ block: 'center' });
    form.querySelector<HTMLElement>('[name="guess"]')?.focus();
  };
  // On the window, so before the page holds the click for a lab that sleeps.
  addEventListener('click', ask, true);
  addEventListener('keydown', ask, true);
}
