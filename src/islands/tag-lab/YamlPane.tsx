import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { splice } from '../../engine/sentence/edit.ts';
import { CodeField } from '../editor/CodeField.tsx';
import { IssueList } from '../lab/IssueList.tsx';
import { useIssueWords } from '../lab/use-issue-words.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly schema: () => Promise<Schema>;
  readonly view: LabView;
  readonly onText: (text: string) => void;
  readonly onFix: (text: string) => void;
  readonly onRun: () => void;
}

/** The definition as it is written, with what is wrong marked in it and listed below it. */
export function YamlPane({ id, title, text, issues, schema, view, onText, onFix, onRun }: Props) {
  const words = view.words.tagLab.editor;
  const sayIssue = useIssueWords(view.language, issues.length > 0);
  const suggest = useSuggestions(schema, view);
  const remarks = useMemo(
    () =>
      sayIssue ? issues.map((issue) => ({ ...issue.place, severity: issue.severity, message: sayIssue(issue).replaceAll('`', '') })) : [],
    [issues, sayIssue],
  );
  return (
    <>
      <CodeField
        id={`${id}-yaml`}
        text={text}
        language="yaml"
        label={words.label(title)}
        words={words}
        remarks={remarks}
        onText={onText}
        onRun={onRun}
        {...(suggest ? { suggest } : {})}
      />
      <div role="status">
        <IssueList issues={issues} sayIssue={sayIssue} words={words} onFix={({ fix }) => fix && onFix(splice(text, fix, fix.text))} />
      </div>
    </>
  );
}

/** What may be typed next, once the schema is there. */
function useSuggestions(schema: () => Promise<Schema>, { language, words }: LabView) {
  const [suggest, setSuggest] =
    useState<(text: string, offset: number) => ReturnType<typeof import('../editor/tag-completion.ts').suggestInTags>>();
  useEffect(() => {
    Promise.all([schema(), import('../editor/tag-completion.ts')]).then(([known, { suggestInTags }]) =>
      setSuggest(() => (text: string, offset: number) => suggestInTags(text, offset, known, language, words.tagLab.editor)),
    );
  }, [schema, language, words]);
  return suggest;
}
