import type { ResolvedTags, TagRows } from '../../../engine/index.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { STAGES, type Stage, type StageCheck } from '../../result.ts';
import type { Failure } from '../written/written.ts';
import { measureRepairs } from './repair-measure.ts';
import { ruleRepairs } from './repair-rule.ts';
import { type SideBySide, sideBySide } from './side-by-side.ts';
import type { TagStandard } from './tag-difference.ts';
import { type ReadTags, readyToRun, runOn, sameValues, valuesOf } from './tag-judge.ts';
import { renamedValues } from './value-names.ts';

/** One part of the answer exchanged for the solution's, and what is said when that puts the answer right. */
export interface Repair {
  /** Where in the calculation it is. */
  readonly stage: Stage;
  readonly said: Feedback;
  apply(tags: ResolvedTags): ResolvedTags;
}

/** What an answer gets wrong, as far as it is proved; without a proof there is nothing. */
export interface Proven {
  readonly said: readonly Feedback[];
  readonly stages: readonly StageCheck[];
}

/**
 * What the answer gets wrong, as far as it can be proved: one part is exchanged for the solution's, and then the answer comes out right on every
 * database. Parts are tried in the order of the calculation: window, rows, measure, rule, values. When no single part is enough but all of
 * them together are, those that cannot be left out are what is wrong, and the first of them is named.
 */
export async function provenStage(failure: Failure<ReadTags, TagRows>, standard: TagStandard): Promise<Proven | undefined> {
  const { bed, codes, tolerance } = standard;
  const values = (rows: TagRows | undefined, code: string) => (rows === undefined ? [] : valuesOf(rows, code));
  const wrongCodes = codes.filter((code) =>
    failure.failing.some((i) => !sameValues(values(failure.yours[i], code), values(failure.expected[i], code), tolerance)),
  );
  const [code] = wrongCodes;
  if (code === undefined || wrongCodes.length > 1) return undefined;
  const renamed = renamedValues(
    failure.yours.map((rows) => valuesOf(rows, code)),
    failure.expected.map((rows) => valuesOf(rows, code)),
  );
  if (renamed !== undefined) return { said: [renamed], stages: stagesOf(['output']) };

  const sides = sideBySide(failure.read.tags, standard.solution.tags, code);
  if (sides === undefined) return undefined;
  const repairs = [...measureRepairs(sides, bed.databases[0]?.asOf ?? ''), ...ruleRepairs(sides)];
  const right = (chosen: readonly Repair[]) => isRight(sides, chosen, failure, standard);
  for (const repair of repairs) if (await right([repair])) return { said: [repair.said], stages: stagesOf([repair.stage]) };
  if (repairs.length < 2 || !(await right(repairs))) return undefined;
  let needed: readonly Repair[] = repairs;
  for (const repair of repairs.toReversed()) {
    const without = needed.filter((r) => r !== repair);
    if (await right(without)) needed = without;
  }
  const [first] = needed;
  if (first === undefined) return undefined;
  return { said: [feedback('several-things', {}), first.said], stages: stagesOf(needed.map(({ stage }) => stage)) };
}

const stagesOf = (wrong: readonly Stage[]): StageCheck[] =>
  STAGES.map((stage) => ({ stage, status: wrong.includes(stage) ? 'wrong' : 'right' }));

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
