import { addDays, type ResolvedTags, type Schema, type Value } from '../../engine/index.ts';
import { dayOf, windowBounds } from '../../engine/language/window.ts';
import type { Features } from '../../engine/models/index.ts';
import { CliFailure } from '../failure.ts';
import type { Asked } from './questions.ts';

/** Customers with every feature, as of one day, and, where there is a target, what came after it. */
export interface Sample {
  /** The last day that features saw. */
  readonly asOf: string;
  /** The last day that the target saw. */
  readonly until?: string;
  readonly ids: readonly string[];
  readonly features: Features;
  readonly answers: readonly Value[];
  /** Customers left out, by what they lack. */
  readonly without: readonly { readonly name: string; readonly count: number; readonly of: number }[];
}

/**
 * The day before the first that the target looks at: what is known by then may tell it, and nothing later.
 * A target that looks back without end knows the past itself, so it cannot be told from it.
 * @throws CliFailure that names the measure and asks for a window
 */
export function cutBefore(target: ResolvedTags, asOf: string): string {
  const starts = target.measures.map(({ id, spec, shape }) => {
    if (shape?.agg === 'statement') throw new CliFailure('target-own-query', { name: id });
    const { start } = windowBounds(spec.window);
    if (!start) throw new CliFailure('target-looks-back', { name: id });
    return dayOf(start, asOf);
  });
  const [first] = starts.toSorted();
  if (first === undefined) throw new CliFailure('target-timeless', {});
  return addDays(first, -1);
}

/** What may tell more than was known on the day: queries of one's own, and columns of customers that keep no history. */
export function leaksIn(
  features: ResolvedTags,
  { entity, birthDate = 'birth_date' }: Schema,
): { readonly queries: readonly string[]; readonly columns: readonly string[] } {
  const read = new Set([...features.tags, ...features.steps].flatMap(({ uses }) => uses.columns));
  const lasting = [entity.key, entity.since, birthDate];
  return {
    queries: features.measures.flatMap(({ id, shape }) => (shape?.agg === 'statement' ? [id] : [])),
    columns: [...read].filter((name) => !lasting.includes(name)),
  };
}

/** The features of everybody as of one day, and the answer to the target as of a later one. */
export async function sampleAt(
  asked: Asked,
  names: readonly string[],
  asOf: string,
  target?: { readonly name: string; readonly until: string },
): Promise<Sample> {
  const { customerIds, columns } = await asked.run(asOf);
  const later = target && (await asked.run(target.until));
  const answerOf = new Map(later?.customerIds.map((id, i) => [id, later.columns[target?.name ?? '']?.[i] ?? null]));
  const answers = customerIds.map((id) => answerOf.get(id) ?? null);
  const lacks = (column: readonly Value[]): number => column.filter((value) => value === null).length;
  const rows = [...customerIds.keys()].filter(
    (row) => names.every((name) => (columns[name]?.[row] ?? null) !== null) && (!target || answers[row] !== null),
  );
  return {
    asOf,
    ...(target && { until: target.until }),
    ids: rows.map((row) => customerIds[row] ?? ''),
    features: Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => Number(columns[name]?.[row]))])),
    answers: rows.map((row) => answers[row] ?? null),
    without: [
      ...names.map((name) => ({ name, count: lacks(columns[name] ?? []), of: customerIds.length })),
      ...(target ? [{ name: target.name, count: lacks(answers), of: customerIds.length }] : []),
    ].filter(({ count }) => count > 0),
  };
}
