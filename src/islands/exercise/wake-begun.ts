import { draftKey } from '../draft-key.ts';
import { allAttempts } from '../progress/store.ts';

/** An exercise that was begun in this browser wakes by itself, as by a touch: its plain HTML would look like lost work. */
const tried = new Set(allAttempts().map(({ exerciseId }) => exerciseId));
for (const task of document.querySelectorAll<HTMLElement>('.task'))
  if (isBegun(task.getAttribute('aria-labelledby')?.slice('task-'.length) ?? ''))
    task.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));

function isBegun(id: string): boolean {
  try {
    return tried.has(id) || draftKey(id) in localStorage;
  } catch {
    return false;
  }
}
