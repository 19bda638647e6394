/**
 * What a learner hands in: a text as typed, ids in an order, or parts by name: the group of every item, the answer to every step.
 * It is kept for good, so it is plain data that any later version can read.
 */
export type Answer = string | readonly string[] | { readonly [part: string]: Answer };

/** Steps hold answers that hold parts; nothing lies deeper. */
const DEEPEST = 4;

/** Whether something that was kept, or came in a file, has the shape of an answer. */
export function isAnswer(value: unknown, depth = 0): value is Answer {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.every((part) => typeof part === 'string');
  return typeof value === 'object' && value !== null && depth < DEEPEST && Object.values(value).every((part) => isAnswer(part, depth + 1));
}

export const textOf = (answer: Answer): string => (typeof answer === 'string' ? answer : Array.isArray(answer) ? answer.join('\n') : '');

export const idsOf = (answer: Answer): readonly string[] => (typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : []);

/** The parts of an answer by name; an answer of another shape has none. */
export const partsOf = (answer: Answer): Readonly<Record<string, Answer>> =>
  typeof answer === 'object' && !Array.isArray(answer) ? (answer as Readonly<Record<string, Answer>>) : {};

/** The same, where every part is a word: an item's group, a step's place. */
export const wordsOf = (answer: Answer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(partsOf(answer)).flatMap(([part, word]) => (typeof word === 'string' && word !== '' ? [[part, word]] : [])),
  );
