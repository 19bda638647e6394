import type { ResolvedTags, TagRows } from '../../../engine/index.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import type { Failure } from '../written/written.ts';
import { measureRepairs } from './repair-measure.ts';
import { ruleRepairs } from './repair-rule.ts';
import { type SideBySide, sideBySide } from './side-by-side.ts';
import type { TagStandard } from './tag-difference.ts';
import { type ReadTags, readyToRun, runOn, sameValues, valuesOf } from './tag-judge.ts';
import { renamedValues } from './value-names.ts';

/** One part of the answer exchanged for the solution's, and what is said when that puts the answer right. */
export interface Repair {
  readonly said: Feedback;
  apply(tags: ResolvedTags): ResolvedTags;
}

/**
 * What the answer gets wrong, as far as it can be proved: one part is exchanged for the solution's, and then the answer comes out right on every
 * database. Parts are tried in the order of the calculation: window, rows, measure, rule, values. When no single part is enough but all of
 * them together are, the first that cannot be left out is named.
 */
export async function provenStage(failure: Failure<ReadTags, TagRows>, standard: TagStandard): Promise<readonly Feedback[]> {
  const { bed, codes, tolerance } = standard;
  const values = (rows: TagRows | undefined, code: string) => (rows === undefined ? [] : valuesOf(rows, code));
  const wrongCodes = codes.filter((code) =>
    failure.failing.some((i) => !sameValues(values(failure.yours[i], code), values(failure.expected[i], code), tolerance)),
  );
  const [code] = wrongCodes;
  if (code === undefined || wrongCodes.length > 1) return [];
  const renamed = renamedValues(
    failure.yours.map((rows) => valuesOf(rows, code)),
    failure.expected.map((rows) => valuesOf(rows, code)),
  );
  if (renamed !== undefined) return [renamed];

  const sides = sideBySide(failure.read.tags, standard.solution.tags, code);
  if (sides === undefined) return [];
  const repairs = [...measureRepairs(sides, bed.databases[0]?.asOf ?? ''), ...ruleRepairs(sides)];
  const right = (chosen: readonly Repair[]) => isRight(sides, chosen, failure, standard);
  for (const repair of repairs) if (await right([repair])) return [repair.said];
  if (repairs.length < 2 || !(await right(repairs))) return [];
  for (const repair of repairs) {
    if (!(await right(repairs.filter((r) => r !== repair)))) return [feedback('several-things', {}), repair.said];
  }
  return [];
}

/** The aimed database, the last, tells answers apart best, so most repairs that do not help are run once. What cannot run does not help: a reason never costs the verdict. */
async function isRight(
  sides: SideBySide,
  repairs: readonly Repair[],
  failure: Failure<ReadTags, TagRows>,
  { bed, same }: TagStandard,
): Promise<boolean> {
  try {
    const repaired = readyToRun(repairs.reduce((tags, repair) => repair.apply(tags), sides.answer));
    for (const [i, database] of [...bed.databases.entries()].toReversed()) {
      if (!same(await runOn(repaired, database), failure.expected[i] as TagRows)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
