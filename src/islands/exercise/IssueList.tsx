import type { Issue } from '../../engine/language/issue.ts';
import { say } from '../../i18n/say.ts';
import { MarkedLine } from './MarkedText.tsx';
import type { PanelWords } from './words.ts';

interface Props {
  /** Unique on the page; the ids of the sentences begin with it. */
  readonly id: string;
  readonly issues: readonly Issue[];
  readonly words: PanelWords;
  readonly onFix: (issues: readonly Issue[]) => void;
}

export const issueText = (issue: Issue, words: PanelWords): string => say(words.issues, issue as never);

/** What cannot be read, each at its line, with the edit the engine is sure of. */
export function IssueList({ id, issues, words, onFix }: Props) {
  const t = words.exercise;
  const mendable = issues.filter(({ fix }) => fix !== undefined);
  return (
    <>
      {mendable.length > 1 && (
        <p class="in">
          <button type="button" class="btn" onClick={() => onFix(mendable)}>
            {t.applyAll}
          </button>
        </p>
      )}
      <ul class="issues">
        {issues.map((issue, i) => (
          <li key={`${issue.code} ${issue.place.start}`} data-severity={issue.severity}>
            <span id={`${id}-issue-${i}`}>
              <span class="where">{t.line(issue.place.line)}</span> <MarkedLine text={issueText(issue, words)} />
            </span>{' '}
            {issue.fix && (
              <button type="button" class="btn small" aria-describedby={`${id}-issue-${i}`} onClick={() => onFix([issue])}>
                {t.apply}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
