import { isoDayOf } from '../../course/clock.ts';
import { writeProgress } from '../../course/progress-file.ts';
import { clockNow, openStore } from './store.ts';

/** Hands the learner their work as a file, named after them and the day. */
export async function downloadProgress(): Promise<void> {
  const progress = await (await openStore()).progress();
  const clock = clockNow();
  const name = progress.profile?.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-') ?? '';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeProgress(progress)], { type: 'application/json' }));
  link.download = ['taglab-progress', name, isoDayOf(clock.now, clock)].filter(Boolean).join('-').concat('.json');
  link.click();
  // Safari reads the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
