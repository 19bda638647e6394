/** Blanks of every width, and marks that nobody sees. */
const EDGES = /^[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+$/g;

export const tidy = (text: string): string => {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f ? text : text.replace(EDGES, '');
};

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
