import type { AttemptEntry } from './entry.ts';
import { fieldsIn, holdsTexts, isFields } from './json.ts';
import { isAnswer, isScore, isStatus } from './result-record.ts';

/**
 * The attempts of a file, or of a browser, from before this log (course 0.1.0 and older): `{format, attempts}` without a version.
 * What one entry lacks costs that entry only. Read twice they are the same entries, so that they can be carried over twice.
 * @returns `undefined` when the text is no such file
 */
export function readOldProgress(text: string): readonly AttemptEntry[] | undefined {
  const file = fieldsIn(text);
  if (file?.['format'] !== 'taglab-progress' || 'version' in file || !Array.isArray(file['attempts'])) return undefined;
  return file['attempts'].flatMap((attempt) => entryOf(attempt) ?? []);
}

function entryOf(attempt: unknown): AttemptEntry | undefined {
  if (!isFields(attempt) || !holdsTexts(attempt, ['exerciseId', 'at', 'version'])) return undefined;
  const { exerciseId, at, version, answer, status, score } = attempt as Record<'exerciseId' | 'at' | 'version', string> & typeof attempt;
  if (Number.isNaN(Date.parse(at)) || !isAnswer(answer) || !isStatus(status) || !isScore(score)) return undefined;
  return {
    id: `old-${at}-${exerciseId}`,
    seq: 0,
    at,
    kind: 'attempt',
    // Which version of the exercise it was is not known.
    result: {
      format: 'taglab-result',
      version: 1,
      exercise: { id: exerciseId, version: '' },
      course: version,
      data: 'visible',
      answer,
      status,
      score,
      said: [],
    },
  };
}
