import type { Value, Worked } from '../../engine/index.ts';
import { workedText } from '../../i18n/worked.ts';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

/** Enough digits to follow a calculation by hand; what would round to nothing keeps its first two. */
const DIGITS = 4;
function shown(value: Value, view: LabView): string {
  if (typeof value !== 'number') return view.format(value);
  const short = Number(value.toFixed(DIGITS));
  const kept = short === 0 ? Number(value.toPrecision(2)) : short;
  return kept.toLocaleString(view.language === 'zh' ? 'zh-CN' : 'en-GB', { maximumSignificantDigits: 15 }).replace('-', '−');
}

/** The steps of a calculation with a customer's numbers, each a line. */
export const workedTexts = (worked: readonly Worked[], view: LabView): readonly string[] =>
  worked.map((step) => workedText(step, whyWords(view.language).worked, (value) => shown(value, view)));
