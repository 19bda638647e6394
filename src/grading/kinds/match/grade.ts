import { wordsOf } from '../../answer.ts';
import type { MakeJudging } from '../kind.ts';
import { gradePlaces } from '../places.ts';

export const judgeMatch: MakeJudging<'match'> = ({ pairs }) => {
  const places = pairs.map(({ id, left, say, not }) => ({ id, text: left, right: id, say, not }));
  return (answer) => gradePlaces(places, wordsOf(answer));
};
