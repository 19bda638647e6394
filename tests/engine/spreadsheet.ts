/**
 * As much of a spreadsheet as the engine's formulas use, written from Excel's documentation and apart from the engine: numbers before text
 * before TRUE, text without regard to case, errors that IFERROR catches, criteria of the COUNTIFS family.
 */
export type Cell = number | string | boolean;
export interface Book {
  readonly tables: Readonly<Record<string, readonly Record<string, Cell>[]>>;
  readonly asOf: number;
}
class CellError extends Error {}

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** A day, or a moment, as the number Excel keeps. */
export const serial = (iso: string): number => (Date.parse(iso.includes(' ') ? `${iso.replace(' ', 'T')}Z` : iso) - EPOCH) / DAY_MS;
const dateOf = (n: number): Date => new Date(EPOCH + Math.floor(n) * DAY_MS);
const fromParts = (y: number, m: number, d: number): number => (Date.UTC(y, m, d) - EPOCH) / DAY_MS;
const monthsOn = (n: number, months: number): number => {
  const date = dateOf(n);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return fromParts(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last));
};

type Arg = () => Cell | readonly Cell[];
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:E[+-]?\d+)?)|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_.]*)|(<>|<=|>=|[-+*/&=<>(),{}])|(\[(?:@\[(?:'.|[^\]'])*\]|(?:'.|[^\]'])*)\]))/uy;

/** The value of a formula in one row of a table. */
export function calculate(formula: string, book: Book, row: Readonly<Record<string, Cell>>): Cell {
  const tokens = [...formula.slice(1).matchAll(new RegExp(TOKEN, 'gu'))];
  if (tokens.map((t) => t[0]).join('') !== formula.slice(1)) throw new Error(`not a formula: ${formula}`);
  let at = 0;
  const sign = (...signs: string[]): string | undefined => signs.find((s) => tokens[at]?.[4] === s && ++at > 0);
  const chain = (next: () => Arg, signs: readonly string[], apply: (s: string, a: Cell, b: Cell) => Cell): Arg => {
    let left = next();
    for (let s = sign(...signs); s; s = sign(...signs)) {
      const [operator, a, b] = [s, left, next()];
      left = () => apply(operator, one(a), one(b));
    }
    return left;
  };
  const comparison = (): Arg => chain(joined, ['<>', '<=', '>=', '=', '<', '>'], (s, a, b) => compare(s, a, b));
  const joined = (): Arg => chain(sum, ['&'], (_, a, b) => String(a) + String(b));
  const sum = (): Arg => chain(product, ['+', '-'], (s, a, b) => (s === '+' ? num(a) + num(b) : num(a) - num(b)));
  const product = (): Arg =>
    chain(unary, ['*', '/'], (s, a, b) => {
      if (s === '/' && num(b) === 0) throw new CellError('#DIV/0!');
      return s === '*' ? num(a) * num(b) : num(a) / num(b);
    });
  const unary = (): Arg => {
    if (!sign('-')) return primary();
    const of = unary();
    return () => -num(one(of));
  };
  const args = (close: string): Arg[] => {
    const list: Arg[] = [];
    if (sign(close)) return list;
    do list.push(comparison());
    while (sign(','));
    if (!sign(close)) throw new Error(`no ${close} in ${formula}`);
    return list;
  };
  const primary = (): Arg => {
    const [, number, text, name, , own] = tokens[at] ?? [];
    if (sign('(')) return args(')')[0] ?? (() => '');
    if (sign('{')) {
      const items = args('}');
      return () => items.map(one);
    }
    at++;
    if (number !== undefined) return () => Number(number);
    if (text !== undefined) return () => text.replaceAll('""', '"');
    if (own !== undefined) return () => cell(row, unescaped(own.replace(/^\[@\[?|\]?\]$/g, '')));
    if (name === undefined) throw new Error(`cannot read ${formula}`);
    const column = tokens[at]?.[5];
    if (column !== undefined) {
      at++;
      return () => (book.tables[name] ?? []).map((r) => cell(r, unescaped(column.slice(1, -1))));
    }
    if (sign('(')) {
      const list = args(')');
      return () => call(name, list);
    }
    const constant = { TRUE: true, FALSE: false, as_of: book.asOf }[name];
    if (constant === undefined) throw new Error(`no ${name}`);
    return () => constant;
  };
  const formulaOf = comparison();
  if (at !== tokens.length) throw new Error(`left over: ${formula}`);
  return one(formulaOf);
}

const unescaped = (name: string): string => name.replaceAll(/'(.)/g, '$1');
function cell(row: Readonly<Record<string, Cell>>, name: string): Cell {
  const value = row[name];
  if (value === undefined) throw new Error(`no column ${name}`);
  return value;
}
function one(arg: Arg): Cell {
  const value = arg();
  if (typeof value === 'object') throw new CellError('#SPILL!');
  return value;
}
const many = (arg: Arg | undefined): readonly Cell[] => {
  const value = arg?.() ?? [];
  return typeof value === 'object' ? value : [value];
};
function num(value: Cell): number {
  if (typeof value === 'string') throw new CellError('#VALUE!');
  return Number(value);
}
const numbersIn = (arg: Arg | undefined): number[] => many(arg).filter((v) => typeof v === 'number');

function compare(sign: string, a: Cell, b: Cell): boolean {
  const kind = (v: Cell): number => ['number', 'string', 'boolean'].indexOf(typeof v);
  const [x, y] = [a, b].map((v) => (typeof v === 'string' ? v.toLowerCase() : v)) as [Cell, Cell];
  const order = kind(a) !== kind(b) ? kind(a) - kind(b) : x < y ? -1 : x > y ? 1 : 0;
  return { '=': order === 0, '<>': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[sign] ?? false;
}

function meets(value: Cell, criterion: Cell): boolean {
  const [, sign = '=', rest = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(String(criterion)) ?? [];
  if (String(criterion) === '<>') return value !== '';
  if (String(criterion) === '=') return value === '';
  const wanted = rest !== '' && Number.isFinite(Number(rest)) ? Number(rest) : rest;
  if (sign === '<>') return !compare('=', value, wanted);
  return typeof value === typeof wanted && compare(sign, value, wanted);
}

/** The cells of a column in the rows that meet every pair of column and criterion. */
function chosen(pairs: readonly Arg[], of = pairs[0]): readonly Cell[] {
  const criteria = pairs.flatMap((arg, i) => (i % 2 === 0 ? [[many(arg), one(pairs[i + 1] ?? arg)] as const] : []));
  return many(of).filter((_, i) => criteria.every(([cells, wanted]) => meets(cells[i] ?? '', wanted)));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) throw new CellError('#NUM!');
  const position = Number((share * (sorted.length - 1)).toPrecision(12));
  const low = sorted[Math.floor(position)] ?? 0;
  return low + (position - Math.floor(position)) * ((sorted[Math.floor(position) + 1] ?? low) - low);
}
const average = (values: readonly number[]): number => {
  if (values.length === 0) throw new CellError('#DIV/0!');
  return values.reduce((a, b) => a + b, 0) / values.length;
};

function call(name: string, args: readonly Arg[]): Cell | readonly Cell[] {
  const [first, second, third] = args;
  const n = (arg: Arg | undefined): number => num(one(arg as Arg));
  const ifs = (): number[] => chosen(args.slice(1), first).filter((v) => typeof v === 'number');
  const found = FUNCTIONS[name];
  if (found) return found(args, n);
  switch (name) {
    case 'IF':
      return one(first as Arg) === true ? one(second as Arg) : one(third as Arg);
    case 'IFS':
      for (let i = 0; i < args.length; i += 2) if (one(args[i] as Arg) === true) return one(args[i + 1] as Arg);
      throw new CellError('#N/A');
    case 'IFERROR':
      try {
        return one(first as Arg);
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        return one(second as Arg);
      }
    case 'SWITCH': {
      const value = one(first as Arg);
      for (let i = 1; i + 1 < args.length; i += 2) if (compare('=', value, one(args[i] as Arg))) return one(args[i + 1] as Arg);
      return args.length % 2 === 0 ? one(args.at(-1) as Arg) : '#N/A';
    }
    case 'COUNTIFS':
      return chosen(args).length;
    case 'SUMIFS':
      return ifs().reduce((a, b) => a + b, 0);
    case 'AVERAGEIFS':
      return average(ifs());
    case 'MINIFS':
      return ifs().length === 0 ? 0 : Math.min(...ifs());
    case 'MAXIFS':
      return ifs().length === 0 ? 0 : Math.max(...ifs());
    default:
      throw new Error(`no function ${name}`);
  }
}

type Plain = (args: readonly Arg[], n: (arg: Arg | undefined) => number) => Cell;
const FUNCTIONS: Readonly<Record<string, Plain>> = {
  AND: (args) => args.map(one).every((v) => num(v) !== 0),
  OR: (args) => args.map(one).some((v) => num(v) !== 0),
  CHOOSE: (args, n) => one(args[n(args[0])] as Arg),
  MATCH: ([x, list], n) => many(list).filter((edge) => num(edge) <= n(x)).length,
  'PERCENTILE.INC': ([list, share], n) => percentile(numbersIn(list), n(share)),
  'PERCENTRANK.INC': ([list, x, digits], n) => {
    const values = numbersIn(list);
    const below = values.filter((v) => v < n(x)).length;
    return values.length === 1 ? 1 : Math.floor((below / (values.length - 1)) * 10 ** n(digits)) / 10 ** n(digits);
  },
  'RANK.EQ': ([x, list, order], n) => 1 + numbersIn(list).filter((v) => (order && n(order) !== 0 ? v < n(x) : v > n(x))).length,
  AVERAGE: ([list]) => average(numbersIn(list)),
  MEDIAN: ([list]) => percentile(numbersIn(list), 0.5),
  'STDEV.P': ([list]) => {
    const values = numbersIn(list);
    return Math.sqrt(average(values.map((v) => (v - average(values)) ** 2)));
  },
  COUNT: ([list]) => numbersIn(list).length,
  MAX: (args, n) => Math.max(...args.map(n)),
  MIN: (args, n) => Math.min(...args.map(n)),
  INT: ([x], n) => Math.floor(n(x)),
  ABS: ([x], n) => Math.abs(n(x)),
  ROUND: ([x, digits], n) => (Math.sign(n(x)) * Math.round(Number(`${Math.abs(n(x))}e${n(digits)}`))) / 10 ** n(digits),
  'CEILING.MATH': ([x], n) => Math.ceil(n(x)),
  LOWER: ([x]) => String(one(x as Arg)).toLowerCase(),
  UPPER: ([x]) => String(one(x as Arg)).toUpperCase(),
  YEAR: ([x], n) => dateOf(n(x)).getUTCFullYear(),
  MONTH: ([x], n) => dateOf(n(x)).getUTCMonth() + 1,
  DATE: ([y, m, d], n) => fromParts(n(y), n(m) - 1, n(d)),
  EDATE: ([x, months], n) => monthsOn(n(x), n(months)),
  EOMONTH: ([x, months], n) => fromParts(dateOf(n(x)).getUTCFullYear(), dateOf(n(x)).getUTCMonth() + n(months) + 1, 0),
  DATEDIF: ([from, to], n) => {
    const [a, b] = [dateOf(n(from)), dateOf(n(to))];
    const early = b.getUTCMonth() * 32 + b.getUTCDate() < a.getUTCMonth() * 32 + a.getUTCDate();
    return b.getUTCFullYear() - a.getUTCFullYear() - (early ? 1 : 0);
  },
};
