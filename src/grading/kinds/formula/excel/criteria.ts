import { compared, failure, isError, type Matrix, type Scalar } from './value.ts';

/** Whether a cell meets what COUNTIFS and its kin are given: a value, or a sign and a value, with `*` and `?` in texts. */
export function criterion(given: Scalar): (cell: Scalar) => boolean {
  const [, sign = '', rest = ''] = typeof given === 'string' ? (/^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(given) ?? []) : [];
  const wanted: Scalar = typeof given === 'string' ? valueIn(rest) : given;
  if (sign === '<>') return (cell) => !isEqual(cell, wanted);
  if (sign === '' || sign === '=') return (cell) => isEqual(cell, wanted);
  return (cell) => {
    // A text is neither above nor below a number here.
    if (cell === null || typeof cell !== typeof wanted) return false;
    const side = compared(cell, wanted);
    if (isError(side as Scalar)) return false;
    return sign === '<' ? Number(side) < 0 : sign === '<=' ? Number(side) <= 0 : sign === '>' ? Number(side) > 0 : Number(side) >= 0;
  };
}

function valueIn(text: string): Scalar {
  if (text === '') return null;
  const number = Number(text);
  if (Number.isFinite(number) && text.trim() !== '') return number;
  const word = text.toUpperCase();
  return word === 'TRUE' ? true : word === 'FALSE' ? false : text;
}

function isEqual(cell: Scalar, wanted: Scalar): boolean {
  if (wanted === null) return cell === null || cell === '';
  if (typeof wanted === 'string') return typeof cell === 'string' && patternOf(wanted).test(cell);
  // Numbers kept as text count as numbers.
  if (typeof wanted === 'number' && typeof cell === 'string') return cell.trim() !== '' && Number(cell) === wanted;
  return cell === wanted;
}

const patterns = new Map<string, RegExp>();
function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const source = text.replace(/~([*?~])|[.+^${}()|[\]\\*?]/g, (sign, escaped: string | undefined) =>
    escaped !== undefined ? `\\${escaped}` : sign === '*' ? '[\\s\\S]*' : sign === '?' ? '[\\s\\S]' : `\\${sign}`,
  );
  const pattern = new RegExp(`^${source}$`, 'iu');
  if (patterns.size > 500) patterns.clear();
  patterns.set(text, pattern);
  return pattern;
}

/** Which cells meet every pair of a range and a criterion; ranges of different sizes are a mistake. */
export function meeting(pairs: readonly Matrix[]): readonly boolean[] | ReturnType<typeof failure> {
  const [first] = pairs;
  if (first === undefined || pairs.length % 2 !== 0) return failure('#VALUE!');
  const meets = first.cells.map(() => true);
  for (let i = 0; i < pairs.length; i += 2) {
    const [range, given] = [pairs[i] as Matrix, pairs[i + 1] as Matrix];
    if (range.cells.length !== meets.length) return failure('#VALUE!');
    const test = criterion(given.cells[0] ?? null);
    range.cells.forEach((cell, at) => {
      if (meets[at] === true && !test(cell)) meets[at] = false;
    });
  }
  return meets;
}
