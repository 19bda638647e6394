import type { Decimal } from '../numbers.ts';
import type { ChangeKind } from '../shapes.ts';

/** What may be taken off a number on the way to its value. */
export const NUMBER_CHANGES = [
  'full-width',
  'currency',
  'units',
  'brackets',
  'thousands',
  'decimal-comma',
] as const satisfies readonly ChangeKind[];
export type NumberChange = (typeof NUMBER_CHANGES)[number];

export interface ReadNumber {
  readonly value: number;
  readonly changes: readonly NumberChange[];
}

const EXACT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
const MONEY = /(?:US|HK|NT|AU?|CA?|S)?\$|[¥€£₩₽]|CNY|RMB|USD|EUR|GBP|HKD|JPY|人民币|元整?|圆/giu;
const PLAIN: Record<Decimal, RegExp> = {
  '.': /^(?:\d+|\d{1,3}(?:[,'’]\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.\d*)?(?:e[+-]?\d{1,2})?$|^\.\d+$/i,
  ',': /^(?:\d+|\d{1,3}(?:[.'’]\d{3})+)(?:,\d*)?(?:e[+-]?\d{1,2})?$|^,\d+$/i,
};
const GROUPED = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,6})?$/;
/** No amount is longer than this, and patterns are slow on what is. */
const LONGEST = 60;
const DIGIT = /[\d０-９]/;
const NONE: readonly NumberChange[] = [];
const ONLY_GROUPS: readonly NumberChange[] = ['thousands'];

/**
 * Reads an amount as people write it, and says what had to be taken off: ¥1,234.50, 1 234,50 €, １２３４元, (12.00) for minus twelve, 12- as some tills
 * print it, 1.2万, 1,23,456 as in India. A group that has not three digits is no group, so 1,5 is never 15.
 */
export function readNumber(text: string, decimal: Decimal): ReadNumber | undefined {
  if (EXACT.test(text) && (decimal === '.' || !text.includes('.'))) return { value: Number(text), changes: NONE };
  if (decimal === '.' && GROUPED.test(text)) return { value: Number(text.replaceAll(',', '')), changes: ONLY_GROUPS };
  if (text.length > LONGEST || !DIGIT.test(text)) return undefined;
  const changes: NumberChange[] = [];
  const narrow = text
    .normalize('NFKC')
    .replace(/[−﹣–]/g, '-')
    .trim();
  if (/[０-９．，－￥（）]/.test(text)) changes.push('full-width');
  let bare = narrow.replace(MONEY, '').trim();
  if (bare !== narrow) changes.push('currency');
  const unit = /[万萬亿億]$/.exec(bare)?.[0];
  if (unit !== undefined) {
    bare = bare.slice(0, -1).trim();
    changes.push('units');
  }
  const isBracketed = /^\(.*\)$/s.test(bare);
  if (isBracketed) {
    bare = bare.slice(1, -1).trim();
    changes.push('brackets');
  }
  const [, front = '', digits = '', behind = ''] = /^([+-]?)\s*([\d.,'’\s]*(?:e[+-]?\d+)?)\s*(-?)$/i.exec(bare) ?? [];
  if (front !== '' && behind !== '') return undefined;
  const grouped = digits.replace(/(\d)[\s\u00a0\u202f]+(?=\d{3}(?:\D|$))/g, "$1'");
  if (/\s/.test(grouped) || !PLAIN[decimal].test(grouped)) return undefined;
  const groups = decimal === '.' ? /[,'’]/g : /[.'’]/g;
  const plain = grouped.replace(groups, '');
  if (plain !== grouped) changes.push('thousands');
  if (plain.includes(',')) changes.push('decimal-comma');
  const bareValue = Number(plain.replace(',', '.'));
  const value = unit === undefined ? bareValue : Math.round(bareValue * (/万|萬/.test(unit) ? 1e4 : 1e8) * 100) / 100;
  if (!Number.isFinite(value)) return undefined;
  const isNegative = (front === '-' || behind === '-') !== isBracketed;
  return { value: isNegative && value !== 0 ? -value : value, changes };
}
