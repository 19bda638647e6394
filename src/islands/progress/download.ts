import { writeProgress } from '../../course/progress.ts';
import { allAttempts } from './store.ts';

/** Hands the learner their attempts as a file. */
export function downloadProgress(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeProgress(allAttempts())], { type: 'application/json' }));
  link.download = 'taglab-progress.json';
  link.click();
  // Safari reads the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
