import type { Cell, Rows } from '../../engine/language/rows.ts';
import type { Language } from '../../i18n/language.ts';
import type { Scored } from './findings.ts';
import { rowsOfScheme } from './scheme.ts';
import { codeOf } from './scores.ts';
import { scoringOf } from './settings.ts';
import type { RfmWords } from './view.ts';

/** The table that a person takes along: one row a customer with a score. @param raw R, F and M only */
export function resultRows({ customers, scores, settings }: Scored, words: RfmWords, language: Language, raw: boolean): Rows {
  const { csv } = words;
  const segments = rowsOfScheme(settings.scheme, scoringOf(settings.scoring));
  const labels = scores.segments.map((at) => segments[at]?.label?.[language] ?? words.segments.others);
  const measured: [string, readonly Cell[]][] = [
    [csv.customer, customers.ids],
    [csv.r, customers.r],
    [csv.f, customers.f],
    [csv.m, customers.m.map(cents)],
  ];
  const scored: [string, readonly Cell[]][] = [
    [csv.rScore, scores.r],
    [csv.fScore, scores.f],
    [csv.mScore, scores.m],
    [csv.code, customers.ids.map((_, i) => codeOf(scores, i))],
    [csv.segment, labels],
  ];
  const columns = raw ? measured : [...measured, ...scored];
  return { columns: columns.map(([name]) => name), values: columns.map(([, values]) => values) };
}

/** Sums of yuan carry a tail of binary fractions that nobody paid. */
const cents = (yuan: number): number => Math.round(yuan * 100) / 100;
