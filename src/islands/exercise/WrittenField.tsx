import { useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { Language } from '../../i18n/language.ts';
import { CodeField } from '../editor/CodeField.tsx';
import { issueText } from './IssueList.tsx';
import type { PanelWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly kind: 'tag' | 'sql';
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly words: PanelWords;
  readonly language: Language;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
}

type Suggest = (text: string, offset: number) => ReturnType<typeof import('../editor/tag-completion.ts').suggestInTags>;

/** Where a definition or a query is typed; what may be typed next is fetched once somebody does. */
export function WrittenField({ id, kind, text, issues, words, language, onText, onRun }: Props) {
  const [suggest, setSuggest] = useState<Suggest>();
  const remarks = useMemo(
    () => issues.map((issue) => ({ ...issue.place, severity: issue.severity, message: issueText(issue, words) })),
    [issues, words],
  );
  const prepare = async () => {
    if (suggest || kind !== 'tag') return;
    const [{ schema }, { suggestInTags }] = await Promise.all([
      import('./bed.ts').then(({ fetchExercise }) => fetchExercise(id)),
      import('../editor/tag-completion.ts'),
    ]);
    setSuggest(() => (typed: string, at: number) => suggestInTags(typed, at, schema, language, words.labs.tagLab.editor));
  };
  return (
    <div onFocusCapture={() => void prepare().catch(() => {})}>
      <CodeField
        id={`editor-${id}`}
        text={text}
        language={kind === 'tag' ? 'yaml' : 'sql'}
        label={words.exercise.editor[kind]}
        words={words.labs.tagLab.editor}
        remarks={remarks}
        onText={onText}
        onRun={onRun}
        waits
        {...(suggest ? { suggest } : {})}
      />
    </div>
  );
}
