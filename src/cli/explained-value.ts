import type { Explanation, ResolvedTag, Value } from '../engine/index.ts';
import type { Language } from '../i18n/language.ts';
import type { whyWords } from '../i18n/zh/why.ts';

/** The labs' words for the same thing. */
export type Why = typeof whyWords & { readonly noValue: string };

/** A fact of the explanation, by whose codes values are called. */
export type Named = Pick<Explanation['facts'][number], 'name' | 'codes'>;

/** A value of the tag as it is called. */
export const valueText = (
  value: Value,
  { tag, language, why }: { readonly tag: ResolvedTag; readonly language: Language; readonly why: Why },
): string =>
  (value !== null && Object.hasOwn(tag.domain, String(value)) ? tag.domain[String(value)]?.[language] : undefined) ?? shown(value, why);

/** A value as it is called, where it is called anything. */
export const inWords = (value: Value, codes: Named['codes'], language: Language, why: Why): string =>
  (value !== null && codes && Object.hasOwn(codes, String(value)) ? codes[String(value)]?.[language] : undefined) ?? shown(value, why);

/** Yes and no in words, and no more of a number than is read. */
export function shown(value: Value, { noValue, yesNo }: Why): string {
  if (typeof value === 'boolean') return yesNo[`${value}`];
  return typeof value === 'number' ? String(rounded(value)) : (value ?? noValue);
}

const MOST_DIGITS = 4;
/** What would round to nothing keeps its first digits. */
function rounded(value: number): number {
  const round = Number(value.toFixed(MOST_DIGITS));
  return round === 0 ? Number(value.toPrecision(2)) : round;
}

export const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
