import { tallyOf } from '../../course/tally.ts';
import { ERASED_KEY, kept, localDay, NAME_KEY, PROFILE_KEY, PROGRESS_CHANGED, summaryHere } from './here.ts';

/**
 * Marks everything on the page that carries `data-exercises="id id …"`: `data-progress` becomes started or done for the style, and a `[data-tally]`
 * inside it shows how many are passed. `[data-due]` says how many reviews are due, in the sentence that it holds, and `[data-who]` whose page it is.
 */
function markProgress(): void {
  const summary = summaryHere();
  for (const element of document.querySelectorAll<HTMLElement>('[data-exercises]')) {
    const { of, passed, tried } = tallyOf(summary, element.dataset['exercises']?.split(' ').filter(Boolean) ?? []);
    const state = of > 0 && passed === of ? 'done' : tried > 0 ? 'started' : undefined;
    if (state === undefined) delete element.dataset['progress'];
    else element.dataset['progress'] = state;
    const shown = element.querySelector('[data-tally]');
    if (shown) shown.textContent = state === undefined ? '' : `${state === 'done' ? '✓ ' : ''}${passed}/${of}`;
  }
  const due = summary.due.filter(({ day }) => day <= localDay()).length;
  for (const element of document.querySelectorAll<HTMLElement>('[data-due]')) {
    element.hidden = due === 0;
    const count = element.querySelector('[data-count]');
    if (count) count.textContent = `${due}`;
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-who]')) element.textContent = kept(NAME_KEY) ?? '';
}

markProgress();
document.addEventListener(PROGRESS_CHANGED, markProgress);
addEventListener('storage', ({ key }) => {
  // Another tab has gone over to somebody else, or erased everything: what this page holds is not theirs.
  if (key === PROFILE_KEY || key === ERASED_KEY) location.reload();
  else if (key === null || key.includes('summary')) document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
});
