import type { Issue } from '../../engine/language/issue.ts';
import { MarkedLine } from '../exercise/MarkedText.tsx';
import type { SayIssue } from './use-issue-words.ts';
import type { LabsWords } from './words.ts';

interface Props {
  readonly issues: readonly Issue[];
  readonly sayIssue: SayIssue | undefined;
  readonly words: LabsWords['tagLab']['editor'];
  readonly onFix: (issue: Issue) => void;
}

/** What is wrong with a text, each at its line, with the edit that the engine is sure of. */
export function IssueList({ issues, sayIssue, words, onFix }: Props) {
  if (!sayIssue || issues.length === 0) return null;
  return (
    <ul class="issues">
      {issues.map((issue) => (
        <li key={`${issue.code} ${issue.place.start}`} data-severity={issue.severity}>
          <span class="where">
            {words.line(issue.place.line)}
            {issue.severity === 'warning' && ` · ${words.warning}`}
          </span>{' '}
          <MarkedLine text={sayIssue(issue)} />{' '}
          {issue.fix && (
            <button type="button" class="btn small" onClick={() => onFix(issue)}>
              {words.fix(issue.fix.text.trim())}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
