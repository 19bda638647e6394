import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../engine/issue.ts';
import type { Schema } from '../../engine/schema.ts';
import type { Language } from '../../i18n/language.ts';
import { CodeField } from '../editor/CodeField.tsx';
import { prefersPlain, rememberPlain } from '../editor/plain.ts';
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

/** Where a definition or a query is typed: a text box until somebody types, then the editor. */
export function WrittenField({ id, kind, text, issues, words, language, onText, onRun }: Props) {
  const [opened, setOpened] = useState<{ suggest?: Suggest }>();
  const [plain, setPlain] = useState(false);
  useEffect(() => setPlain(prefersPlain()), []);
  const label = words.exercise.editor[kind];
  const remarks = useMemo(
    () => issues.map((issue) => ({ ...issue.place, severity: issue.severity, message: issueText(issue, words) })),
    [issues, words],
  );
  const open = async () => {
    const [file, { suggestInTags }] = await Promise.all([
      import('./bed.ts').then(({ fetchExercise }) => fetchExercise(id)).catch(() => undefined),
      import('../editor/tag-completion.ts'),
      import('../editor/code-editor.ts'),
    ]);
    const schema: Schema | undefined = kind === 'tag' ? file?.schema : undefined;
    setOpened(schema ? { suggest: (typed, at) => suggestInTags(typed, at, schema, language, words.labs.tagLab.editor) } : {});
  };
  if (!opened) {
    const box = (
      <textarea
        aria-label={label}
        rows={Math.max(6, text.split('\n').length + 1)}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={text}
        onFocus={() => prefersPlain() || open()}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    );
    const choose = () => {
      rememberPlain(false);
      open();
    };
    return (
      <>
        {box}
        {plain && (
          <p class="small editor-help">
            <button type="button" class="row-button" onClick={choose}>
              {words.labs.tagLab.editor.rich}
            </button>
          </p>
        )}
      </>
    );
  }
  return (
    <CodeField
      id={`editor-${id}`}
      text={text}
      language={kind === 'tag' ? 'yaml' : 'sql'}
      label={label}
      words={words.labs.tagLab.editor}
      remarks={remarks}
      onText={onText}
      onRun={onRun}
      focused
      {...(opened.suggest ? { suggest: opened.suggest } : {})}
    />
  );
}
