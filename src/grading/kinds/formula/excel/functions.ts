import { meeting } from './criteria.ts';
import {
  compared,
  dateOf,
  failure,
  isError,
  isoOf,
  isSingle,
  type Matrix,
  numberFrom,
  one,
  rowsIn,
  type Scalar,
  serialFrom,
  serialOf,
  textFrom,
  truthFrom,
} from './value.ts';

/** An argument is worked out when it is needed: what IF does not choose cannot fail. */
export type Arg = () => Matrix;
export type Call = (args: readonly Arg[]) => Matrix;

/** Functions whose value is another tomorrow: a definition may not rest on them. */
export const VOLATILE: readonly string[] = ['TODAY', 'NOW', 'RAND', 'RANDBETWEEN'];

const single = (arg: Arg | undefined): Scalar => arg?.().cells[0] ?? null;
const given = (arg: Arg | undefined, otherwise: number): Scalar => (arg === undefined ? otherwise : single(arg));

/** The numbers of all arguments: texts and truths in cells are passed over, typed ones are read. */
function numbersIn(args: readonly Arg[]): number[] | ReturnType<typeof failure> {
  const numbers: number[] = [];
  for (const arg of args) {
    const { cells, isRange } = arg();
    for (const cell of cells) {
      if (isError(cell)) return cell;
      if (typeof cell === 'number') numbers.push(cell);
      else if (!isRange && cell !== null) {
        const number = numberFrom(cell);
        if (isError(number)) return number;
        numbers.push(number);
      }
    }
  }
  return numbers;
}

const ofNumbers =
  (work: (numbers: number[]) => Scalar): Call =>
  (args) => {
    const numbers = numbersIn(args);
    return one(isError(numbers) ? (numbers as ReturnType<typeof failure>) : work(numbers as number[]));
  };

/** Numbers, one for each argument; each may be many, and then the result is. */
const ofEach =
  (least: number, work: (...numbers: number[]) => Scalar): Call =>
  (args) => {
    if (args.length < least) return one(failure('#VALUE!'));
    const [first = one(null), ...rest] = args.map((arg) => arg());
    const others = rest.map((matrix) => numberFrom(matrix.cells[0] ?? null));
    const cells = first.cells.map((cell) => {
      const numbers = [numberFrom(cell), ...others];
      const failed = numbers.find((number) => isError(number));
      return failed === undefined ? finite(work(...(numbers as number[]))) : (failed as Scalar);
    });
    return { columns: first.columns, cells, isRange: false };
  };

const finite = (value: Scalar): Scalar => (typeof value === 'number' && !Number.isFinite(value) ? failure('#NUM!') : value);

const ofText =
  (work: (text: string, ...more: number[]) => Scalar): Call =>
  ([first, ...rest]) => {
    const text = textFrom(single(first));
    const more = rest.map((arg) => numberFrom(single(arg)));
    const failed = [text, ...more].find((value) => isError(value));
    return one(failed === undefined ? work(text as string, ...(more as number[])) : (failed as Scalar));
  };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: readonly number[]): Scalar => (numbers.length === 0 ? failure('#DIV/0!') : sum(numbers) / numbers.length);

/** COUNTIFS and its kin: the numbers of a range where every criterion is met. */
const ofMatching =
  (work: (numbers: number[]) => Scalar, split: (args: readonly Arg[]) => { of: Arg | undefined; pairs: readonly Arg[] }): Call =>
  (args) => {
    const { of, pairs } = split(args);
    const meets = meeting(pairs.map((arg) => arg()));
    if (!Array.isArray(meets)) return one(meets as Scalar);
    const cells = of?.().cells;
    if (cells !== undefined && cells.length !== meets.length) return one(failure('#VALUE!'));
    const chosen = meets.flatMap((met, i) => (met ? [cells === undefined ? 1 : (cells[i] ?? null)] : []));
    const failed = chosen.find(isError);
    return one(failed ?? work(chosen.filter((cell): cell is number => typeof cell === 'number')));
  };
const firstIsSummed = ([of, ...pairs]: readonly Arg[]) => ({ of, pairs });
const lastIsSummed = ([range, test, of]: readonly Arg[]) => ({ of: of ?? range, pairs: [range, test].filter((arg) => arg !== undefined) });
const justCounted = (pairs: readonly Arg[]) => ({ of: undefined, pairs });

/** The place of a percentile among sorted numbers, as PERCENTILE.INC has it. */
function percentile(numbers: readonly number[], share: number): Scalar {
  if (numbers.length === 0 || share < 0 || share > 1) return failure('#NUM!');
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

const percentiles =
  (scale: number): Call =>
  ([range, share]) => {
    const numbers = numbersIn(range === undefined ? [] : [range]);
    if (!Array.isArray(numbers)) return one(numbers as Scalar);
    const shares = share?.() ?? one(null);
    const cells = shares.cells.map((cell) => {
      const number = numberFrom(cell);
      return isError(number) ? number : percentile(numbers, number * scale);
    });
    return { columns: shares.columns, cells, isRange: false };
  };

function truthsIn(args: readonly Arg[]): boolean[] | ReturnType<typeof failure> {
  const truths: boolean[] = [];
  for (const arg of args) {
    const { cells, isRange } = arg();
    for (const cell of cells) {
      if (isError(cell)) return cell;
      if (isRange && (cell === null || typeof cell === 'string')) continue;
      const truth = truthFrom(cell);
      if (isError(truth)) return truth as ReturnType<typeof failure>;
      truths.push(truth as boolean);
    }
  }
  return truths.length === 0 ? failure('#VALUE!') : truths;
}

const ofTruths =
  (work: (truths: readonly boolean[]) => boolean): Call =>
  (args) => {
    const truths = truthsIn(args);
    return one(Array.isArray(truths) ? work(truths) : (truths as Scalar));
  };

/** A value where a test is true; a test of many cells chooses for each. */
function chooseIf(test: Arg | undefined, yes: Arg | undefined, no: Arg | undefined): Matrix {
  const tests = test?.() ?? one(null);
  if (isSingle(tests)) {
    const truth = truthFrom(tests.cells[0] ?? null);
    if (isError(truth)) return one(truth as Scalar);
    if (truth === true) return yes?.() ?? one(true);
    return no === undefined ? one(false) : no();
  }
  const [a, b] = [yes?.() ?? one(true), no?.() ?? one(false)];
  const cells = tests.cells.map((cell, i) => {
    const truth = truthFrom(cell);
    const from = truth === true ? a : b;
    return isError(truth) ? (truth as Scalar) : (from.cells[isSingle(from) ? 0 : i] ?? null);
  });
  return { columns: tests.columns, cells, isRange: false };
}

function firstTrue(args: readonly Arg[]): Matrix {
  for (let i = 0; i + 1 < args.length; i += 2) {
    const truth = truthFrom(single(args[i]));
    if (isError(truth)) return one(truth as Scalar);
    if (truth === true) return (args[i + 1] as Arg)();
  }
  return one(failure('#N/A'));
}

function switched([subject, ...cases]: readonly Arg[]): Matrix {
  const value = single(subject);
  for (let i = 0; i + 1 < cases.length; i += 2) if (compared(value, single(cases[i])) === 0) return (cases[i + 1] as Arg)();
  return cases.length % 2 === 1 ? (cases.at(-1) as Arg)() : one(failure('#N/A'));
}

/** The place of a value in a list: the same value, or in a sorted list the last that is not above it. */
function placeOf(value: Scalar, cells: readonly Scalar[], exact: boolean): number {
  if (exact) return cells.findIndex((cell) => cell !== null && compared(value, cell) === 0 && typeof cell === typeof value);
  return cells.findLastIndex((cell) => cell !== null && typeof cell === typeof value && Number(compared(cell, value)) <= 0);
}

const orNotFound = (cell: Scalar | undefined): Matrix => one(cell === undefined ? failure('#N/A') : cell);
const columnOf = (matrix: Matrix, column: number): Scalar[] =>
  Array.from({ length: rowsIn(matrix) }, (_, row) => matrix.cells[row * matrix.columns + column] ?? null);

function vlookup([value, table, column, near]: readonly Arg[]): Matrix {
  const matrix = table?.() ?? one(null);
  const wanted = numberFrom(single(column));
  if (isError(wanted) || wanted < 1 || wanted > matrix.columns) return one(isError(wanted) ? wanted : failure('#REF!'));
  const exact = near !== undefined && truthFrom(single(near)) !== true;
  const at = placeOf(single(value), columnOf(matrix, 0), exact);
  return orNotFound(at < 0 ? undefined : columnOf(matrix, wanted - 1)[at]);
}

function xlookup([value, list, results, otherwise]: readonly Arg[]): Matrix {
  const at = placeOf(single(value), list?.().cells ?? [], true);
  if (at < 0) return otherwise === undefined ? orNotFound(undefined) : otherwise();
  return orNotFound(results?.().cells[at]);
}

function rank([value, list, ascending]: readonly Arg[]): Matrix {
  const number = numberFrom(single(value));
  const numbers = numbersIn(list === undefined ? [] : [list]);
  if (isError(number) || !Array.isArray(numbers)) return one(isError(number) ? number : (numbers as Scalar));
  if (!numbers.includes(number)) return one(failure('#N/A'));
  const upwards = Number(numberFrom(single(ascending))) !== 0;
  return one(1 + numbers.filter((other) => (upwards ? other < number : other > number)).length);
}

function sumProduct(args: readonly Arg[]): Matrix {
  const [first, ...rest] = args.map((arg) => arg());
  if (first === undefined || rest.some(({ cells }) => cells.length !== first.cells.length)) return one(failure('#VALUE!'));
  let total = 0;
  for (let i = 0; i < first.cells.length; i++) {
    let product = 1;
    for (const { cells } of [first, ...rest]) {
      const cell = cells[i] ?? null;
      if (isError(cell)) return one(cell);
      product *= typeof cell === 'number' ? cell : 0;
    }
    total += product;
  }
  return one(total);
}

/** Rounded half away from zero, as sheets do, whatever binary makes of the last digit. */
function rounded(number: number, places: number, how: (size: number) => number): number {
  const scale = 10 ** Math.trunc(places);
  return (Math.sign(number) * how(Number((Math.abs(number) * scale).toPrecision(15)))) / scale;
}

function textFormat([value, format]: readonly Arg[]): Matrix {
  const [raw, pattern] = [single(value), textFrom(single(format))];
  if (isError(raw)) return one(raw);
  const number = numberFrom(raw);
  if (typeof pattern !== 'string' || isError(number)) return one(typeof raw === 'string' ? raw : failure('#VALUE!'));
  if (/^y{4}-mm-dd$/i.test(pattern)) return one(isoOf(number));
  const [, zeros, decimals = ''] = /^(0+)(?:\.(0+))?$/.exec(pattern) ?? [];
  if (zeros === undefined) return one(failure('#VALUE!'));
  const [whole = '', fraction] = Math.abs(rounded(number, decimals.length, Math.round))
    .toFixed(decimals.length)
    .split('.');
  return one(`${number < 0 ? '-' : ''}${whole.padStart(zeros.length, '0')}${fraction === undefined ? '' : `.${fraction}`}`);
}

/** The same day some months on, or the last day of a shorter month. */
function monthsOn(serial: number, months: number): number {
  const date = dateOf(serial);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1 + Math.trunc(months)];
  const last = dateOf(serialFrom(year, month + 1, 0)).getUTCDate();
  return serialFrom(year, month, Math.min(date.getUTCDate(), last));
}

const ofDate = (part: (date: Date) => number): Call => ofEach(1, (serial) => (serial < 0 ? failure('#NUM!') : part(dateOf(serial))));
const isKind =
  (test: (cell: Scalar) => boolean): Call =>
  ([arg]) => {
    const { columns, cells } = arg?.() ?? one(null);
    return { columns, cells: cells.map(test), isRange: false };
  };
const joined: Call = (args) => {
  const texts = args.flatMap((arg) => arg().cells.map(textFrom));
  const failed = texts.find((text) => isError(text));
  return one(failed === undefined ? texts.join('') : (failed as Scalar));
};
const orElse =
  (catches: (error: Scalar) => boolean): Call =>
  ([value, otherwise]) => {
    const matrix = value?.() ?? one(null);
    const cells = matrix.cells.map((cell) => (isError(cell) && catches(cell) ? single(otherwise) : cell));
    return { ...matrix, cells };
  };

const averageOf = (numbers: number[]): Scalar => mean(numbers);
const largest = (numbers: number[]): Scalar => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)));
const smallest = (numbers: number[]): Scalar => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b)));

/** The functions of Excel that formulas of this course need, each as Excel has it. */
export const FUNCTIONS: Readonly<Record<string, Call>> = {
  ABS: ofEach(1, Math.abs),
  AND: ofTruths((truths) => truths.every(Boolean)),
  AVERAGE: ofNumbers(averageOf),
  AVERAGEIF: ofMatching(averageOf, lastIsSummed),
  AVERAGEIFS: ofMatching(averageOf, firstIsSummed),
  'CEILING.MATH': ofEach(1, (number, step = 1) => Math.ceil(number / step) * step),
  CHOOSE: ([index, ...values]) => {
    const at = numberFrom(single(index));
    return isError(at) ? one(at) : (values[Math.trunc(at) - 1]?.() ?? one(failure('#VALUE!')));
  },
  CONCAT: joined,
  CONCATENATE: joined,
  COUNT: ofNumbers((numbers) => numbers.length),
  COUNTA: (args) => one(args.flatMap((arg) => arg().cells).filter((cell) => cell !== null).length),
  COUNTBLANK: (args) => one(args.flatMap((arg) => arg().cells).filter((cell) => cell === null || cell === '').length),
  COUNTIF: ofMatching((ones) => ones.length, justCounted),
  COUNTIFS: ofMatching((ones) => ones.length, justCounted),
  DATE: ofEach(3, (year, month = 1, day = 1) => serialFrom(year, month, day)),
  DATEVALUE: ofText((text) => serialOf(text) ?? failure('#VALUE!')),
  DAY: ofDate((date) => date.getUTCDate()),
  DAYS: ofEach(2, (end, start = 0) => Math.floor(end) - Math.floor(start)),
  EDATE: ofEach(2, (serial, months = 0) => monthsOn(serial, months)),
  EOMONTH: ofEach(2, (serial, months = 0) => {
    const date = dateOf(serial);
    return serialFrom(date.getUTCFullYear(), date.getUTCMonth() + 2 + Math.trunc(months), 0);
  }),
  EXACT: ([a, b]) => {
    const [many, other] = [a?.() ?? one(null), textFrom(single(b))];
    return { columns: many.columns, cells: many.cells.map((cell) => textFrom(cell) === other), isRange: false };
  },
  EXP: ofEach(1, Math.exp),
  FALSE: () => one(false),
  IF: ([test, yes, no]) => chooseIf(test, yes, no),
  IFERROR: orElse(() => true),
  IFNA: orElse((error) => isError(error) && error.error === '#N/A'),
  IFS: firstTrue,
  INDEX: ([range, row, column]) => {
    const matrix = range?.() ?? one(null);
    const [first, second] = [numberFrom(single(row)), numberFrom(given(column, matrix.columns === 1 ? 1 : 0))];
    if (isError(first) || isError(second)) return one(isError(first) ? first : second);
    const at = column === undefined && rowsIn(matrix) === 1 ? first - 1 : (first - 1) * matrix.columns + Math.max(second, 1) - 1;
    return one(matrix.cells[at] === undefined ? failure('#REF!') : (matrix.cells[at] ?? null));
  },
  INT: ofEach(1, Math.floor),
  ISBLANK: isKind((cell) => cell === null),
  ISERROR: isKind(isError),
  ISNA: isKind((cell) => isError(cell) && cell.error === '#N/A'),
  ISNUMBER: isKind((cell) => typeof cell === 'number'),
  ISTEXT: isKind((cell) => typeof cell === 'string'),
  LEFT: ofText((text, count = 1) => [...text].slice(0, count).join('')),
  LEN: ofText((text) => text.length),
  LN: ofEach(1, (number) => (number <= 0 ? failure('#NUM!') : Math.log(number))),
  LOOKUP: ([value, list, results]) => {
    const cells = list?.().cells ?? [];
    const at = placeOf(single(value), cells, false);
    return orNotFound(at < 0 ? undefined : (results?.().cells ?? cells)[at]);
  },
  LOWER: ofText((text) => text.toLowerCase()),
  MATCH: ([value, list, kind]) => {
    const at = placeOf(single(value), list?.().cells ?? [], kind !== undefined && Number(numberFrom(single(kind))) === 0);
    return orNotFound(at < 0 ? undefined : at + 1);
  },
  MAX: ofNumbers(largest),
  MAXIFS: ofMatching(largest, firstIsSummed),
  MEDIAN: ofNumbers((numbers) => percentile(numbers, 0.5)),
  MID: ofText((text, start = 1, count = 0) => [...text].slice(start - 1, start - 1 + count).join('')),
  MIN: ofNumbers(smallest),
  MINIFS: ofMatching(smallest, firstIsSummed),
  MOD: ofEach(2, (number, by = 0) => (by === 0 ? failure('#DIV/0!') : number - by * Math.floor(number / by))),
  MONTH: ofDate((date) => date.getUTCMonth() + 1),
  N: ([arg]) => one(typeof single(arg) === 'number' || typeof single(arg) === 'boolean' ? numberFrom(single(arg)) : 0),
  NA: () => one(failure('#N/A')),
  NOT: ([arg]) => {
    const truth = truthFrom(single(arg));
    return one(isError(truth) ? (truth as Scalar) : truth === false);
  },
  OR: ofTruths((truths) => truths.some(Boolean)),
  PERCENTILE: percentiles(1),
  'PERCENTILE.INC': percentiles(1),
  'PERCENTRANK.INC': ([range, value]) => {
    const [numbers, number] = [numbersIn(range === undefined ? [] : [range]), numberFrom(single(value))];
    if (!Array.isArray(numbers) || isError(number)) return one(isError(number) ? number : (numbers as Scalar));
    if (!numbers.includes(number)) return one(failure('#N/A'));
    // Three digits, cut and not rounded.
    return one(
      numbers.length === 1 ? 1 : Math.floor((numbers.filter((other) => other < number).length / (numbers.length - 1)) * 1000) / 1000,
    );
  },
  POWER: ofEach(2, (number, power = 1) => number ** power),
  QUARTILE: percentiles(0.25),
  'QUARTILE.INC': percentiles(0.25),
  RANK: rank,
  'RANK.EQ': rank,
  RIGHT: ofText((text, count = 1) => (count === 0 ? '' : [...text].slice(-count).join(''))),
  ROUND: ofEach(2, (number, places = 0) => rounded(number, places, Math.round)),
  ROUNDDOWN: ofEach(2, (number, places = 0) => rounded(number, places, Math.floor)),
  ROUNDUP: ofEach(2, (number, places = 0) => rounded(number, places, Math.ceil)),
  SQRT: ofEach(1, (number) => (number < 0 ? failure('#NUM!') : Math.sqrt(number))),
  SUBSTITUTE: ([text, old, fresh]) => {
    const [whole, part, other] = [text, old, fresh].map((arg) => textFrom(single(arg)));
    const failed = [whole, part, other].find(isError);
    return one(failed ?? (part === '' ? (whole as string) : (whole as string).replaceAll(part as string, other as string)));
  },
  SUM: ofNumbers(sum),
  SUMIF: ofMatching(sum, lastIsSummed),
  SUMIFS: ofMatching(sum, firstIsSummed),
  SUMPRODUCT: sumProduct,
  SWITCH: switched,
  TEXT: textFormat,
  // Only the common blank: others stay, as in a sheet.
  TRIM: ofText((text) => text.replace(/^ +| +$/g, '').replace(/ +/g, ' ')),
  TRUE: () => one(true),
  UPPER: ofText((text) => text.toUpperCase()),
  VALUE: ([arg]) => one(numberFrom(single(arg))),
  VLOOKUP: vlookup,
  XLOOKUP: xlookup,
  YEAR: ofDate((date) => date.getUTCFullYear()),
};
