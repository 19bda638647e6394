import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CodeEditor, CodeEditorOptions, Remark } from './code-editor.ts';
import { prefersPlain, rememberPlain } from './plain.ts';

interface Props extends Pick<CodeEditorOptions, 'text' | 'language' | 'label' | 'onText' | 'onRun' | 'suggest'> {
  readonly id: string;
  readonly words: { readonly help: string; readonly plain: string; readonly rich: string };
  readonly remarks: readonly Remark[];
  /** Takes the focus once it is there: it replaces what had it. */
  readonly focused?: boolean;
}

/** Where a text is typed: the editor, or a plain text box for whoever prefers one; the choice is remembered for the whole course. */
export function CodeField({ id, text, language, label, words, remarks, onText, onRun, suggest, focused = false }: Props) {
  const [plain, setPlain] = useState(prefersPlain);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor>();
  const [ready, setReady] = useState(false);
  const latest = useRef({ text, onText, onRun, suggest });
  latest.current = { text, onText, onRun, suggest };

  useEffect(() => {
    if (plain) return;
    let gone = false;
    const open = async () => {
      const { createCodeEditor } = await import('./code-editor.ts');
      if (gone || !host.current) return;
      const made = await createCodeEditor(host.current, {
        text: latest.current.text,
        language,
        label,
        description: words.help,
        onText: (typed) => latest.current.onText(typed),
        onRun: () => latest.current.onRun(),
        suggest: (typed, offset) => latest.current.suggest?.(typed, offset),
      });
      if (gone) return made.destroy();
      made.setText(latest.current.text);
      editor.current = made;
      if (focused) made.focus();
      setReady(true);
    };
    open().catch(() => setPlain(true));
    return () => {
      gone = true;
      editor.current?.destroy();
      editor.current = undefined;
      setReady(false);
    };
  }, [plain, language, label, words]);
  // At once: a later effect could put back a text that has been typed over meanwhile.
  useLayoutEffect(() => editor.current?.setText(text), [text, ready]);
  useLayoutEffect(() => editor.current?.setRemarks(remarks), [remarks, ready]);

  const choose = (toPlain: boolean) => {
    rememberPlain(toPlain);
    setPlain(toPlain);
  };
  return (
    <>
      {plain ? (
        <textarea
          aria-label={label}
          aria-describedby={`${id}-help`}
          aria-invalid={remarks.some((r) => r.severity === 'error')}
          rows={Math.max(6, text.split('\n').length + 1)}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      ) : (
        <div class="editor" ref={host} data-ready={ready} />
      )}
      <p class="small editor-help">
        <span id={`${id}-help`}>{words.help}</span>{' '}
        <button type="button" class="row-button" onClick={() => choose(!plain)}>
          {plain ? words.rich : words.plain}
        </button>
      </p>
    </>
  );
}
