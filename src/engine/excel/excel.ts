import type { Bound } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import type { PopulationFeature, ResolvedTag, ResolvedTags, Rule } from '../language/resolved.ts';
import { BLANK, cellRef, columnRef, customerTable, literal, NoFormula } from './cell.ts';
import { ExcelExpression, nameOfRef } from './condition.ts';
import { measureFormula } from './measure.ts';

/** A column of the customer table: its heading, and the formula that stands in every row of it. */
export interface ExcelColumn {
  readonly name: string;
  readonly formula: string;
}

/**
 * The formula a learner would write for a tag, in a workbook laid out like this: every table of the schema is an Excel table (Ctrl+T) of its
 * name with its columns as headings; dates are real dates; the as-of date stands in a cell named `as_of`. Measures, scores and tags are
 * further columns of the customer table, called by their names, which holds who has registered by that date. A missing value is an empty text.
 * Excel compares text without regard to case, and takes text that looks like a number for one.
 * @returns undefined where Excel has no formula that gives the same answer for every customer
 * @example excelFormula(tag, tags) // =COUNTIFS(orders[customer_id],[@customer_id],orders[status],"paid",orders[order_date],"<="&as_of)
 */
export function excelFormula(tag: ResolvedTag, tags: ResolvedTags): string | undefined {
  try {
    return `=${tagFormula(tag, tags)}`;
  } catch (reason) {
    if (reason instanceof NoFormula) return undefined;
    throw reason;
  }
}

/**
 * Every column that a tag needs, in the order in which a learner would add them: its measures, its scores, the tags it reads, and itself last.
 * @returns undefined where one of them has no formula
 */
export function excelColumns(tag: ResolvedTag, tags: ResolvedTags): readonly ExcelColumn[] | undefined {
  try {
    return [...new Map(columnsFor(tag, tags).map((column) => [column.name, column])).values()];
  } catch (reason) {
    if (reason instanceof NoFormula) return undefined;
    throw reason;
  }
}

function columnsFor(tag: ResolvedTag, tags: ResolvedTags): ExcelColumn[] {
  const others = tag.uses.tags.flatMap((code) => tags.tags.filter((t) => t.code === code).flatMap((t) => columnsFor(t, tags)));
  const own = ownMeasure(tag);
  const measures = tags.measures.filter((m) => tag.uses.measures.includes(m.id) && m.id !== own);
  const scores = tag.rule.kind === 'rfm' ? tag.rule.scoreIds : [];
  return [
    ...others,
    ...measures.map((m) => ({ name: m.id, formula: `=${measureFormula(m, tags.schema)}` })),
    ...scores.map((id) => ({ name: id, formula: `=${scoreFormula(scoreOf(id, tags), tags)}` })),
    { name: tag.code, formula: `=${tagFormula(tag, tags)}` },
  ];
}

/** The measure that a tag is, when it is nothing else. */
const ownMeasure = ({ rule, definition }: ResolvedTag): string | undefined =>
  rule.kind === 'value' && definition.define.builder === 'measure' && rule.of.kind === 'ref' && rule.of.ref.kind === 'measure'
    ? rule.of.ref.id
    : undefined;

function tagFormula(tag: ResolvedTag, tags: ResolvedTags): string {
  const { rule } = tag;
  const expression = new ExcelExpression(tags);
  switch (rule.kind) {
    case 'value': {
      const measure = tags.measures.find((m) => m.id === ownMeasure(tag));
      return measure ? measureFormula(measure, tags.schema) : expression.value(rule.of);
    }
    case 'cases': {
      const cases = rule.cases.map((c) => [expression.holds(c.when), literal(c.value)] as const);
      return ifs(cases, rule.otherwise);
    }
    case 'bin': {
      const score = scoreOf(rule.scoreId, tags);
      const formula = scoreFormula(score, tags);
      if (!rule.labels) return formula;
      const labels = rule.labels.map(literal).join(',');
      return unlessEmpty(score.of, `CHOOSE(${scoreFormula(score, tags, true)}${rule.lowest === 0 ? '+1' : ''},${labels})`);
    }
    case 'rfm':
      return rfmFormula(rule, tags);
    case 'column':
      return columnFormula(rule);
  }
}

function ifs(cases: readonly (readonly [condition: string, value: string])[], otherwise: Value | undefined): string {
  const rest = literal(otherwise ?? null);
  if (cases.length === 0) return rest;
  const [only] = cases;
  if (cases.length === 1 && only) return `IF(${only[0]},${only[1]},${rest})`;
  return `IFS(${[...cases.flat(), 'TRUE', rest].join(',')})`;
}

type Score = Extract<PopulationFeature, { kind: 'score' }>;

function scoreOf(id: string, tags: ResolvedTags): Score {
  const found = tags.populations.find((p) => p.id === id);
  if (found?.kind !== 'score' || found.of.kind !== 'ref') throw new NoFormula();
  return found;
}

const cellOf = (e: Bound): string => (e.kind === 'ref' ? cellRef(nameOfRef(e)) : '');
const unlessEmpty = (of: Bound, formula: string): string =>
  of.kind === 'ref' && of.nullable ? `IF(${cellOf(of)}=${BLANK},${BLANK},${formula})` : formula;

/** A score by fixed or computed cut points. @param bare leaves the question for an empty cell to the caller */
function scoreFormula({ of, method, n, edges, descending }: Score, tags: ResolvedTags, bare = false): string {
  if (of.kind !== 'ref') throw new NoFormula();
  const x = cellOf(of);
  const all = columnRef(customerTable(tags.schema), nameOfRef(of));
  const guarded = (formula: string): string => (bare ? formula : unlessEmpty(of, formula));
  const cuts = Array.from({ length: n - 1 }, (_, i) => `PERCENTILE.INC(${all},${share(i + 1, n)})`);
  const bands = (signs: readonly string[]): string =>
    descending ? `${n}-${signs.map((s) => `(${s})`).join('-')}` : `1+${signs.map((s) => `(${s})`).join('+')}`;
  switch (method) {
    case 'edges':
      // MATCH wants a first edge that nothing lies below.
      if (!descending) return guarded(`MATCH(${x},{-1E+99,${edges.join(',')}},1)`);
      return guarded(bands(edges.map((edge) => `${x}>${edge}`)));
    case 'percentile_inc':
      return guarded(bands(cuts.map((cut) => `${x}>${cut}`)));
    case 'cut_plus_one':
      return guarded(bands(cuts.map((cut) => `${x}>=${cut}+1`)));
    case 'mean':
    case 'median':
      return guarded(`--(${x}${descending ? '<=' : '>='}${method === 'mean' ? 'AVERAGE' : 'MEDIAN'}(${all}))`);
    case 'percent_rank':
      // PERCENTRANK.INC is cut to 15 digits, and falls short of a step now and then.
      return guarded(`MIN(${n},1+INT((RANK.EQ(${x},${all},${descending ? 0 : 1})-1)*${n}/MAX(1,COUNT(${all})-1)))`);
    case 'zscore':
      // Where all are equal there is nothing to divide by, and nobody stands off.
      return guarded(bands(edges.map((edge) => `IFERROR((${x}-AVERAGE(${all}))/STDEV.P(${all}),0)>=${edge}`)));
    default:
      throw new NoFormula();
  }
}

/** A share as a short number, or as what it is: 0.2, 1/3. */
const share = (numerator: number, denominator: number): string =>
  Number.isInteger((numerator / denominator) * 1000) ? String(numerator / denominator) : `${numerator}/${denominator}`;

/** Excel's SWITCH takes this many pairs. */
const MOST_PAIRS = 126;

function rfmFormula({ scoreIds, measureIds, output }: Extract<Rule, { kind: 'rfm' }>, tags: ResolvedTags): string {
  const digits = scoreIds.map(cellRef);
  const code = digits.join('&');
  // Where every row has its amount, the three scores are missing together.
  const together = tags.measures.every((m) => !measureIds.includes(m.id) || !m.field || (m.field.kind === 'ref' && !m.field.nullable));
  const empty = (together ? digits.slice(0, 1) : digits).map((d) => `${d}=${BLANK}`);
  const present = (formula: string): string => `IF(${empty.length === 1 ? empty[0] : `OR(${empty.join(',')})`},${BLANK},${formula})`;
  switch (output.kind) {
    case 'code':
      return together ? code : present(code);
    case 'digit':
      return digits['rfm'.indexOf(output.of)] ?? '';
    case 'weighted':
      return present(digits.map((d, i) => `${d}*${output.weights[i] ?? 0}`).join('+'));
    case 'segment': {
      const rest = literal(output.otherwise ?? null);
      if (output.segments.every((s) => s.cells)) {
        const seen = new Set<string>();
        const pairs = output.segments.flatMap((s) =>
          (s.cells ?? []).flatMap((cell) => (seen.has(cell) ? [] : [seen.add(cell) && `"${cell}",${literal(s.value)}`])),
        );
        if (pairs.length > MOST_PAIRS) throw new NoFormula();
        return present(`SWITCH(${code},${pairs.join(',')},${rest})`);
      }
      const cases = output.segments.map((s) => {
        const ranges = [s.r, s.f, s.m].flatMap((range, i) => (range ? [`${digits[i]}>=${range[0]}`, `${digits[i]}<=${range[1]}`] : []));
        return [s.cells ? `OR(${s.cells.map((c) => `${code}="${c}"`).join(',')})` : `AND(${ranges.join(',')})`, literal(s.value)] as const;
      });
      return present(ifs(cases, output.otherwise));
    }
  }
}

function columnFormula({ column, clean, map, otherwise }: Extract<Rule, { kind: 'column' }>): string {
  const cell = cellRef(column);
  const cleaned = clean.reduce((value, step) => {
    // Excel's TRIM also takes blanks out of the middle, and leaves full-width ones at the ends.
    if (step !== 'lower' && step !== 'upper') throw new NoFormula();
    return `${step.toUpperCase()}(${value})`;
  }, cell);
  const rest = literal(otherwise);
  if (!map) return `IF(${cell}=${BLANK},${rest},${cleaned})`;
  const pairs = Object.entries(map).flatMap(([value, spellings]) => spellings.map((s) => `${literal(s)},${literal(value)}`));
  if (pairs.length === 0 || pairs.length > MOST_PAIRS) throw new NoFormula();
  return `IF(${cell}=${BLANK},${BLANK},SWITCH(${cleaned},${pairs.join(',')},${rest}))`;
}
