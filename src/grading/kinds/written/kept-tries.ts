import type { Bilingual } from '../../../engine/language/definition.ts';
import type { KeptAnswer, Written, WrongAnswer } from '../../exercise.ts';
import { type Expected, NO_PASS, PASS, type Try } from '../kind.ts';

/** The solution and the start in both languages, and every kept answer. */
export const writtenTries = ({ solution, start, ...kept }: Pick<Written, 'solution' | 'start' | 'accept' | 'wrong'>): Try[] => [
  ...inBoth('solution', solution, PASS),
  ...inBoth('start', start, NO_PASS),
  ...keptTries(kept),
];

export const keptTries = ({ accept, wrong }: { readonly accept: readonly KeptAnswer[]; readonly wrong: readonly WrongAnswer[] }): Try[] => [
  ...accept.map(({ file, text }) => ({ name: file, answer: text, expected: PASS })),
  ...wrong.map(({ file, text, mistake }) => ({ name: file, answer: text, expected: { kind: 'mistake', mistake } as const })),
];

/** A text that is the same in both languages is tried once. */
const inBoth = (name: string, { zh, en }: Bilingual, expected: Expected): Try[] =>
  zh === en
    ? [{ name, answer: en, expected }]
    : [
        { name: `${name}.zh`, answer: zh, expected },
        { name: `${name}.en`, answer: en, expected },
      ];
