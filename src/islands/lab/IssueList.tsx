import type { Issue } from '../../engine/language/issue.ts';
import { MarkedLine } from '../exercise/MarkedText.tsx';
import type { SayIssue } from './use-issue-words.ts';
import type { LabsWords } from './words.ts';

interface Props {
  /** Unique on the page; the ids of the sentences begin with it. */
  readonly id: string;
  readonly issues: readonly Issue[];
  readonly sayIssue: SayIssue | undefined;
  readonly words: LabsWords['tagLab']['editor'];
  /** What is said of those that are not shown. */
  readonly more: ((count: number) => string) | undefined;
  readonly onFix: (issue: Issue) => void;
}

/** More are not read, and a text that was pasted by mistake has a thousand. */
const MOST = 20;

/** What is wrong with a text, each at its line, with the edit that the engine is sure of. */
export function IssueList({ id, issues, sayIssue, words, more, onFix }: Props) {
  if (!sayIssue || issues.length === 0) return null;
  return (
    <>
      <ul class="issues">
        {issues.slice(0, MOST).map((issue, i) => (
          <li key={`${issue.code} ${issue.place.start}`} data-severity={issue.severity}>
            <span id={`${id}-issue-${i}`}>
              <span class="where">
                {words.line(issue.place.line)}
                {issue.severity === 'warning' && ` · ${words.warning}`}
              </span>{' '}
              <MarkedLine text={sayIssue(issue)} />
            </span>{' '}
            {issue.fix && (
              <button type="button" class="btn small" aria-describedby={`${id}-issue-${i}`} onClick={() => onFix(issue)}>
                {words.fix(issue.fix.text.trim())}
              </button>
            )}
          </li>
        ))}
      </ul>
      {more && issues.length > MOST && <p class="small below">{more(issues.length - MOST)}</p>}
    </>
  );
}
