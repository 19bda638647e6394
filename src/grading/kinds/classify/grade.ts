import { wordsOf } from '../../answer.ts';
import type { MakeJudging } from '../kind.ts';
import { gradePlaces } from '../places.ts';

export const judgeClassify: MakeJudging<'classify'> = ({ items }) => {
  const places = items.map(({ id, text, group, say, not }) => ({ id, text, right: group, say, not }));
  return (answer) => gradePlaces(places, wordsOf(answer));
};
