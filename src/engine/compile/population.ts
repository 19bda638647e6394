import { CUT_ENDING, type PopulationFeature } from '../language/resolved.ts';
import { MEAN_SLACK } from '../language/score.ts';
import type { Dialect } from './dialect.ts';
import type { Params } from './expression.ts';
import type { Part } from './rows.ts';

interface Context {
  readonly dialect: Dialect;
  readonly params: Params;
  readonly part: (name: string) => string;
  /** Breaks ties: no two customers share it. */
  readonly keyOrder: string;
  /** The part whose rows are the population. */
  readonly input: string;
}

/** Cut points: at j/n, interpolated as Excel's PERCENTILE.INC and R's quantile type 7 do, or at the mean. */
export interface Cuts {
  readonly columns: readonly string[];
  readonly at: readonly ({ readonly numerator: number; readonly denominator: number } | 'mean')[];
}

/** The share of `quantile` in whole numbers: finer ones are rounded to this. */
const PER_MILLION = 1_000_000;

/** Which cut points a feature needs; undefined when it needs none. */
export function cutsOf(f: PopulationFeature): Cuts | undefined {
  if (f.kind === 'function') {
    if (f.name === 'zscore' || f.name === 'mean') return { columns: [`${f.id}${CUT_ENDING}1`], at: ['mean'] };
    if (f.name !== 'quantile') return undefined;
    return { columns: [`${f.id}${CUT_ENDING}1`], at: [{ numerator: Math.round((f.q ?? 0) * PER_MILLION), denominator: PER_MILLION }] };
  }
  if (f.method === 'mean' || f.method === 'zscore') return { columns: [`${f.id}${CUT_ENDING}1`], at: ['mean'] };
  if (f.method === 'median') return { columns: [`${f.id}${CUT_ENDING}1`], at: [{ numerator: 1, denominator: 2 }] };
  if (f.method !== 'percentile_inc' && f.method !== 'cut_plus_one') return undefined;
  const js = Array.from({ length: f.n - 1 }, (_, i) => i + 1);
  return { columns: js.map((j) => `${f.id}${CUT_ENDING}${j}`), at: js.map((numerator) => ({ numerator, denominator: f.n })) };
}

/**
 * The cut points of a feature as a part of one row. Whole-number arithmetic finds the two neighbours, because 0.2 times a count is not exact.
 * @source Hyndman & Fan 1996, type 7; Excel PERCENTILE.INC
 */
export function cutPart(f: PopulationFeature, value: string, context: Context): Part | undefined {
  const cuts = cutsOf(f);
  if (!cuts) return undefined;
  const { dialect, input } = context;
  const columns = cuts.at.map((at, i) => {
    const name = dialect.quote(cuts.columns[i] ?? '');
    // An average of equal numbers may miss them by a hair, and then nobody would reach it.
    if (at === 'mean') return `  CASE WHEN MIN(v) = MAX(v) THEN MIN(v) ELSE ${dialect.avg('v', '')} END AS ${name}`;
    const { numerator, denominator } = at;
    const position = dialect.integerDivide(`((n - 1) * ${numerator})`, String(denominator));
    const fraction = `((n - 1) * ${numerator} % ${denominator}) / ${dialect.real(denominator)}`;
    return `  MAX(CASE WHEN i = ${position} THEN v + ${fraction} * (COALESCE(next_v, v) - v) END) AS ${name}`;
  });
  const ranked = [
    `, LEAD(${value}) OVER (ORDER BY ${value}) AS next_v,`,
    `        ROW_NUMBER() OVER (ORDER BY ${value}) - 1 AS i, COUNT(*) OVER () AS n`,
  ].join('\n');
  const sql = [
    `SELECT`,
    columns.join(',\n'),
    `FROM (SELECT ${value} AS v${cuts.at.includes('mean') ? '' : ranked}`,
    `      FROM ${input} WHERE ${value} IS NOT NULL) AS ranked`,
  ].join('\n');
  return { name: context.part(`cuts_${f.id}`), sql, materialized: true, columns: cuts.columns };
}

/**
 * The column of a feature, over the population; customers without the value have none and do not count.
 * @param cuts its cut points, as SQL
 */
export function featureSql(f: PopulationFeature, value: string, cuts: readonly string[], context: Context): string {
  const over = (order: string, partition: readonly string[] = []): string =>
    `(PARTITION BY ${[...partition, `${value} IS NULL`].join(', ')} ORDER BY ${order})`;
  const present = (sql: string): string => `CASE WHEN ${value} IS NOT NULL THEN ${sql} END`;
  const { dialect, keyOrder } = context;
  const zscore = (): string => {
    const gap = `(${value} - ${cuts[0]})`;
    return `${gap} / NULLIF(SQRT(AVG(${dialect.real(1)} * ${gap} * ${gap}) OVER ()), 0)`;
  };
  if (f.kind === 'function') {
    switch (f.name) {
      case 'pct_rank':
        return present(`PERCENT_RANK() OVER ${over(value)}`);
      case 'rank':
        return present(`RANK() OVER ${over(`${value} DESC`)}`);
      case 'group_size':
        return present(`COUNT(*) OVER (PARTITION BY ${value})`);
      case 'mean':
      case 'quantile':
        return cuts[0] ?? 'NULL';
      case 'zscore':
        return zscore();
    }
  }
  const order = f.descending ? `${value} DESC` : value;
  const bands = (conditions: readonly string[]): string => {
    const sum = conditions.map((c) => dialect.truth(c)).join(' + ');
    return present(f.descending ? `${f.n} - (${sum})` : `1 + ${sum}`);
  };
  switch (f.method) {
    case 'ntile':
      return present(`NTILE(${f.n}) OVER ${over(`${order}, ${keyOrder}`)}`);
    case 'nested':
      return present(`NTILE(${f.n}) OVER ${over(`${order}, ${keyOrder}`, f.within.map(dialect.quote))}`);
    case 'percent_rank': {
      // PERCENT_RANK in whole numbers: as a fraction, 0.29 times 100 falls short of 29.
      const before = `((RANK() OVER ${over(order)} - 1) * ${f.n})`;
      const others = `NULLIF(COUNT(*) OVER (PARTITION BY ${value} IS NULL) - 1, 0)`;
      return present(dialect.least(String(f.n), `1 + COALESCE(${dialect.integerDivide(before, others)}, 0)`));
    }
    case 'percentile_inc':
      return bands(cuts.map((c) => `${value} > ${c}`));
    case 'cut_plus_one':
      return bands(cuts.map((c) => `${value} >= ${c} + 1`));
    case 'edges': {
      const edges = f.edges.map((e) => dialect.param(context.params.add(e)));
      return bands(edges.map((e) => `${value} ${f.descending ? '>' : '>='} ${e}`));
    }
    case 'pareto': {
      const apart = `PARTITION BY ${value} IS NULL`;
      // What takes away from the total stands for nothing: shares would run past the whole and back.
      const part = `CASE WHEN ${value} > 0 THEN ${value} ELSE 0 END`;
      const before = `COALESCE(${dialect.sum(part, ` OVER (${apart} ORDER BY ${value} DESC, ${keyOrder} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`)}, 0)`;
      const total = dialect.sum(part, ` OVER (${apart})`);
      return bands(f.edges.map((e) => `${before} >= ${dialect.param(context.params.add(e - MEAN_SLACK))} * ${total}`));
    }
    case 'zscore':
      return bands(f.edges.map((e) => `COALESCE(${zscore()}, 0) >= ${dialect.param(context.params.add(e - MEAN_SLACK))}`));
    case 'mean': {
      const slack = `${dialect.real(MEAN_SLACK)} * ABS(${cuts[0]})`;
      return present(dialect.truth(f.descending ? `${value} <= ${cuts[0]} + ${slack}` : `${value} >= ${cuts[0]} - ${slack}`));
    }
    case 'median':
      return present(dialect.truth(`${value} ${f.descending ? '<=' : '>='} ${cuts[0]}`));
  }
}
