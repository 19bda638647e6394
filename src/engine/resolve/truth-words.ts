import type { Issue, Place } from '../language/issue.ts';
import { report } from './scope.ts';

/** SQLite takes a column of a derived table for a truth where it is called so, in quotes or not, and gives every customer the same text. */
const TRUTH_WORDS: readonly string[] = ['true', 'false'];

/** Says that a column of the customers cannot be read under its name. */
export function reportTruthWord(name: string, place: Place, issues: Issue[]): void {
  if (TRUTH_WORDS.includes(name.toLowerCase())) report({ issues }, 'truth-word', place, { name });
}
