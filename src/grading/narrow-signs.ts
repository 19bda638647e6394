/** What a Chinese keyboard and a word processor put in the place of the signs that languages know. */
const OTHERS: Readonly<Record<string, string>> = {
  '　': ' ',
  '、': ',',
  '。': '.',
  '【': '[',
  '】': ']',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '×': '*',
  '÷': '/',
  '−': '-',
};
const QUOTES = '‘’“”「」';
/** The full-width forms of ASCII lie this far above it, all in one row. */
const ROW_START = 0xff01;
const ROW_END = 0xff5e;
const ABOVE_ASCII = 0xfee0;

/**
 * The narrow sign that a wide or curly one was meant to be.
 * @param quote what a text stands between in this language
 * @returns nothing for every other character
 */
export function narrowSign(sign: string, quote: '"' | "'"): string | undefined {
  if (sign !== '' && QUOTES.includes(sign)) return quote;
  const code = sign.codePointAt(0) ?? 0;
  return code >= ROW_START && code <= ROW_END ? String.fromCodePoint(code - ABOVE_ASCII) : OTHERS[sign];
}
