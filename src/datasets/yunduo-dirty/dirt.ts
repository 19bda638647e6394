import { dayNumber } from '../../engine/language/calendar.ts';
import type { Gender } from '../blocks/people.ts';
import type { Random } from '../random.ts';
import { GENDER_SPELLINGS } from '../yunduo/customers.ts';

/** How much dirt there is in 2,400 rows: exactly, so that a cleaning log can be checked line by line. */
export const DIRT = { duplicates: 118, dates: 300, blanks: 77, amounts: 41, orphans: 36 } as const;

/** The ways in which systems wrote a day: with slashes and no zeros, all digits, and as Excel counts days. */
export const DATE_FORMS = {
  slashed: (iso: string): string =>
    iso
      .split('-')
      .map((part, i) => (i === 0 ? part : String(Number(part))))
      .join('/'),
  compact: (iso: string): string => iso.replaceAll('-', ''),
  serial: (iso: string): string => String((dayNumber(iso) ?? 0) - (dayNumber('1899-12-30') ?? 0)),
} as const;
export type DateForm = keyof typeof DATE_FORMS;

/** The eight spellings of two genders, the plain one first. */
export const spellingsOf = (gender: Gender): string[] => Object.keys(GENDER_SPELLINGS[gender]);

/** A blank that `trim` takes away, or does not: the ideographic one. */
export const withBlank = (random: Random, text: string): string => random.pick([`${text}\u3000`, `\u3000${text}`, `${text}\u3000\u3000`]);
