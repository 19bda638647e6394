/** What a person meant by a number typed into a field. */
export interface TypedNumber {
  readonly value: number;
  /** It ended in a percent sign; `value` is the number before the sign. */
  readonly percent: boolean;
}

const MULTIPLIERS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

const DIGITS = String.raw`\d{1,3}(?:[, _']\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+`;
const NUMBER = new RegExp(
  String.raw`^(?:¥|\$|€|£|rmb|cny)?\s*([+-]?)\s*(?:¥|\$|€|£|rmb|cny)?\s*(${DIGITS})(e[+-]?\d{1,2})?\s*([万亿]?)\s*(%?)\s*(?:¥|\$|€|£|元|块|rmb|cny|yuan)?$`,
  'i',
);

/**
 * Reads a number as people write it: full-width digits, thousands separators, currency signs, a percent sign, 万 and 亿, the exercise's unit.
 * @param units words that may follow the number, such as 元 or orders
 * @returns undefined when it is no number
 * @example readNumber('￥１，２３４．５') // { value: 1234.5, percent: false }
 */
export function readNumber(text: string, units: readonly string[] = []): TypedNumber | undefined {
  // NFKC turns full-width digits, commas, points, signs and ￥ into their narrow forms.
  let rest = text.normalize('NFKC').replaceAll('−', '-').trim();
  for (const unit of units.map((u) => u.normalize('NFKC').toLowerCase())) {
    if (unit !== '' && unit !== '%' && rest.toLowerCase().endsWith(unit)) rest = rest.slice(0, -unit.length).trim();
  }
  const match = NUMBER.exec(rest);
  if (match === null) return undefined;
  const [, sign = '', digits = '', exponent = '', multiplier = '', percent = ''] = match;
  const size = Number(digits.replace(/[, _']/g, '') + exponent) * (MULTIPLIERS[multiplier] ?? 1);
  return { value: sign === '-' ? -size : size, percent: percent === '%' };
}
