import type { RefObject } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CodeEditor, CodeEditorOptions, Selection } from './code-editor.ts';
import type { EditorPast } from './editor-past.ts';
import { prefersPlain, rememberPlain } from './plain.ts';
import type { Remark } from './remarks.ts';
import type { TagLanguage } from './tag-language.ts';

interface Props extends Pick<CodeEditorOptions, 'text' | 'language' | 'ui' | 'label' | 'onText' | 'onRun'> {
  readonly id: string;
  readonly words: { readonly help: string; readonly plain: string; readonly rich: string };
  readonly remarks: readonly Remark[];
  /** What the editor knows of what is typed, once it is there. */
  readonly tags?: TagLanguage | undefined;
  /** The editor is fetched with the first focus of the text box, not at once. */
  readonly waits?: boolean;
  /** What can be undone survives the field. */
  readonly past?: EditorPast;
  readonly handle?: RefObject<FieldHandle>;
}

export interface FieldHandle {
  /** Puts the cursor into whichever of the two is there. */
  focus(selection: Selection): void;
}

/** Where a text is typed: a text box until the editor is there, or for good for whoever prefers one; the choice is remembered for the whole course. */
export function CodeField(props: Props) {
  const { id, text, language, ui, label, words, remarks, onText, onRun, tags, waits = false, past, handle } = props;
  const [plain, setPlain] = useState(true);
  const [waiting, setWaiting] = useState(waits);
  const [ready, setReady] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<CodeEditor>();
  const cursor = useRef<Selection>();
  /** Somebody asked what may be typed before the editor was there. */
  const asked = useRef(false);
  const latest = useRef({ text, onText, onRun, tags });
  latest.current = { text, onText, onRun, tags };

  // After the first paint: the page was built without knowing this person.
  useEffect(() => setPlain(prefersPlain()), []);
  useEffect(() => {
    if (plain || waiting) return;
    let gone = false;
    const open = async () => {
      const { createCodeEditor } = await import('./code-editor.ts');
      if (gone || !host.current) return;
      const made = await createCodeEditor(host.current, {
        text: past?.texts[0] ?? latest.current.text,
        memory: past?.memory,
        language,
        ui,
        label,
        description: words.help,
        onText: (typed) => latest.current.onText(typed),
        onRun: () => latest.current.onRun(),
        ...(language === 'yaml' ? { tags: () => latest.current.tags } : {}),
      });
      if (gone) return made.destroy();
      for (const before of past?.texts.splice(0) ?? []) made.setText(before);
      made.setText(latest.current.text);
      editor.current = made;
      cursor.current = cursorIn(box.current);
      setReady(true);
    };
    open().catch(() => setPlain(true));
    return () => {
      gone = true;
      if (past && editor.current) past.memory = editor.current.memory();
      editor.current?.destroy();
      editor.current = undefined;
      setReady(false);
    };
  }, [plain, waiting, language, ui, label, words, past]);
  // At once: a later effect could put back a text that has been typed over meanwhile.
  useLayoutEffect(() => editor.current?.setText(text), [text, ready]);
  useLayoutEffect(() => editor.current?.setRemarks(remarks), [remarks, ready]);
  useLayoutEffect(() => editor.current?.useTags(), [tags, ready]);
  useLayoutEffect(() => {
    if (!ready || !cursor.current) return;
    editor.current?.focus(cursor.current);
    if (asked.current) editor.current?.suggest();
    asked.current = false;
  }, [ready]);
  useImperativeHandle(handle ?? null, () => ({
    focus(selection) {
      if (editor.current) return editor.current.focus(selection);
      box.current?.focus();
      box.current?.setSelectionRange(selection.anchor, selection.head);
    },
  }));

  const choose = (toPlain: boolean) => {
    rememberPlain(toPlain);
    setPlain(toPlain);
    setWaiting(false);
  };
  return (
    <>
      <textarea
        ref={box}
        hidden={ready}
        aria-label={label}
        aria-describedby={waiting ? undefined : `${id}-help`}
        aria-invalid={remarks.some((r) => r.severity === 'error')}
        rows={Math.max(6, text.split('\n').length + 1)}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={text}
        onFocus={() => setWaiting(false)}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!plain && event.ctrlKey && event.code === 'Space') asked.current = true;
        }}
      />
      {!plain && !waiting && <div class="editor" ref={host} hidden={!ready} data-ready={ready} />}
      {!waiting && (
        <p class="small editor-help">
          <span id={`${id}-help`}>{words.help}</span>{' '}
          <button type="button" class="row-button" onClick={() => choose(!plain)}>
            {plain ? words.rich : words.plain}
          </button>
        </p>
      )}
      {ready && tags && (
        <p class="small editor-help">
          {tags.words.keys.map(({ press, mac, for: what }) => (
            <span key={press} class="key-help">
              <kbd>{isMac() ? mac : press}</kbd> {what}
            </span>
          ))}
          <a href={tags.reference} target="_blank" rel="noopener">
            {tags.words.reference}
          </a>
        </p>
      )}
    </>
  );
}

/** Where a person types in a text box, if they do: once the box is hidden nobody can tell. */
const cursorIn = (box: HTMLTextAreaElement | null): Selection | undefined =>
  box && document.activeElement === box ? { anchor: box.selectionStart, head: box.selectionEnd } : undefined;

const isMac = (): boolean => /Mac|iP(?:hone|ad)/.test(navigator.platform);
