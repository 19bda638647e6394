import type { Issue } from '../../engine/issue.ts';
import type { Language } from '../../i18n/language.ts';
import type { PanelWords } from './words.ts';

interface Props {
  readonly issues: readonly Issue[];
  readonly words: PanelWords;
  readonly language: Language;
  readonly onFix: (issue: Issue) => void;
}

/** What cannot be read, each at its line, with the edit the engine is sure of. */
export function IssueList({ issues, words, onFix }: Props) {
  const t = words.exercise;
  return (
    <ul class="issues">
      {issues.map((issue, i) => (
        <li key={i} data-severity={issue.severity}>
          <span class="where">{t.line(issue.place.line)}</span> {issue.code}
          {issue.fix && (
            <button type="button" class="btn small" onClick={() => onFix(issue)}>
              {t.apply}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
