import { type Tally, tallyOf } from '../../course/progress.ts';
import { allAttempts, PROGRESS_CHANGED, PROGRESS_KEY } from './store.ts';

/**
 * Marks everything on the page that carries `data-exercises="id id …"`: `data-progress` becomes started or done for the style,
 * and a `[data-tally]` inside it shows how many are passed.
 */
function markProgress(): void {
  const attempts = allAttempts();
  for (const element of document.querySelectorAll<HTMLElement>('[data-exercises]')) {
    const tally = tallyOf(attempts, element.dataset['exercises']?.split(' ').filter(Boolean) ?? []);
    const state = progressOf(tally);
    if (state === undefined) delete element.dataset['progress'];
    else element.dataset['progress'] = state;
    const shown = element.querySelector('[data-tally]');
    if (shown) shown.textContent = state === undefined ? '' : `${state === 'done' ? '✓ ' : ''}${tally.passed}/${tally.of}`;
  }
}

const progressOf = ({ of, passed, tried }: Tally): 'started' | 'done' | undefined =>
  of > 0 && passed === of ? 'done' : tried > 0 ? 'started' : undefined;

markProgress();
document.addEventListener(PROGRESS_CHANGED, markProgress);
addEventListener('storage', (event) => {
  // Another tab has written, or everything was cleared.
  if (event.key === PROGRESS_KEY || event.key === null) document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
});
