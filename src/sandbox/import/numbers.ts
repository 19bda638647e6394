/** The sign between units and tenths; the other one may group thousands. */
export type Decimal = '.' | ',';

const MONEY = /(?:US|HK|NT|AU?|CA?)?\$|[¥€£]|CNY|RMB|USD|EUR|GBP|HKD|JPY|人民币|元|圆/giu;
const PLAIN: Record<Decimal, RegExp> = {
  '.': /^(?:\d+|\d{1,3}(?:[,'’]\d{3})+)(?:\.\d*)?(?:e[+-]?\d{1,2})?$|^\.\d+$/i,
  ',': /^(?:\d+|\d{1,3}(?:[.'’]\d{3})+)(?:,\d*)?(?:e[+-]?\d{1,2})?$|^,\d+$/i,
};

/**
 * Reads an amount as people write it: ¥1,234.50, 1 234,50 €, 1'234.50, １２３４元, (12.00) for minus twelve.
 * @returns nothing for what is no number in that notation; a group that has not three digits is no group, so 1,5 is never 15
 */
export function parseNumber(text: string, decimal: Decimal): number | undefined {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  let bare = text.normalize('NFKC').replace(MONEY, '').trim();
  bare = bare
    .replace(/(\d)\s(?=\d)/g, "$1'")
    .replace(/\s/g, '')
    .replace(/−/g, '-');
  const isBracketed = /^\(.*\)$/.test(bare);
  if (isBracketed) bare = bare.slice(1, -1);
  const sign = /^[+-]/.exec(bare)?.[0] ?? '';
  bare = bare.slice(sign.length);
  if (!PLAIN[decimal].test(bare)) return undefined;
  const value = Number(decimal === '.' ? bare.replace(/[,'’]/g, '') : bare.replace(/[.'’]/g, '').replace(',', '.'));
  if (!Number.isFinite(value)) return undefined;
  return (sign === '-') !== isBracketed && value !== 0 ? -value : value;
}
