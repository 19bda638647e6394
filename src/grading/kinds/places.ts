import type { Bilingual } from '../../engine/language/definition.ts';
import { type Feedback, feedback } from '../feedback.ts';
import { plainResult, type Result } from '../result.ts';

/** Something that belongs in one place: an item in its group, a word beside its meaning. */
export interface Placed {
  readonly id: string;
  readonly text: Bilingual;
  readonly right: string;
  readonly say: Bilingual;
  readonly not: Readonly<Record<string, Bilingual>>;
}

/**
 * Judges where things were put: the score is the share that is right. What is in the wrong place is told why it is not that place, where the
 * exercise has words for it; otherwise it is named, and never where it belongs.
 */
export function gradePlaces(all: readonly Placed[], answer: Readonly<Record<string, string>>): Result {
  const left = all.filter(({ id }) => answer[id] === undefined);
  if (left.length === all.length) return plainResult('not-attempted', 0, [feedback('not-attempted', {})]);
  if (left.length > 0) return plainResult('not-attempted', 0, [feedback('place-the-rest', { left: left.length })]);
  const wrong = all.filter(({ id, right }) => answer[id] !== right);
  if (wrong.length === 0) return plainResult('pass', 1, [feedback('all-placed', {}), ...all.map(({ id, say }) => ({ option: id, say }))]);
  const right = all.length - wrong.length;
  const told = wrong.map((one) => ({ one, say: one.not[answer[one.id] ?? ''] }));
  const unsaid = told.filter(({ say }) => say === undefined).map(({ one }) => one.text);
  const said: Feedback[] = [
    feedback('some-placed', { right, total: all.length }),
    ...told.flatMap(({ one, say }) => (say === undefined ? [] : [{ option: one.id, say }])),
    ...(unsaid.length > 0 ? [feedback('look-again', { names: unsaid })] : []),
  ];
  return plainResult('fail', right / all.length, said);
}
