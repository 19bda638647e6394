import { kept, oldDraftPrefix, summaryHere } from '../progress/here.ts';

/** An exercise that was begun in this browser wakes by itself, as by a touch: its plain HTML would look like lost work. */
const begun = new Set(summaryHere().begun);
for (const task of document.querySelectorAll<HTMLElement>('.task')) {
  const id = task.getAttribute('aria-labelledby')?.slice('task-'.length) ?? '';
  if (begun.has(id) || kept(oldDraftPrefix + id) !== undefined) task.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}
