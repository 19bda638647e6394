import { textOf } from '../../answer.ts';
import { feedback } from '../../feedback.ts';
import { linesChanged } from '../../same-text.ts';
import type { MakeJudging } from '../kind.ts';
import { judgeSql } from '../sql/grade.ts';
import { judgeTag } from '../tag/grade.ts';

/** Judges what was mended as what it is, and tells those who got it right how little it took. */
export const judgeRepair: MakeJudging<'repair'> = async ({ broken }, bed) => {
  const judge = await (broken.kind === 'sql' ? judgeSql(broken, bed) : judgeTag(broken, bed));
  return async (answer) => {
    const text = textOf(answer);
    const result = await judge(text);
    if (result.status === 'not-attempted' && [broken.start.zh, broken.start.en].includes(text))
      return { ...result, feedback: [feedback('nothing-mended', {})] };
    if (result.status !== 'pass') return result;
    const lines = Math.min(linesChanged(broken.start.zh, text), linesChanged(broken.start.en, text));
    return { ...result, feedback: [...result.feedback, feedback('mended', { lines })] };
  };
};
