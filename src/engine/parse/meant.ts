import { isScalar, type Node } from 'yaml';
import type { ShapeName } from '../language/issue.ts';
import { numberOf } from './notation.ts';

const WRITTEN = /^(?:>=|≥)?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*([^\d\s]*)(?:\s+[\p{L}\s]+)?$/u;

/** `2` of `2 orders`, `0.6` of `60%`, `5000` of `5,000元`, `50000` of `5万`, in full-width digits as well. */
export function meantNumber(text: string): number | undefined {
  const [, digits = '', unit = ''] = WRITTEN.exec(text.normalize('NFKC').trim()) ?? [];
  if (!/\d/.test(digits)) return undefined;
  const plain = Number(digits.replaceAll(',', ''));
  if (unit === '%') return Number(`${plain}e-2`);
  if (unit !== '' && !/^\p{L}+$/u.test(unit)) return undefined;
  return Number(numberOf(digits, unit)?.instead ?? plain);
}

const YES = /^(yes|y|on|是|对|1)$/i;
const NO = /^(no|n|off|否|不|0)$/i;

export function meantYesNo(text: string): string | undefined {
  if (YES.test(text.trim())) return 'true';
  return NO.test(text.trim()) ? 'false' : undefined;
}

/** Words that need no quotes in a list. */
const WORD = /^[\p{L}\p{N}_.][\p{L}\p{N}_. -]*$/u;

/** `[a, b]` of `a, b` and of `a、b`. */
export function meantList(text: string): string | undefined {
  const words = text.split(/[,，、]/).map((word) => word.trim());
  return words.length <= 50 && words.every((word) => WORD.test(word)) ? `[${words.join(', ')}]` : undefined;
}

/** Lists whose items are mappings are not made of one word. */
const LISTS_OF_MAPPINGS = ['cases', 'tags', 'steps', 'segments', 'points'];

/** What was meant where a number, yes or no, or a list should be, where only one thing can be. */
export function meantShape(node: Node | null | undefined, key: string, expected: ShapeName): string | undefined {
  const text = isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? String(node.value) : undefined;
  if (text === undefined) return undefined;
  if (expected === 'list') return LISTS_OF_MAPPINGS.includes(key) ? undefined : meantList(text);
  if (expected === 'yes-no') return meantYesNo(text);
  const number = meantNumber(text);
  if (number === undefined) return undefined;
  const fits =
    expected === 'number' ||
    (expected === 'positive-number' && number > 0) ||
    (expected === 'positive-integer' && number > 0 && Number.isInteger(number)) ||
    (expected === 'share' && number >= 0 && number <= 1);
  return fits ? String(number) : undefined;
}

/** What stands in mappings that newcomers write as one word. */
const LIKE: Readonly<Record<string, string>> = {
  define: '{expr: city is missing}',
  measure: '{from: orders, agg: count}',
  measures: '{n: {from: orders, agg: count}}',
  recency: '{days_since: order_date}',
  frequency: '{count: order_id}',
  monetary: '{sum: amount}',
  score: '{method: ntile, n: 5}',
  gate: '{min_age: 18}',
  value: '{type: bool}',
  domain: '{high: High, low: Low}',
  cut: '{high: ">= 5", low: else}',
  bin: '{of: spend, method: ntile, n: 5}',
};

/** What may stand in a mapping of a key. */
export const likeOf = (key: string): string | undefined => (Object.hasOwn(LIKE, key) ? LIKE[key] : undefined);
