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
