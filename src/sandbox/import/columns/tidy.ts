/** Blanks of every width, and marks that nobody sees. */
const isBlankCode = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  code === 0x2060 ||
  (code >= 0x2000 && code <= 0x200d) ||
  code === 0x202f;

/** Without what stands around it. A loop: the pattern for the end of a text takes forever on a long row of blanks. */
export function tidy(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankCode(text.charCodeAt(start))) start++;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/**
 * A copy that stands by itself: a text cut out of a longer one keeps all of that in memory for as long as it lives.
 * Engines copy short texts anyway.
 */
export const flat = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** Digits, Latin letters and their signs in the width of Chinese. */
const WIDE = /[\uff01-\uff5e\u3000]/g;
export const narrow = (text: string): string =>
  text.replace(WIDE, (sign) => (sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));

/** What a spreadsheet would take for a formula. Here it is text, and stays text. */
export const isFormula = (text: string): boolean => /^[=@]|^[+-](?![\d.,\s¥$€£]*$)/.test(text);
