import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { Language } from '../../i18n/language.ts';
import { CodeField, type FieldHandle } from '../editor/CodeField.tsx';
import { remarkOf } from '../editor/remark-of.ts';
import type { TagLanguage } from '../editor/tag-language.ts';
import { issueText } from './IssueList.tsx';
import type { PanelWords } from './words.ts';

interface Props {
  readonly id: string;
  /** The exercise, whose schema says what may be typed. */
  readonly exerciseId: string;
  readonly kind: 'tag' | 'sql';
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly words: PanelWords;
  readonly language: Language;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  readonly handle: RefObject<FieldHandle>;
}

/** Where a definition or a query is typed; what may be typed next is fetched once somebody does. */
export function WrittenField({ id, exerciseId, kind, text, issues, words, language, onText, onRun, handle }: Props) {
  const [tags, setTags] = useState<TagLanguage>();
  const remarks = useMemo(
    () => issues.map((issue) => remarkOf(issue, issueText(issue, words), words.labs.tagLab.editor.fix)),
    [issues, words],
  );
  const prepare = async () => {
    if (tags || kind !== 'tag') return;
    const [{ schema }, { loadTagLanguage }] = await Promise.all([
      import('./bed.ts').then(({ fetchExercise }) => fetchExercise(exerciseId)),
      import('../editor/tag-language.ts'),
    ]);
    setTags(await loadTagLanguage(schema, language, words.labs.tagLab));
  };
  return (
    <div onFocusCapture={() => void prepare().catch(() => {})}>
      <CodeField
        id={`editor-${id}`}
        text={text}
        language={kind === 'tag' ? 'yaml' : 'sql'}
        ui={language}
        label={words.exercise.editor[kind]}
        words={words.labs.tagLab.editor}
        remarks={remarks}
        onText={onText}
        onRun={onRun}
        waits
        tags={tags}
        handle={handle}
      />
    </div>
  );
}
