/**
 * As much of a spreadsheet as the engine's formulas use, written from Excel's documentation and apart from the engine: numbers before text
 * before TRUE, text without regard to case, errors that IFERROR catches, an empty cell that is 0 and "" alike but no text, criteria of the
 * COUNTIFS family, and calculations over whole columns.
 */
export type Cell = number | string | boolean | null;
type Row = Readonly<Record<string, Cell>>;
export interface Book {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly asOf: number;
}
class CellError extends Error {}
type Item = Cell | CellError;
type Value = Item | readonly Item[];
/** What a part of a formula gives when it is asked; `column`: INDEX of it can begin a range. */
interface Part {
  (): Value;
  column?: Part;
}

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

const NAME = "(?:'.|[^\\]'])*";
const TOKEN = new RegExp(
  `\\s*(?:(\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?)|"((?:[^"]|"")*)"|([\\p{L}_][\\p{L}\\p{N}_.]*)|(<>|<=|>=|[-+*/&=<>(),{}:])|(\\[(?:@?\\[${NAME}\\](?::\\[${NAME}\\])?|${NAME})\\]))`,
  'gu',
);

/** The value of a formula in one row of a table. */
export function calculate(formula: string, book: Book, row: Row): Cell {
  const tokens = [...formula.slice(1).matchAll(TOKEN)];
  if (tokens.map((t) => t[0]).join('') !== formula.slice(1)) throw new Error(`not a formula: ${formula}`);
  let at = 0;
  const sign = (...signs: string[]): string | undefined => signs.find((s) => tokens[at]?.[4] === s && ++at > 0);
  const chain = (next: () => Part, signs: readonly string[], apply: (s: string, a: Cell, b: Cell) => Cell): Part => {
    let left = next();
    for (let s = sign(...signs); s; s = sign(...signs)) {
      const [operator, a, b] = [s, left, next()];
      left = () => each(a(), b(), (x, y) => apply(operator, x, y));
    }
    return left;
  };
  const comparison = (): Part => chain(joined, ['<>', '<=', '>=', '=', '<', '>'], compare);
  const joined = (): Part => chain(sum, ['&'], (_, a, b) => textOf(a) + textOf(b));
  const sum = (): Part => chain(product, ['+', '-'], (s, a, b) => (s === '+' ? num(a) + num(b) : num(a) - num(b)));
  const product = (): Part =>
    chain(unary, ['*', '/'], (s, a, b) => {
      if (s === '/' && num(b) === 0) throw new CellError('#DIV/0!');
      return s === '*' ? num(a) * num(b) : num(a) / num(b);
    });
  const unary = (): Part => {
    if (!sign('-')) return range();
    const of = unary();
    return () => each(of(), null, (x) => -num(x));
  };
  /** From the top of a column down to the formula's own row. */
  const range = (): Part => {
    const from = primary();
    if (!sign(':')) return from;
    primary();
    const table = Object.values(book.tables).find((rows) => rows.includes(row)) ?? [];
    return () => many(from.column).slice(0, table.indexOf(row) + 1);
  };
  const args = (close: string): Part[] => {
    const list: Part[] = [];
    if (sign(close)) return list;
    do list.push(comparison());
    while (sign(','));
    if (!sign(close)) throw new Error(`no ${close} in ${formula}`);
    return list;
  };
  const primary = (): Part => {
    const [, number, text, name, , bracket] = tokens[at] ?? [];
    if (sign('(')) return args(')')[0] ?? (() => '');
    if (sign('{')) {
      const items = args('}');
      return () => items.map(one);
    }
    at++;
    if (number !== undefined) return () => Number(number);
    if (text !== undefined) return () => text.replaceAll('""', '"');
    if (bracket !== undefined) return () => ownCells(bracket);
    if (name === undefined) throw new Error(`cannot read ${formula}`);
    const columns = tokens[at]?.[5];
    if (columns !== undefined) {
      at++;
      if (columns.startsWith('[@')) return () => ownCells(columns);
      const names = namesIn(columns);
      return () => (book.tables[name] ?? []).flatMap((r) => between(r, names).map((n) => cell(r, n)));
    }
    if (sign('(')) {
      const list = args(')');
      const part: Part = () => call(name, list);
      return list[0] ? Object.assign(part, { column: list[0] }) : part;
    }
    const constant = { TRUE: true, FALSE: false, as_of: book.asOf }[name];
    if (constant === undefined) throw new Error(`no ${name}`);
    return () => constant;
  };
  const ownCells = (bracket: string): Value => {
    const names = namesIn(bracket);
    return names.length === 1 ? cell(row, names[0] ?? '') : between(row, names).map((n) => cell(row, n));
  };
  const formulaOf = comparison();
  if (at !== tokens.length) throw new Error(`left over: ${formula}`);
  return one(formulaOf) ?? 0;
}

/** `[a]`, `[@a]`, `[@[a]]`, `[[a]:[b]]`, `[@[a]:[b]]`: one column, or the first and the last of several. */
function namesIn(bracket: string): readonly string[] {
  const inside = bracket.slice(1, -1).replace(/^@/, '');
  const parts = inside.startsWith('[') ? [...inside.matchAll(new RegExp(`\\[(${NAME})\\]`, 'g'))].map(([, name = '']) => name) : [inside];
  return parts.map((name) => name.replaceAll(/'(.)/g, '$1'));
}
function between(row: Row, [from = '', to = from]: readonly string[]): readonly string[] {
  const names = Object.keys(row);
  return names.slice(names.indexOf(from), names.indexOf(to) + 1);
}
function cell(row: Row, name: string): Cell {
  const value = row[name];
  if (value === undefined) throw new Error(`no column ${name}`);
  return value;
}

function one(part: Part | undefined): Cell {
  const value = part?.() ?? null;
  if (value instanceof CellError) throw value;
  if (typeof value === 'object' && value !== null) throw new CellError('#SPILL!');
  return value;
}
const items = (part: Part | undefined): readonly Item[] => {
  const value = part?.() ?? [];
  return isList(value) ? value : [value];
};
const many = (part: Part | undefined): readonly Cell[] => items(part).map(definite);
const isList = (value: Value): value is readonly Item[] => Array.isArray(value);
function definite(item: Item): Cell {
  if (item instanceof CellError) throw item;
  return item;
}

/** Applies an operator to two values, or to each item of a list; an error stays in its place. */
function each(a: Value, b: Value, apply: (x: Cell, y: Cell) => Cell): Value {
  if (!isList(a) && !isList(b)) return apply(definite(a), definite(b));
  const length = Math.max(isList(a) ? a.length : 0, isList(b) ? b.length : 0);
  return Array.from({ length }, (_, i) => {
    try {
      return apply(definite((isList(a) ? a[i] : a) ?? null), definite((isList(b) ? b[i] : b) ?? null));
    } catch (error) {
      if (error instanceof CellError) return error;
      throw error;
    }
  });
}

const textOf = (value: Cell): string => (value === null ? '' : String(value));
function num(value: Cell): number {
  if (typeof value === 'string') throw new CellError('#VALUE!');
  return Number(value);
}
const numbersIn = (part: Part | undefined): number[] => many(part).filter((v) => typeof v === 'number');

function compare(sign: string, a: Cell, b: Cell): boolean {
  const kind = (v: Cell): number => ['number', 'string', 'boolean'].indexOf(typeof v);
  /** An empty cell is what stands beside it. */
  const beside = (v: Cell, other: Cell): Cell => v ?? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const [x, y] = [beside(a, b), beside(b, a)].map((v) => (typeof v === 'string' ? v.toLowerCase() : v)) as [Cell, Cell];
  const [less, more] = [x ?? 0, y ?? 0];
  const order = kind(x) !== kind(y) ? kind(x) - kind(y) : less < more ? -1 : less > more ? 1 : 0;
  return { '=': order === 0, '<>': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[sign] ?? false;
}

function meets(value: Cell, criterion: Cell): boolean {
  if (typeof criterion === 'boolean') return value === criterion;
  const [, sign = '=', rest = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(textOf(criterion)) ?? [];
  // A formula that gives an empty text has filled its cell.
  if (criterion === '<>') return value !== null;
  if (criterion === '=') return value === null;
  const wanted = rest !== '' && Number.isFinite(Number(rest)) ? Number(rest) : rest;
  if (sign === '<>') return value === null || !compare('=', value, wanted);
  if (typeof wanted === 'string' && /[*?]/.test(wanted)) return typeof value === 'string' && pattern(wanted).test(value);
  return typeof value === typeof wanted && compare(sign, value, wanted);
}
const pattern = (wildcards: string): RegExp =>
  new RegExp(
    `^${wildcards.replaceAll(/~([*?~])|[\\^$.+()[\]{}|]|\*|\?/g, (c, literal) => (literal ? `\\${literal}` : c === '*' ? '[\\s\\S]*' : c === '?' ? '[\\s\\S]' : `\\${c}`))}$`,
    'iu',
  );

/** The cells of a column in the rows that meet every pair of column and criterion. */
function chosen(pairs: readonly Part[], of = pairs[0]): readonly Cell[] {
  const criteria = pairs.flatMap((part, i) => (i % 2 === 0 ? [[many(part), one(pairs[i + 1])] as const] : []));
  return many(of).filter((_, i) => criteria.every(([cells, wanted]) => meets(cells[i] ?? null, wanted)));
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
const deviation = (values: readonly number[]): number => Math.sqrt(average(values.map((v) => (v - average(values)) ** 2)));
const total = (values: readonly Cell[]): number => values.reduce<number>((a, b) => a + (typeof b === 'number' ? b : 0), 0);

function call(name: string, args: readonly Part[]): Value {
  const [first, second, third] = args;
  const n = (part: Part | undefined): number => num(one(part));
  const ifs = (): number[] => chosen(args.slice(1), first).filter((v) => typeof v === 'number');
  const found = FUNCTIONS[name];
  if (found) return found(args, n);
  switch (name) {
    case 'IF':
      return num(one(first)) === 0 ? one(third) : one(second);
    case 'IFS':
      for (let i = 0; i < args.length; i += 2) if (one(args[i]) === true) return one(args[i + 1]);
      throw new CellError('#N/A');
    case 'IFERROR':
      try {
        return one(first);
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        return one(second);
      }
    case 'SWITCH': {
      const value = one(first);
      for (let i = 1; i + 1 < args.length; i += 2) if (compare('=', value, one(args[i]))) return one(args[i + 1]);
      return args.length % 2 === 0 ? one(args.at(-1)) : '#N/A';
    }
    case 'ISNUMBER': {
      const value = isError(first) ? '' : (first?.() ?? '');
      return isList(value) ? value.map((v) => typeof v === 'number') : typeof value === 'number';
    }
    case 'EXACT':
      return each(first?.() ?? null, second?.() ?? null, (a, b) => textOf(a) === textOf(b));
    case 'COUNTIF':
    case 'COUNTIFS':
      return chosen(args).length;
    case 'SUMIF':
      return total(chosen(args));
    case 'SUMIFS':
      return total(ifs());
    case 'AVERAGEIFS':
      return average(ifs());
    case 'MINIFS':
      return ifs().length === 0 ? 0 : Math.min(...ifs());
    case 'MAXIFS':
      return ifs().length === 0 ? 0 : Math.max(...ifs());
    case 'LOOKUP': {
      const [found, cells] = [items(second), many(third)];
      const last = found.findLastIndex((v) => typeof v === 'number' && v <= n(first));
      if (last < 0) throw new CellError('#N/A');
      return cells[last] ?? null;
    }
    case 'MATCH':
      return match(one(first), items(second), n(third));
    case 'INDEX':
      return many(first)[n(second) - 1] ?? null;
    default:
      throw new Error(`no function ${name}`);
  }
}

function match(wanted: Cell, list: readonly Item[], type: number): number {
  const at =
    type === 0
      ? list.findIndex((v) => !(v instanceof CellError) && v !== null && typeof v === typeof wanted && compare('=', v, wanted))
      : list.filter((v) => num(definite(v)) <= num(wanted)).length - 1;
  if (at < 0) throw new CellError('#N/A');
  return at + 1;
}

const isError = (part: Part | undefined): boolean => {
  try {
    part?.();
    return false;
  } catch (error) {
    if (error instanceof CellError) return true;
    throw error;
  }
};
/** Excel shows 15 digits, and rounds those. */
const rounded = (x: number, digits: number): number => {
  const moved = Number((Math.abs(x) * 10 ** digits).toPrecision(15));
  return (Math.sign(x) * Math.round(moved)) / 10 ** digits;
};
const real = (x: number): number => {
  if (!Number.isFinite(x)) throw new CellError('#NUM!');
  return x;
};

type Plain = (args: readonly Part[], n: (part: Part | undefined) => number) => Cell;
const FUNCTIONS: Readonly<Record<string, Plain>> = {
  AND: (args) => args.map(one).every((v) => num(v) !== 0),
  OR: (args) => args.map(one).some((v) => num(v) !== 0),
  NOT: ([x], n) => n(x) === 0,
  NA: () => {
    throw new CellError('#N/A');
  },
  ISNA: ([x]) => isError(x),
  CHOOSE: (args, n) => one(args[n(args[0])]),
  'PERCENTILE.INC': ([list, share], n) => percentile(numbersIn(list), n(share)),
  'RANK.EQ': ([x, list, order], n) => 1 + numbersIn(list).filter((v) => (order && n(order) !== 0 ? v < n(x) : v > n(x))).length,
  AVERAGE: ([list]) => average(numbersIn(list)),
  MEDIAN: ([list]) => percentile(numbersIn(list), 0.5),
  'STDEV.P': ([list]) => deviation(numbersIn(list)),
  STANDARDIZE: ([x, mean, off], n) => {
    if (n(off) <= 0) throw new CellError('#NUM!');
    return (n(x) - n(mean)) / n(off);
  },
  COUNT: ([list]) => numbersIn(list).length,
  SUM: (args) => total(args.flatMap(many)),
  SUMPRODUCT: ([list]) => total(many(list)),
  MAX: (args) => Math.max(...args.flatMap(many).map(num)),
  MIN: (args) => Math.min(...args.flatMap(many).map(num)),
  INT: ([x], n) => Math.floor(n(x)),
  MOD: ([x, by], n) => n(x) % n(by),
  ABS: ([x], n) => Math.abs(n(x)),
  SQRT: ([x], n) => real(Math.sqrt(n(x))),
  LN: ([x], n) => real(n(x) > 0 ? Math.log(n(x)) : Number.NaN),
  EXP: ([x], n) => real(Math.exp(n(x))),
  POWER: ([x, y], n) => real(n(x) === 0 && n(y) === 0 ? Number.NaN : n(x) ** n(y)),
  ROUND: ([x, digits], n) => rounded(n(x), n(digits)),
  'CEILING.MATH': ([x], n) => Math.ceil(n(x)),
  LOWER: ([x]) => textOf(one(x)).toLowerCase(),
  UPPER: ([x]) => textOf(one(x)).toUpperCase(),
  TRIM: ([x]) => textOf(one(x)).replaceAll(/ +/g, ' ').replaceAll(/^ | $/g, ''),
  SUBSTITUTE: ([x, old, other]) => textOf(one(x)).replaceAll(textOf(one(old)), textOf(one(other))),
  CHAR: ([x], n) => String.fromCodePoint(n(x)),
  UNICHAR: ([x], n) => String.fromCodePoint(n(x)),
  TEXTJOIN: ([between, , ...texts]) =>
    texts
      .map((x) => textOf(one(x)))
      .filter((text) => text !== '')
      .join(textOf(one(between))),
  YEAR: ([x], n) => dateOf(n(x)).getUTCFullYear(),
  MONTH: ([x], n) => dateOf(n(x)).getUTCMonth() + 1,
  DATE: ([y, m, d], n) => fromParts(n(y), n(m) - 1, n(d)),
  DAY: ([x], n) => dateOf(n(x)).getUTCDate(),
  TIME: ([h, m, s], n) => (n(h) * 3600 + n(m) * 60 + n(s)) / 86_400,
  EDATE: ([x, months], n) => monthsOn(n(x), n(months)),
  EOMONTH: ([x, months], n) => fromParts(dateOf(n(x)).getUTCFullYear(), dateOf(n(x)).getUTCMonth() + n(months) + 1, 0),
};
