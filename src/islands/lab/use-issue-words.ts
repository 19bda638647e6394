import { useEffect, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { Language } from '../../i18n/language.ts';
import { say } from '../../i18n/say.ts';

export type SayIssue = (issue: Issue) => string;

/** The sentences for issues, fetched when there is something to say. */
export function useIssueWords(language: Language, wanted: boolean): SayIssue | undefined {
  const [words, setWords] = useState<SayIssue>();
  useEffect(() => {
    if (!wanted) return;
    const load = language === 'zh' ? import('../../i18n/zh/issues.ts') : import('../../i18n/en/issues.ts');
    load.then(({ issueWords }) => setWords(() => (issue: Issue) => say(issueWords, issue as never)));
  }, [language, wanted]);
  return words;
}
