import type { Clock } from './clock.ts';
import { attemptsIn, type Entry, predictionsIn } from './entry.ts';
import { stateOf } from './progress.ts';
import type { Draft } from './progress-file.ts';
import { schedule } from './review.ts';
import type { Summary } from './tally.ts';

/** What pages mark, from the whole log. */
export function summaryOf(entries: readonly Entry[], drafts: readonly Draft[], clock: Clock): Summary {
  const ids = [...new Set(attemptsIn(entries).map(({ result }) => result.exercise.id))];
  const states = ids.map((id) => [id, stateOf(entries, id)] as const);
  const having = (...wanted: readonly string[]) => states.filter(([, state]) => wanted.includes(state)).map(([id]) => id);
  return {
    entries: entries.length,
    tried: having('tried', 'passed', 'mastered'),
    passed: having('passed', 'mastered'),
    mastered: having('mastered'),
    begun: [...new Set([...ids, ...drafts.map(({ exercise }) => exercise)])],
    guessed: [...new Set(predictionsIn(entries).map(({ question }) => question))],
    due: schedule(entries, clock).map(({ exerciseId, dueDay }) => ({ exercise: exerciseId, day: dueDay })),
  };
}
