import type { Value } from '../language/definition.ts';
import { NOWHERE } from '../language/issue.ts';
import type { ResolvedTag, Rule } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import { BLANK, cellRef, dateOrText, joined, literal, readsOtherwise } from './cell.ts';
import type { Customers } from './customers.ts';
import { bandFormula, scoredBy, scoreFormula } from './everybody.ts';
import { toldApart } from './letters.ts';
import { NoFormula } from './obstacle.ts';

/** The formula of a tag in the customer's row. */
export function tagFormula({ rule }: ResolvedTag, customers: Customers): string {
  switch (rule.kind) {
    case 'value':
      return customers.expression.value(rule.of);
    case 'cases':
      return ifs(
        rule.cases.map((c) => [customers.expression.holds(c.when), literal(c.value)]),
        rule.otherwise,
      );
    case 'bin': {
      const score = customers.scored(rule.scoreId);
      if (!rule.labels) return scoreFormula(score, customers);
      const scored = scoredBy(score, customers);
      const labels = rule.labels.map(literal).join(',');
      const label = `CHOOSE(${bandFormula(score, scored, customers)}${rule.lowest === 0 ? '+1' : ''},${labels})`;
      return scored.nullable ? `IF(${scored.x}=${BLANK},${BLANK},${label})` : label;
    }
    case 'rfm':
      return rfmFormula(rule, customers);
    case 'column':
      return columnFormula(rule, customers);
  }
}

/** IFS and SWITCH take this many pairs. */
const MOST_PAIRS = 126;

function ifs(cases: readonly (readonly [condition: string, value: string])[], otherwise: Value | undefined): string {
  const rest = literal(otherwise ?? null);
  if (cases.length === 0) return rest;
  if (cases.length > MOST_PAIRS) throw new NoFormula('too-long');
  const [only] = cases;
  if (cases.length === 1 && only) return `IF(${only[0]},${only[1]},${rest})`;
  return `IFS(${[...cases.flat(), 'TRUE', rest].join(',')})`;
}

function rfmFormula({ scoreIds, measureIds, output }: Extract<Rule, { kind: 'rfm' }>, customers: Customers): string {
  const measures = measureIds.map((id) => customers.tags.measures.find((m) => m.id === id));
  for (const id of measureIds) customers.measure(id);
  const digits = scoreIds.map((id) => cellRef(customers.score(id)));
  const code = digits.join('&');
  // Where every row has its amount, the three scores are missing together.
  const together = measures.every((m) => !m?.field || (m.field.kind === 'ref' && !m.field.nullable));
  const empty = joined(
    'OR',
    (together ? digits.slice(0, 1) : digits).map((d) => `${d}=${BLANK}`),
  );
  const present = (formula: string): string => `IF(${empty},${BLANK},${formula})`;
  switch (output.kind) {
    case 'code':
      return together ? code : present(code);
    case 'digit':
      return digits['rfm'.indexOf(output.of)] ?? '';
    case 'weighted':
      return present(digits.map((d, i) => `${d}*${output.weights[i] ?? 0}`).join('+'));
    case 'segment': {
      if (output.segments.every((s) => s.cells)) {
        const seen = new Set<string>();
        const pairs = output.segments.flatMap((s) =>
          (s.cells ?? []).flatMap((cell) => (seen.has(cell) ? [] : [seen.add(cell) && `"${cell}",${literal(s.value)}`])),
        );
        if (pairs.length <= MOST_PAIRS) return present(`SWITCH(${code},${pairs.join(',')},${literal(output.otherwise ?? null)})`);
      }
      const cases = output.segments.map((s) => {
        const ranges = [s.r, s.f, s.m].flatMap((range, i) => (range ? [`${digits[i]}>=${range[0]}`, `${digits[i]}<=${range[1]}`] : []));
        const cells = s.cells?.map((cell) => `${code}="${cell}"`);
        return [cells ? joined('OR', cells) : joined('AND', ranges), literal(s.value)] as const;
      });
      return present(ifs(cases, output.otherwise));
    }
  }
}

/** Blanks of every kind, which Excel's TRIM leaves at the ends. */
const OTHER_BLANKS = ['CHAR(9)', 'CHAR(10)', 'CHAR(13)', 'UNICHAR(160)', 'UNICHAR(12288)'];

function columnFormula({ column, clean, map, otherwise }: Extract<Rule, { kind: 'column' }>, customers: Customers): string {
  const cell = cellRef(column);
  const spellings = Object.values(map ?? {}).flat();
  const trims = clean.some((step) => step === 'trim' || step === 'trim_all');
  // TRIM also takes blanks out of the middle: nobody sees it beside spellings that have none.
  if (trims && (!map || spellings.some((s) => /\s/.test(String(s))))) throw new NoFormula('blanks');
  const cleaned = clean.reduce((value, step) => {
    if (step !== 'trim_all') return `${step.toUpperCase()}(${value})`;
    return `TRIM(${OTHER_BLANKS.reduce((text, blank) => `SUBSTITUTE(${text},${blank}," ")`, value)})`;
  }, cell);
  const { schema } = customers.tags;
  const type = columnOf(schema, schema.entity.table, column)?.type;
  const rest = !map && (type === 'date' || type === 'timestamp') ? dateOrText(otherwise) : literal(otherwise);
  if (!map) return `IF(${cell}=${BLANK},${rest},${cleaned})`;
  const pairs = Object.entries(map).flatMap(([value, own]) => own.map((spelling) => [spelling, value] as const));
  if (spellings.some((s) => typeof s === 'string' && readsOtherwise(s))) throw new NoFormula('read-otherwise');
  if (pairs.length > MOST_PAIRS) throw new NoFormula('too-long');
  const mapped = (): string => {
    if (pairs.length === 0) return rest;
    const given = { kind: 'ref', ref: { kind: 'column', column }, name: column, nullable: true, type: 'text', place: NOWHERE } as const;
    const apart = pairs.every(
      ([spelling]) =>
        inCase(spelling, clean) || toldApart(given, { kind: 'literal', value: spelling, type: 'text', place: NOWHERE }, customers.tags),
    );
    if (apart) return `SWITCH(${cleaned},${pairs.map(([spelling, value]) => `${literal(spelling)},${literal(value)}`).join(',')},${rest})`;
    return `IFS(${pairs.map(([spelling, value]) => `EXACT(${cleaned},${literal(spelling)}),${literal(value)}`).join(',')},TRUE,${rest})`;
  };
  return `IF(${cell}=${BLANK},${BLANK},${mapped()})`;
}

/** A spelling that is what LOWER or UPPER makes of it is the only one that it meets. */
function inCase(spelling: string | number, clean: readonly string[]): boolean {
  const text = String(spelling);
  const last = clean.findLast((step) => step === 'lower' || step === 'upper');
  return (
    typeof spelling === 'number' || (last === 'lower' && text === text.toLowerCase()) || (last === 'upper' && text === text.toUpperCase())
  );
}
