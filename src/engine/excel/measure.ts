import type { Bound } from '../language/bound.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import type { Schema } from '../language/schema.ts';
import { type Bound as DayBound, windowBounds } from '../language/window.ts';
import { BLANK, cellRef, columnRef, dateLiteral, literal, NoFormula } from './cell.ts';

/** One condition of COUNTIFS: a column, and what its cells must meet. */
type Criterion = readonly [column: string, criterion: string];

/** A measure over the rows of a table, as the formula that stands in the customer's row. */
export function measureFormula(m: ResolvedMeasure, schema: Schema): string {
  if (m.via || !m.entityKey) throw new NoFormula();
  const { agg, empty, from } = m.spec;
  const field = m.field === undefined ? undefined : columnOf(m.field);
  const valued: Criterion[] = field !== undefined && m.field?.kind === 'ref' && m.field.nullable ? [[columnRef(from, field), '"<>"']] : [];
  const criteria: readonly Criterion[] = [
    [columnRef(from, m.entityKey), cellRef(schema.entity.key)],
    ...(m.where ? criteriaOf(m.where, from) : []),
    ...windowCriteria(m),
    ...valued,
  ];
  const given = criteria.flat().join(',');
  const count = `COUNTIFS(${given})`;
  const missing = empty === undefined || empty === null ? BLANK : literal(empty);
  const unlessNone = (formula: string): string => `IF(${count}=0,${missing},${formula})`;
  const over = (name: string, column: string): string => `${name}(${columnRef(from, column)},${given})`;
  const time = m.time?.column ?? '';
  const day = (formula: string): string => (m.time?.timestamp ? `INT(${formula})` : formula);
  switch (agg) {
    case 'count_distinct':
      if (!isRowKey(field, m, schema)) throw new NoFormula();
      return empty === 0 ? count : unlessNone(count);
    case 'count':
      return empty === 0 ? count : unlessNone(count);
    case 'sum':
      return empty === 0 ? over('SUMIFS', must(field)) : unlessNone(over('SUMIFS', must(field)));
    case 'avg':
      return `IFERROR(${over('AVERAGEIFS', must(field))},${missing})`;
    case 'min':
    case 'max':
      if (m.type !== 'number' && m.type !== 'date') throw new NoFormula();
      return unlessNone(over(agg === 'min' ? 'MINIFS' : 'MAXIFS', must(field)));
    case 'days_since':
      return unlessNone(`as_of-${day(over('MAXIFS', time))}`);
    case 'days_since_first':
      return unlessNone(`as_of-${day(over('MINIFS', time))}`);
    default:
      throw new NoFormula();
  }
}

function must(field: string | undefined): string {
  if (field === undefined) throw new NoFormula();
  return field;
}

function columnOf(e: Bound): string {
  if (e.kind !== 'ref' || e.ref.kind !== 'field') throw new NoFormula();
  return e.ref.column;
}

/** A column that differs in every row of a customer, so that counting it is counting rows: what the key holds besides the customer and the time. */
function isRowKey(field: string | undefined, m: ResolvedMeasure, schema: Schema): boolean {
  const table = schema.tables[m.spec.from];
  const key = table?.primaryKey ?? [];
  return field !== undefined && key.includes(field) && key.every((c) => c === field || c === table?.entityKey || c === table?.time);
}

/** `where` as criteria, as long as it is conditions joined by `and` between a column and a value. */
function criteriaOf(e: Bound, table: string): Criterion[] {
  if (e.kind === 'binary' && e.operator === 'and') return [...criteriaOf(e.left, table), ...criteriaOf(e.right, table)];
  const [operand] = e.kind === 'binary' ? [e.left] : e.kind === 'between' || e.kind === 'missing' ? [e.operand] : [];
  if (!operand) throw new NoFormula();
  const column = columnRef(table, columnOf(operand));
  if (e.kind === 'missing') return [[column, e.negated ? '"<>"' : '"="']];
  if (e.kind === 'between' && !e.negated)
    return [
      [column, criterion('>=', e.low, operand)],
      [column, criterion('<=', e.high, operand)],
    ];
  if (e.kind !== 'binary') throw new NoFormula();
  const filled: Criterion[] = e.operator === '!=' && operand.kind === 'ref' && operand.nullable ? [[column, '"<>"']] : [];
  return [[column, criterion(e.operator, e.right, operand)], ...filled];
}

const SIGNS: Readonly<Record<string, string>> = { '=': '', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
/** Text that a criterion would read as a number, a date, a sign or a wildcard: '1/2' and 'May 5' are days, and '1e5' is 100000. */
const TREACHEROUS =
  /^[\s<>=+\-.,%('\p{N}\p{Sc}]|[*?~]|^$|^(?:true|false)$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./,-]*\d/iu;

function criterion(operator: string, e: Bound, operand: Bound): string {
  const sign = SIGNS[operator];
  if (sign === undefined) throw new NoFormula();
  const isAsOf = e.kind === 'ref' && e.ref.kind === 'as_of';
  if (e.kind !== 'literal' && !isAsOf) throw new NoFormula();
  if (operand.type === 'date') {
    const date = e.kind === 'literal' ? dateLiteral(String(e.value)) : 'as_of';
    return sign === '' ? date : `"${sign}"&${date}`;
  }
  if (e.kind !== 'literal' || e.value === null || typeof e.value === 'boolean') throw new NoFormula();
  if (typeof e.value === 'number') return sign === '' ? literal(e.value) : `"${sign}${e.value}"`;
  if (TREACHEROUS.test(e.value) || !['', '<>'].includes(sign)) throw new NoFormula();
  return literal(sign + e.value);
}

function windowCriteria(m: ResolvedMeasure): Criterion[] {
  if (!m.time) return [];
  const column = columnRef(m.spec.from, m.time.column);
  const { start, end } = windowBounds(m.spec.window);
  const last = end.kind === 'day' ? `MIN(as_of,${dateLiteral(end.day)})` : dayFormula(end, m.time.timestamp ? 1 : 0);
  const until = m.time.timestamp ? `"<"&${end.kind === 'day' ? `${last}+1` : last}` : `"<="&${last}`;
  return [...(start ? [[column, `">="&${dayFormula(start)}`] as const] : []), [column, until]];
}

/** A day counted from the as-of date. EDATE clamps to the last day of the month, as the engine does. */
function dayFormula(bound: DayBound, moreDays = 0): string {
  if (bound.kind === 'day') return dateLiteral(bound.day);
  const { months, startOfMonth, startOf } = bound.offset;
  let days = bound.offset.days + moreDays;
  let day = 'as_of';
  if (startOf === 12) day = `DATE(YEAR(as_of)${plus(months / 12)},1,1)`;
  else if (startOf === 3) day = `DATE(YEAR(as_of),3*INT((MONTH(as_of)-1)/3)+1${plus(months)},1)`;
  else if (startOfMonth) [day, days] = [`EOMONTH(as_of,${months - 1})`, days + 1];
  else if (months !== 0) day = `EDATE(as_of,${months})`;
  return `${day}${plus(days)}`;
}

const plus = (n: number): string => (n === 0 ? '' : n < 0 ? String(n) : `+${n}`);
