import type { Value } from '../../engine/language/definition.ts';
import { htmlLang, type Language } from '../../i18n/language.ts';
import type { LabsWords } from './words.ts';

export type Format = (value: Value | undefined, unit?: string) => string;

/**
 * How a lab writes values: ¥1,234.50, 12 days, 1,234; whole yuan without fen.
 * @example formatter('en', words.lab)(1234.5, 'CNY') // '¥1,234.50'
 */
export function formatter(language: Language, words: LabsWords['lab']): Format {
  const number = new Intl.NumberFormat(htmlLang[language], { maximumFractionDigits: 2 });
  const money = new Intl.NumberFormat(htmlLang[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (value, unit) => {
    if (value === null || value === undefined) return words.missing;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string') return value;
    if (unit === 'CNY') return `${value < 0 ? '−' : ''}¥${(Number.isInteger(value) ? number : money).format(Math.abs(value))}`;
    if (unit === 'd' && Number.isInteger(value)) return words.days(value);
    return number.format(value);
  };
}
