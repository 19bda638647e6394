import { piecesOf } from './sql-text.ts';

/** A query of one SELECT, taken apart by what each part does in the calculation. */
export interface Clauses {
  readonly select: string;
  readonly from: string;
  /** Conditions that all have to hold; a condition with OR is one. */
  readonly where: readonly string[];
  readonly group: string;
  readonly having: string;
  readonly order: string;
  readonly limit: string;
}

const HEADS = ['select', 'from', 'where', 'group', 'having', 'order', 'limit'] as const;
type Head = (typeof HEADS)[number];
/** With one of these a query is more than one SELECT. */
const MORE = new Set(['with', 'union', 'intersect', 'except', 'values', 'window']);

/** Takes a query apart; nothing where it is more than one SELECT after another clause by clause. */
export function clausesOf(sql: string): Clauses | undefined {
  const parts = new Map<Head, string>();
  let head: Head | undefined;
  let depth = 0;
  for (const { kind, text } of piecesOf(sql)) {
    if (kind === 'sign') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    const word = kind === 'word' && depth === 0 ? text.toLowerCase() : undefined;
    if (word !== undefined && MORE.has(word)) return undefined;
    const next = HEADS.find((each) => each === word);
    if (next !== undefined) {
      if (parts.has(next) || (head !== undefined && HEADS.indexOf(next) < HEADS.indexOf(head))) return undefined;
      head = next;
      parts.set(next, '');
    } else if (head === undefined) {
      if (kind !== 'space' && kind !== 'comment') return undefined;
    } else if (!(word === 'by' && (parts.get(head) ?? '').trim() === '')) {
      parts.set(head, `${parts.get(head) ?? ''}${kind === 'comment' ? ' ' : text}`);
    }
  }
  const part = (name: Head): string => (parts.get(name) ?? '').trim().replace(/;$/, '');
  if (part('select') === '' || part('from') === '') return undefined;
  return {
    select: part('select'),
    from: part('from'),
    where: conditionsOf(part('where')),
    group: part('group'),
    having: part('having'),
    order: part('order'),
    limit: part('limit'),
  };
}

/** What AND joins; the AND of a BETWEEN joins nothing. */
function conditionsOf(where: string): string[] {
  const conditions: string[] = [''];
  let depth = 0;
  let between = 0;
  for (const { kind, text } of piecesOf(where)) {
    if (kind === 'sign') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    const word = kind === 'word' && depth === 0 ? text.toLowerCase() : '';
    if (word === 'or') return [where];
    if (word === 'between') between++;
    if (word === 'and' && between === 0) conditions.push('');
    else conditions.push(`${conditions.pop() ?? ''}${text}`);
    if (word === 'and' && between > 0) between--;
  }
  return conditions.map((condition) => condition.trim()).filter((condition) => condition !== '');
}

/** The query again. */
export const queryOf = ({ select, from, where, group, having, order, limit }: Clauses): string =>
  [
    `SELECT ${select}`,
    `FROM ${from}`,
    where.length > 0 ? `WHERE ${where.map((condition) => `(${condition})`).join(' AND ')}` : '',
    group === '' ? '' : `GROUP BY ${group}`,
    having === '' ? '' : `HAVING ${having}`,
    order === '' ? '' : `ORDER BY ${order}`,
    limit === '' ? '' : `LIMIT ${limit}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
