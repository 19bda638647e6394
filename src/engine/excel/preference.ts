import type { Bound } from '../language/bound.ts';
import { byCodePoint } from '../language/code-points.ts';
import type { ResolvedPreference } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import { SEPARATOR } from '../language/several.ts';
import { cellRef, cellsRef, columnsRef, joined, listOf, literal, readsOtherwise } from './cell.ts';
import type { Customers } from './customers.ts';
import { firstOfEach } from './distinct.ts';
import { toldApart } from './letters.ts';
import { NoFormula } from './obstacle.ts';
import { pairs, type Rows } from './rows.ts';

/** What competes, and what its strength is. */
export interface Competition extends Omit<ResolvedPreference, 'agg'> {
  /** How many rows a customer needs in all. */
  readonly leastInAll?: number;
  /** What stands where nothing is preferred. */
  readonly empty: string;
}

/** A table with a column a value stays readable up to so many. */
const MOST_VALUES = 12;

/**
 * The values that a customer prefers: a column for each value, as a pivot table has it, then the largest of them. The values must be known
 * before, so the schema has to list them.
 */
export function preferenceFormula(rows: Rows, competition: Competition, customers: Customers): string {
  const { dimension, top, empty, leastInAll } = competition;
  const values = valuesOf(dimension, customers);
  const amounts = values.map((value) => customers.help(`${rows.name}_${value}`, amountFormula(rows, competition, value, customers)));
  const strengths = strengthsOf(rows, competition, values, amounts, customers);
  const seen =
    rows.time && values.map((value) => customers.help(`${rows.name}_${value}_seen`, seenFormula(rows, competition, value, customers)));
  const side = (headings: readonly string[]): string => cellsRef(customers.book.customers, headings[0] ?? '', headings.at(-1) ?? '');
  const strength = side(strengths);
  const all = values.map((value) => value.replaceAll(SEPARATOR, '/'));
  if (top === 1) {
    const strongest = `(${strength}=MAX(${strength}))`;
    const latest = seen && cellRef(customers.help(`${rows.name}_latest`, `SUMPRODUCT(MAX(${strongest}*${side(seen)}))`));
    const found = `INDEX(${listOf(values)},MATCH(1,${seen ? `${strongest}*(${side(seen)}=${latest})` : `${strongest}*1`},0))`;
    const none = [`MAX(${strength})<=0`, ...(leastInAll === undefined ? [] : [`SUM(${side(amounts)})<${leastInAll}`])];
    return `IF(${joined('OR', none)},${empty},${found})`;
  }
  const places = strengths.map((heading, i) => {
    const own = cellRef(heading);
    const earlier = `({${values.map((_, j) => j + 1).join(',')}}<${i + 1})`;
    const at = seen?.[i];
    const tie = seen && at ? `((${side(seen)}>${cellRef(at)})+(${side(seen)}=${cellRef(at)})*${earlier})` : earlier;
    const place = `IF(${own}<=0,0,1+SUMPRODUCT((${strength}>${own})+(${strength}=${own})*${tie}))`;
    return customers.help(`${rows.name}_${values[i]}_place`, place);
  });
  const told = values.slice(0, top).map((_, i) => `IFERROR(INDEX(${listOf(all)},MATCH(${i + 1},${side(places)},0)),"")`);
  return `TEXTJOIN("${SEPARATOR}",TRUE,${told.join(',')})`;
}

/** Every value that the column may hold, in the order that parts equals. */
function valuesOf(dimension: Bound, { tags }: Customers): readonly string[] {
  const column =
    dimension.kind === 'ref' && dimension.ref.kind === 'field' && columnOf(tags.schema, dimension.ref.table, dimension.ref.column);
  const values = column && column.type === 'text' ? Object.keys(column.codes ?? {}).toSorted(byCodePoint) : [];
  if (values.length === 0 || values.length > MOST_VALUES) throw new NoFormula('open-values');
  if (!toldApart(dimension, dimension, tags) || values.some((value) => readsOtherwise(value) || /^[<>=]|[*?~]/.test(value)))
    throw new NoFormula('read-otherwise');
  return values;
}

/** The rows of one customer that have one of the values, as COUNTIFS asks for them. */
function given(rows: Rows, { dimension }: Competition, value: string, customers: Customers): readonly string[] {
  const column = (heading: string): string => rows.column(heading);
  return [column(rows.key), customers.me, column(rows.columnOf(dimension, 'value')), literal(value), ...pairs(rows.criteria(), column)];
}

function amountFormula(rows: Rows, competition: Competition, value: string, customers: Customers): string {
  const { by, weight, halfLifeDays } = competition;
  const mine = given(rows, competition, value, customers).join(',');
  const plain = weight && rows.columnOf(weight, 'weight');
  if (by === 'decay') {
    const time = cellRef(rows.time?.heading ?? '');
    const halved = `POWER(0.5,(as_of-${rows.time?.timestamp ? `INT(${time})` : time})/${halfLifeDays ?? 0})`;
    const decayed = plain ? `IF(${cellRef(plain)}="",0,${cellRef(plain)}*${halved})` : halved;
    return `SUMIFS(${rows.column(rows.help('decayed', decayed))},${mine})`;
  }
  return by === 'count' || !plain ? `COUNTIFS(${mine})` : `SUMIFS(${rows.column(plain)},${mine})`;
}

/** The last time that a customer had the value; 0 where never. */
function seenFormula(rows: Rows, competition: Competition, value: string, customers: Customers): string {
  const mine = given(rows, competition, value, customers).join(',');
  return `MAXIFS(${rows.column(rows.time?.heading ?? '')},${mine})`;
}

/** How strong each value is: 0 where it does not reach the limits. */
function strengthsOf(
  rows: Rows,
  competition: Competition,
  values: readonly string[],
  amounts: readonly string[],
  customers: Customers,
): readonly string[] {
  const { by, threshold, support } = competition;
  if (by !== 'share' && by !== 'tgi' && threshold === undefined && !support) return amounts;
  const { customers: table } = customers.book;
  const [from = '', to = ''] = [amounts[0], amounts.at(-1)];
  const own = `SUMIF(${cellsRef(table, from, to)},">0")`;
  const everything = `SUMIF(${columnsRef(table, from, to)},">0")`;
  return amounts.map((heading, i) => {
    const amount = cellRef(heading);
    const strength = {
      count: amount,
      sum: amount,
      decay: amount,
      share: `${amount}/${own}`,
      tgi: `(100*${amount}*${everything})/(${own}*SUMIF(${customers.column(heading)},">0"))`,
    }[by];
    const enough = support ? [`${supportFormula(rows, competition, values[i] ?? '', customers)}>=${support.least}`] : [];
    const reached = threshold === undefined ? [] : [`${strength}>=${threshold}`];
    const value = `IF(${joined('AND', [`${amount}>0`, ...enough])},${reached.length > 0 ? `IF(${reached[0]},${strength},0)` : strength},0)`;
    return customers.help(`${rows.name}_${values[i]}_strength`, value);
  });
}

/** How many rows, or different ones of something, a value rests on. */
function supportFormula(rows: Rows, competition: Competition, value: string, customers: Customers): string {
  const { support, dimension } = competition;
  const mine = given(rows, competition, value, customers);
  if (!support?.of) return `COUNTIFS(${mine.join(',')})`;
  const first = firstOfEach(rows, support.of, [rows.columnOf(dimension, 'value')]);
  return `COUNTIFS(${[...mine.slice(0, 4), rows.column(first), 'TRUE'].join(',')})`;
}
