import type { Described, Written } from '../../exercise.ts';
import type { Folder } from '../../folder.ts';
import { sameText } from '../../same-text.ts';

/** What tags and SQL have in common; the two languages of a text may differ in comments only. */
export function readWritten(described: Described, folder: Folder, extension: 'yaml' | 'sql'): Written {
  folder.knownFiles([`start.${extension}`, `solution.${extension}`]);
  const start = folder.inBoth('start', extension);
  const solution = folder.inBoth('solution', extension);
  if (!sameText(start.zh, start.en, extension === 'yaml' ? '#' : '--')) folder.say('exercise-starts-differ', {}, `start.zh.${extension}`);
  return { ...described, start, solution, accept: folder.kept('accept'), wrong: folder.wrong(Object.keys(described.mistakes)) };
}
