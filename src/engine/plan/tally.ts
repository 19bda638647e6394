import { sqlOf } from '../compile/expression.ts';
import { type Lying, lyingOf } from '../compile/lying.ts';
import { liesIn, rowContext, type StatementContext, timeAsItLies } from '../compile/rows.ts';
import { weightDecimals } from '../compile/shapes/prefer.ts';
import { type Scaled, wholeNumbers } from '../compile/whole-sum.ts';
import type { Storage } from '../language/layout.ts';
import type { ResolvedMeasure, ResolvedPreference } from '../language/resolved.ts';
import { isClustered } from './clustered.ts';

/** So many values are tallied side by side faster than they are sorted. */
const MOST_TALLIED = 12;

type Listed = Extract<Storage, { kind: 'listed' }>;

/** A preference whose values are known beforehand and few: a column a value in place of a row a value, so that nothing has to be sorted. */
export interface Tally {
  readonly measure: ResolvedMeasure;
  readonly shape: ResolvedPreference;
  readonly dimension: Lying & { readonly storage: Listed };
  readonly values: readonly ValueColumns[];
  /** What everybody has of all values. */
  readonly all: string;
  readonly strongest: string;
  /** Whether a customer's latest row is at hand; where it is not, what was seen last is tallied as well. */
  readonly isClustered: boolean;
  /** Weights are so many times what they stand for: cents of yuan. */
  readonly scale: number;
}
/** The columns of one value of the dimension. */
export interface ValueColumns {
  readonly place: number;
  /** What the customer has of it, and nothing where that is less than nothing. */
  readonly weight: string;
  readonly support: string;
  readonly seen: string;
  readonly strength: string;
  readonly everybodys: string;
}

/** The tally of a preference, or nothing where it has to be sorted. @param id tells its columns from those of the next */
export function tallyOf(measure: ResolvedMeasure, id: number, context: StatementContext): Tally | undefined {
  const { shape } = measure;
  if (shape?.agg !== 'prefer' || (measure.spec.empty ?? null) !== null || shape.top !== 1 || shape.support?.of || shape.by === 'decay')
    return undefined;
  const lying = lyingOf(shape.dimension, liesIn(measure, context));
  if (lying?.storage.kind !== 'listed' || lying.storage.values.length > MOST_TALLIED) return undefined;
  const { scale = 1 } = rowsWeighed(measure, shape, context) ?? {};
  const column = (what: string, place: number): string => `taglab_${what}_${id}_${place}`;
  const values = lying.storage.values.map((_, place) => ({
    place,
    weight: column('weight', place),
    support: column('support', place),
    seen: column('seen', place),
    strength: column('strength', place),
    everybodys: column('everybodys', place),
  }));
  const [all, strongest] = [`taglab_all_${id}`, `taglab_strongest_${id}`];
  return {
    measure,
    shape,
    dimension: { sql: lying.sql, storage: lying.storage },
    values,
    all,
    strongest,
    isClustered: isClustered(measure, context),
    scale,
  };
}

/** What a customer has of each value, as aggregates over the rows that count. */
export function tallied(tally: Tally, context: StatementContext): { name: string; sql: string }[] {
  const { measure, shape, dimension } = tally;
  const seen = seenIn(tally);
  return tally.values.flatMap(({ place, weight, support }) => {
    const filter = ` FILTER (WHERE ${dimension.sql} = ${place})`;
    return [
      { name: weight, sql: weightSql(measure, shape, filter, context) },
      ...(shape.support ? [{ name: support, sql: `COUNT(*)${filter}` }] : []),
      ...seen.slice(place, place + 1).map((name) => ({ name, sql: `MAX(${timeAsItLies(measure, context).sql})${filter}` })),
    ];
  });
}

/** The columns that say when each value was seen last, where they are needed. */
export const seenIn = ({ measure, isClustered, values }: Tally): readonly string[] =>
  measure.time && !isClustered ? values.map((v) => v.seen) : [];

/** What is added up of the rows, in whole numbers where that can be. */
function rowsWeighed(m: ResolvedMeasure, { by, weight }: ResolvedPreference, context: StatementContext): Scaled | undefined {
  return by === 'count' ? undefined : wholeNumbers(weight, rowContext(m, context));
}

/** What is added up, or counted, of the rows of one value. What weighs less than nothing counts for nothing. */
function weightSql(m: ResolvedMeasure, shape: ResolvedPreference, filter: string, context: StatementContext): string {
  const { dialect, schema } = context;
  if (!shape.weight || shape.by === 'count') return `COUNT(*)${filter}`;
  const whole = rowsWeighed(m, shape, context);
  const sum = whole
    ? dialect.sum(whole.sql, filter)
    : dialect.sum(sqlOf(shape.weight, rowContext(m, context)), filter, weightDecimals(shape, schema));
  return `CASE WHEN ${sum} > 0 THEN ${sum} ELSE 0 END`;
}

/** Weights added up, as what they stand for: as many digits as one of them has. */
export function together(weights: readonly string[], { scale, shape }: Tally, { dialect, schema }: StatementContext): string {
  const sum = `(${weights.join(' + ')})`;
  if (scale > 1) return `(${sum} / ${dialect.real(scale)})`;
  const decimals = weightDecimals(shape, schema);
  return decimals ? dialect.round(sum, decimals) : sum;
}
