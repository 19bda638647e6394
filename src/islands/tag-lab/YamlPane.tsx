import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { CodeField, type FieldHandle } from '../editor/CodeField.tsx';
import type { EditorPast } from '../editor/editor-past.ts';
import { remarkOf } from '../editor/remark-of.ts';
import type { TagLanguage } from '../editor/tag-language.ts';
import { IssueList } from '../lab/IssueList.tsx';
import { useIssueWords } from '../lab/use-issue-words.ts';
import { fixIn } from './fix-in.ts';
import type { LabState } from './model.ts';
import { useFixFocus } from './use-fix-focus.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly state: Pick<LabState, 'text' | 'issues' | 'judged'>;
  readonly schema: () => Promise<Schema>;
  readonly view: LabView;
  readonly past: EditorPast;
  readonly onText: (text: string) => void;
  readonly onFix: (text: string) => void;
  readonly onRun: () => void;
}

/** The definition as it is written, with what is wrong marked in it and listed below it. */
export function YamlPane({ id, title, state, schema, view, past, onText, onFix, onRun }: Props) {
  const { text, issues, judged } = state;
  const words = view.words.tagLab.editor;
  const sayIssue = useIssueWords(view.language, issues.length > 0);
  const tags = useTagLanguage(schema, view);
  const field = useRef<FieldHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const [said, onFixed] = useFixFocus(issues, tags?.words, list, field);
  const remarks = useMemo(
    () => (sayIssue ? issues.map((issue) => remarkOf(issue, sayIssue(issue), words.fix)) : []),
    [issues, sayIssue, words],
  );
  const apply = ({ fix }: Issue) => {
    const fixed = fix && fixIn(text, judged, fix);
    if (!fixed) return;
    onFixed(fixed.end);
    onFix(fixed.text);
  };
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
        past={past}
        handle={field}
      />
      <p class="vh" role="status">
        {said}
      </p>
      <div ref={list}>
        <IssueList id={id} issues={issues} sayIssue={sayIssue} words={words} more={tags?.words.moreIssues} onFix={apply} />
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
