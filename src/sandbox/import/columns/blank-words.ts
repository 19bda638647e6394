/** What systems write where there is nothing. In a column of words only the unmistakable ones count: "none" may be a value there. */
const ALWAYS = new Set([
  'null',
  '(null)',
  '<null>',
  '[null]',
  '\\n',
  '#n/a',
  '#null!',
  '#ref!',
  '#value!',
  '#div/0!',
  '#name?',
  '#num!',
  'n/a',
  'nan',
  'undefined',
  '空',
  '(空)',
  '(空白)',
  '<空>',
  '空值',
  '—',
  '——',
  '--',
  '---',
  '(blank)',
  '(none)',
]);
const AMONG_NUMBERS = new Set([...ALWAYS, 'na', 'none', 'nil', '-', '/', '无', '未知', '暂无', '未填', '待定', 'unknown', '.', '?', '*']);

const LONGEST = 9;
const FIRST = new Set([...AMONG_NUMBERS].flatMap((word) => [...`${word[0]}${word[0]?.toUpperCase()}`]).concat(['（', '－', '＃', 'Ｎ']));

/** @param amongNumbers the column holds numbers or dates */
export function isBlankWord(text: string, amongNumbers: boolean): boolean {
  if (text.length > LONGEST || !FIRST.has(text[0] ?? '')) return false;
  return (amongNumbers ? AMONG_NUMBERS : ALWAYS).has(text.normalize('NFKC').toLowerCase());
}
