import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { splice } from '../../engine/sentence/edit.ts';
import { CodeField } from '../editor/CodeField.tsx';
import { remarkOf } from '../editor/remark-of.ts';
import type { TagLanguage } from '../editor/tag-language.ts';
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
  const tags = useTagLanguage(schema, view);
  const remarks = useMemo(
    () => (sayIssue ? issues.map((issue) => remarkOf(issue, sayIssue(issue), words.fix)) : []),
    [issues, sayIssue, words],
  );
  return (
    <>
      <CodeField
        id={`${id}-yaml`}
        text={text}
        language="yaml"
        ui={view.language}
        label={words.label(title)}
        words={words}
        remarks={remarks}
        onText={onText}
        onRun={onRun}
        tags={tags}
      />
      <div role="status">
        <IssueList issues={issues} sayIssue={sayIssue} words={words} onFix={({ fix }) => fix && onFix(splice(text, fix, fix.text))} />
      </div>
    </>
  );
}

/** What the editor knows of the language, once the schema is there. */
function useTagLanguage(schema: () => Promise<Schema>, { language, words }: LabView): TagLanguage | undefined {
  const [tags, setTags] = useState<TagLanguage>();
  useEffect(() => {
    Promise.all([schema(), import('../editor/tag-language.ts')])
      .then(([known, { loadTagLanguage }]) => loadTagLanguage(known, language, words.tagLab))
      .then(setTags, () => {});
  }, [schema, language, words]);
  return tags;
}
