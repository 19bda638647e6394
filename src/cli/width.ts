/** Chinese, Japanese and Korean characters and their punctuation take two places in a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** How many places a text takes. */
export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);

/** The text with blanks behind it up to this width, or before it where the width is below zero. */
export function padded(text: string, width: number): string {
  const blanks = ' '.repeat(Math.max(0, Math.abs(width) - widthOf(text)));
  return width < 0 ? `${blanks}${text}` : `${text}${blanks}`;
}
