import type { Value, Worked, WorkedFunction } from '../engine/index.ts';

/** What a function made of its numbers, in the words of a language. */
export type WorkedWords = Readonly<Record<WorkedFunction, (of: readonly string[], value: string) => string>>;

const SIGNS = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '(': '(', ')': ')' } as const;

/**
 * A step of a calculation as a line.
 * @param shown a number as the reader writes it
 * @example workedText({how: 'arithmetic', parts: [{value: 412.5}, '/', {value: 3}], value: 137.5}, words, String) // 412.5 ÷ 3 = 137.5
 */
export function workedText(worked: Worked, words: WorkedWords, shown: (value: Value) => string): string {
  const { value } = worked;
  if (worked.how === 'call') return words[worked.name](worked.of.map(shown), shown(value));
  const text = worked.parts.map((part, i) => {
    if (typeof part === 'string') return SIGNS[part];
    // 5 − −3 reads like a slip.
    return i > 0 && typeof part.value === 'number' && part.value < 0 ? `(${shown(part.value)})` : shown(part.value);
  });
  return `${text.join('')} = ${shown(value)}`;
}
