import type { PopulationFeature } from '../language/resolved.ts';
import { BLANK, cellRef, upToHere } from './cell.ts';
import type { Customers } from './customers.ts';
import type { Everybodys } from './expression.ts';
import { toldApart } from './letters.ts';

export type Score = Extract<PopulationFeature, { kind: 'score' }>;

/** The number that a feature is of: its cell, its whole column, and whether the cell may be empty. */
export interface Scored {
  readonly heading: string;
  readonly x: string;
  readonly all: string;
  readonly nullable: boolean;
}

export function scoredBy({ of, id }: PopulationFeature, customers: Customers): Scored {
  const heading = customers.headingOf(of, `${id}_of`);
  return { heading, x: cellRef(heading), all: customers.column(heading), nullable: customers.expression.mayBeMissing(of) };
}

/** A rank, a mean or a share among all customers who have the number. */
export function featureOf(feature: PopulationFeature, customers: Customers): Everybodys {
  if (feature.kind !== 'function') throw new Error('a score stands in a column of its own');
  const { x, all, nullable } = scoredBy(feature, customers);
  const own = { cells: nullable ? [x] : [], mayFail: false, loose: false };
  const everybodys = { cells: [], mayFail: true, loose: false };
  switch (feature.name) {
    case 'pct_rank':
      // PERCENTRANK.INC cuts its result to so many digits, and gives 1 to somebody who is alone.
      return { ...own, formula: `(RANK.EQ(${x},${all},1)-1)/MAX(1,COUNT(${all})-1)`, loose: true };
    case 'rank':
      return { ...own, formula: `RANK.EQ(${x},${all})` };
    case 'group_size':
      if (feature.of.type !== 'text' || toldApart(feature.of, feature.of, customers.tags))
        return { ...own, formula: `COUNTIF(${all},${x})` };
      return { ...own, formula: `SUMPRODUCT(--EXACT(${all},${x}))` };
    case 'zscore':
      return { ...own, formula: `STANDARDIZE(${x},AVERAGE(${all}),STDEV.P(${all}))`, mayFail: true };
    case 'mean':
      return { ...everybodys, formula: `AVERAGE(${all})` };
    case 'quantile':
      return { ...everybodys, formula: `PERCENTILE.INC(${all},${feature.q})` };
  }
}

/** A score; empty where there is no number. */
export function scoreFormula(score: Score, customers: Customers): string {
  const scored = scoredBy(score, customers);
  const formula = bandFormula(score, scored, customers);
  return scored.nullable ? `IF(${scored.x}=${BLANK},${BLANK},${formula})` : formula;
}

/** The band of a number that is there, by fixed or computed cut points. */
export function bandFormula(score: Score, scored: Scored, customers: Customers): string {
  const { method, n, edges, descending } = score;
  const { x, all } = scored;
  const cuts = Array.from({ length: n - 1 }, (_, i) => `PERCENTILE.INC(${all},${share(i + 1, n)})`);
  const bands = (conditions: readonly string[]): string =>
    descending ? `${n}-${conditions.map((c) => `(${c})`).join('-')}` : `1+${conditions.map((c) => `(${c})`).join('+')}`;
  switch (method) {
    case 'edges':
      // MATCH wants a first edge that nothing lies below.
      if (!descending) return `MATCH(${x},{-1E+99,${edges.join(',')}},1)`;
      return bands(edges.map((edge) => `${x}>${edge}`));
    case 'percentile_inc':
      return bands(cuts.map((cut) => `${x}>${cut}`));
    case 'cut_plus_one':
      return bands(cuts.map((cut) => `${x}>=${cut}+1`));
    case 'mean':
      // A mean of decimals misses the number that it is by a hair.
      return `--(ROUND(${x}-AVERAGE(${all}),9)${descending ? '<' : '>'}=0)`;
    case 'median':
      return `--(${x}${descending ? '<=' : '>='}MEDIAN(${all}))`;
    case 'percent_rank':
      return `MIN(${n},1+INT((RANK.EQ(${x},${all},${descending ? 0 : 1})-1)*${n}/MAX(1,COUNT(${all})-1)))`;
    case 'zscore':
      // Where all are equal there is nothing to divide by, and nobody stands off.
      return bands(edges.map((edge) => `IFERROR(ROUND(STANDARDIZE(${x},AVERAGE(${all}),STDEV.P(${all})),12),0)>=${edge}`));
    case 'ntile':
      return tile(n, cellRef(placeOf(score, scored, customers)), `COUNT(${all})`);
    case 'nested':
      return tile(n, cellRef(placeOf(score, scored, customers)), membersOf(score, scored, customers));
    case 'pareto':
      return `MATCH(${cellRef(shareBefore(score, scored, customers))},{0,${edges.join(',')}},1)`;
  }
}

/** SQL's NTILE: the first tiles take what is left over. */
function tile(n: number, place: string, count: string): string {
  const [size, left] = [`INT(${count}/${n})`, `MOD(${count},${n})`];
  return `1+MAX(INT((${place}-1)/(${size}+1)),IFERROR(INT((${place}-1-${left})/${size}),0))`;
}

/** A column with the place of each customer: the first has 1, and equal numbers part by the order of the rows. @returns its heading */
function placeOf(score: Score, { heading, x, all, nullable }: Scored, customers: Customers): string {
  const largestFirst = score.descending || score.method === 'pareto';
  const groups = score.within.map((id) => customers.score(id));
  const upTo = [...groups, heading].flatMap((name) => [upToHere(customers.book.customers, name), cellRef(name)]).join(',');
  const place =
    groups.length === 0
      ? `RANK.EQ(${x},${all},${largestFirst ? 0 : 1})+COUNTIF(${upTo})-1`
      : `SUMPRODUCT(${[...alike(score, customers), `ISNUMBER(${all})`, `(${all}${largestFirst ? '>' : '<'}${x})`].join('*')})+COUNTIFS(${upTo})`;
  return customers.help(`${score.id}_place`, nullable ? `IF(${x}=${BLANK},${BLANK},${place})` : place);
}

/** How many have the number, of those with the same scores. SUMPRODUCT of TRUE and FALSE alone would be 0. */
const membersOf = (score: Score, { all }: Scored, customers: Customers): string =>
  score.within.length === 0 ? `COUNT(${all})` : `SUMPRODUCT(${[...alike(score, customers), `ISNUMBER(${all})`].join('*')})`;

const alike = ({ within }: Score, customers: Customers): readonly string[] =>
  within.map((id) => customers.score(id)).map((name) => `(${customers.column(name)}=${cellRef(name)})`);

/** A column with the share of the total that stands before each customer, the largest first. */
function shareBefore(score: Score, scored: Scored, customers: Customers): string {
  const place = placeOf(score, scored, customers);
  const { x, all, nullable } = scored;
  const before = `IFERROR(ROUND(SUMIFS(${all},${customers.column(place)},"<"&${cellRef(place)},${all},">0")/SUMIF(${all},">0"),12),1)`;
  return customers.help(`${score.id}_before`, nullable ? `IF(${x}=${BLANK},${BLANK},${before})` : before);
}

/** A share as a short number, or as what it is: 0.2, 1/3. */
const share = (numerator: number, denominator: number): string =>
  Number.isInteger((numerator / denominator) * 1000) ? String(numerator / denominator) : `${numerator}/${denominator}`;
