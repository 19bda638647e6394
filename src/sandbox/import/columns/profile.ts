import { isBlankWord } from './blank-words.ts';
import { createDateVotes, type DateVerdict } from './date-votes.ts';
import { createNumberVotes, type NumberVerdict } from './number-votes.ts';
import { flat, tidy } from './tidy.ts';

/** What all rows of a file say about one column. */
export interface Profile {
  readonly values: number;
  readonly blanks: number;
  /** Values that are blank words in a column of numbers or dates; those that are so in any column are blanks. */
  readonly maybeBlanks: number;
  /** Of the blanks, those that are words. */
  readonly blankWords: number;
  readonly dates: DateVerdict;
  readonly numbers: NumberVerdict;
  /** 007, 20-digit numbers and the like: not to be counted with. */
  readonly codes: number;
  /** Numbers with nothing but a zero behind the point, as a program leaves of ids: 10086.0 */
  readonly pointZeros: number;
  /** First different values, as they stand without blanks around them. */
  readonly examples: readonly string[];
  /** More of them, to look for persons. */
  readonly sample: readonly string[];
  /** Every value is there once, as far as was counted. */
  readonly isUnique: boolean;
}

export interface ColumnProfile {
  add(text: string): void;
  profile(): Profile;
}

const SAMPLE = 300;
const EXAMPLES = 6;
const MOST_DISTINCT = 50_000;
const MOST_OF_ALL = 2_000_000;

/** @param width columns of the file: a wide one has less memory for each */
export function createProfile(width: number): ColumnProfile {
  const mostDistinct = Math.min(MOST_DISTINCT, Math.ceil(MOST_OF_ALL / width));
  const dates = createDateVotes();
  const numbers = createNumberVotes();
  const distinct = new Set<string>();
  const sample: string[] = [];
  let [values, blanks, blankWords, maybeBlanks, codes, pointZeros] = [0, 0, 0, 0, 0, 0];
  let isUnique = true;

  function look(text: string): void {
    if (distinct.has(text)) isUnique = false;
    else if (distinct.size < mostDistinct) {
      const own = flat(text);
      distinct.add(own);
      if (sample.length < SAMPLE) sample.push(own);
    }
  }

  return {
    add(raw) {
      const text = tidy(raw);
      if (text === '' || isBlankWord(text, false)) {
        blanks++;
        if (text !== '') blankWords++;
        return;
      }
      values++;
      if (isUnique || sample.length < SAMPLE) look(text);
      if (isBlankWord(text, true)) {
        maybeBlanks++;
        return;
      }
      dates.add(text);
      if (isCode(text)) {
        codes++;
        return;
      }
      numbers.add(text);
      if (text.endsWith('.0') && /^\d{1,15}\.0$/.test(text)) pointZeros++;
    },
    profile: () => ({
      values,
      blanks,
      maybeBlanks,
      blankWords,
      dates: dates.verdict(),
      numbers: numbers.verdict(),
      codes,
      pointZeros,
      examples: sample.slice(0, EXAMPLES),
      sample,
      isUnique: isUnique && values > 0,
    }),
  };
}

/** A zero in front, or more digits than count. */
const isCode = (text: string): boolean => /^(?:[+-]?0\d+|\d{16,})$/.test(text);
