import { kept, OLD_KEY, oldDraftPrefix, PLAIN_KEY, summaryHere } from '../progress/here.ts';

/** An exercise that was begun in this browser wakes by itself, as by a touch: its plain HTML would look like lost work. */
const begun = new Set(summaryHere().begun);
/** What an earlier course, or a visit without a database, has left: the first exercise that wakes opens the log, which takes it over. */
let left = kept(OLD_KEY) !== undefined || kept(PLAIN_KEY) !== undefined;
for (const task of document.querySelectorAll<HTMLElement>('.task')) {
  const id = task.getAttribute('aria-labelledby')?.slice('task-'.length) ?? '';
  if (!left && !begun.has(id) && kept(oldDraftPrefix + id) === undefined) continue;
  left = false;
  task.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}
