import type { ResolvedMeasure } from '../language/resolved.ts';
import { dateOrText, literal } from './cell.ts';
import type { Customers } from './customers.ts';
import { firstOfEach, isRowKey } from './distinct.ts';
import { NoFormula } from './obstacle.ts';
import { preferenceFormula } from './preference.ts';
import { conditions, pairs, Rows } from './rows.ts';

/**
 * A measure over the rows of a table, as the formula that stands in the customer's row.
 * @param name what its column is called; columns that it needs begin with it
 */
export function measureFormula(m: ResolvedMeasure, name: string, customers: Customers): string {
  const { shape } = m;
  if (shape?.agg === 'sequence') throw new NoFormula('sequence');
  if (shape?.agg === 'statement') throw new NoFormula('query');
  if (shape?.agg === 'computed') throw new NoFormula('network');
  const rows = new Rows(m, customers.book, name);
  const missing = m.type === 'date' ? dateOrText(m.spec.empty ?? null) : literal(m.spec.empty ?? null);
  if (shape) return preferenceFormula(rows, { ...shape, empty: missing }, customers);
  if (m.spec.agg === 'most_frequent' && m.field) {
    const { minSupport } = m.spec;
    const least = minSupport === undefined ? {} : { leastInAll: minSupport };
    return preferenceFormula(rows, { dimension: m.field, by: 'count', top: 1, empty: missing, ...least }, customers);
  }
  if (m.spec.agg === 'first' || m.spec.agg === 'last') return pickFormula(m, rows, missing, customers);
  return aggregateFormula(m, rows, missing, customers);
}

function aggregateFormula(m: ResolvedMeasure, rows: Rows, missing: string, customers: Customers): string {
  const { agg } = m.spec;
  const mine = [rows.column(rows.key), customers.me];
  const { field } = m;
  if (agg === 'days_active' || (agg === 'count_distinct' && field && !isRowKey(field, m, customers.tags.schema))) {
    const first = firstOfEach(rows, agg === 'days_active' ? undefined : field);
    const counted = `COUNTIFS(${[...mine, rows.column(first), 'TRUE'].join(',')})`;
    return m.spec.empty === 0 ? counted : `IF(${counted}=0,${missing},${counted})`;
  }
  const given = [...mine, ...pairs(rows.criteria(field ? [field] : []), (heading) => rows.column(heading))].join(',');
  const count = `COUNTIFS(${given})`;
  const unlessNone = (formula: string): string => `IF(${count}=0,${missing},${formula})`;
  const over = (name: string, heading: string): string => `${name}(${rows.column(heading)},${given})`;
  const value = (): string => (field ? rows.columnOf(field, 'of') : '');
  const time = rows.time?.heading ?? '';
  const day = (formula: string): string => (rows.time?.timestamp ? `INT(${formula})` : formula);
  switch (agg) {
    case 'count_distinct':
    case 'count':
      return m.spec.empty === 0 ? count : unlessNone(count);
    case 'sum':
      return m.spec.empty === 0 ? over('SUMIFS', value()) : unlessNone(over('SUMIFS', value()));
    case 'avg':
      return `IFERROR(${over('AVERAGEIFS', value())},${missing})`;
    case 'min':
    case 'max':
      if (m.type !== 'number' && m.type !== 'date') throw new NoFormula('text-order');
      return unlessNone(over(agg === 'min' ? 'MINIFS' : 'MAXIFS', value()));
    case 'days_since':
      return unlessNone(`as_of-${day(over('MAXIFS', time))}`);
    case 'days_since_first':
      return unlessNone(`as_of-${day(over('MINIFS', time))}`);
    default:
      throw new Error(`${agg} is no aggregate of its own`);
  }
}

/** The field of the first or the last row; of rows of one moment, the one that stands first or last. */
function pickFormula(m: ResolvedMeasure, rows: Rows, missing: string, customers: Customers): string {
  const { field } = m;
  const time = rows.time?.heading;
  if (!field || time === undefined) throw new Error(`${m.spec.agg} needs a field and a time`);
  const value = rows.columnOf(field, 'of');
  const told = rows.criteria([field], 'conditions');
  const criteria = told.length > MOST_CONDITIONS ? [{ kind: 'true', heading: rows.flag([field]) } as const] : told;
  const column = (heading: string): string => rows.column(heading);
  const isFirst = m.spec.agg === 'first';
  const mine = [column(rows.key), customers.me];
  const moment = `${isFirst ? 'MINIFS' : 'MAXIFS'}(${[column(time), ...mine, ...pairs(criteria, column)].join(',')})`;
  const asked = [mine.join('='), ...conditions(criteria, column), `${column(time)}=${moment}`].map((c) => `(${c})`).join('*');
  const found = isFirst ? `INDEX(${column(value)},MATCH(1,${asked},0))` : `LOOKUP(2,1/(${asked}),${column(value)})`;
  return `IFERROR(${found},${missing})`;
}

/** More of them, asked twice, are easier to read in a column of their own. */
const MOST_CONDITIONS = 3;
