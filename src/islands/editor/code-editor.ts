import {
  autocompletion,
  type Completion,
  type CompletionContext,
  closeBrackets,
  completionKeymap,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Language } from '../../i18n/language.ts';
import { helpTooltips } from './help-tooltip.ts';
import { helpCard } from './help-view.ts';
import { remark, tagMarks } from './marks.ts';
import { nextLine } from './next-line.ts';
import { type Remark, Remarks } from './remarks.ts';
import type { Suggestion } from './tag-completion.ts';
import type { TagLanguage } from './tag-language.ts';
import { HIGHLIGHT, MARKS, THEME } from './theme.ts';

export interface Selection {
  readonly anchor: number;
  readonly head: number;
}

export interface CodeEditorOptions {
  readonly text: string;
  readonly language: 'yaml' | 'sql';
  /** In which the editor speaks. */
  readonly ui: Language;
  readonly label: string;
  /** Ids live in the page, the editor in a shadow: so the help is repeated here. */
  readonly description: string;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** The language of what is typed, as soon as it is there. */
  readonly tags?: () => TagLanguage | undefined;
}

export interface CodeEditor {
  /** Replaces the text without telling `onText`. */
  setText(text: string): void;
  setRemarks(remarks: readonly Remark[]): void;
  /** The language of `tags` has come. */
  recolour(): void;
  /** @param selection where the cursor goes; a place beyond the end of the text is the end */
  focus(selection: Selection): void;
  destroy(): void;
}

const MODES = {
  yaml: async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml,
  sql: async () => (await import('@codemirror/legacy-modes/mode/sql')).sqlite,
};

const WORDS = {
  zh: () => import('../../i18n/zh/editor.ts'),
  en: () => import('../../i18n/en/editor.ts'),
};

/**
 * CodeMirror in a shadow root, where its styles are adopted sheets and no `<style>` breaks the page's policy.
 * Tab is not taken: it always leaves the editor.
 */
export async function createCodeEditor(host: HTMLElement, options: CodeEditorOptions): Promise<CodeEditor> {
  const [mode, { editorWords }] = await Promise.all([MODES[options.language](), WORDS[options.ui]()]);
  const remarks = new Remarks(editorWords);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  let quiet = false;
  const run = () => {
    options.onRun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        StreamLanguage.define(mode),
        syntaxHighlighting(HIGHLIGHT),
        THEME,
        EditorState.phrases.of(editorWords.phrases),
        autocompletion({
          override: [(context) => completions(context, options.tags?.())],
          icons: false,
          activateOnTyping: true,
          // The order is the grammar's: what is required comes first, names before functions.
          compareCompletions: () => 0,
        }),
        ...(options.tags
          ? [
              nextLine,
              MARKS,
              tagMarks((text) => options.tags?.()?.marks(text) ?? []),
              helpTooltips((text, offset) => options.tags?.()?.help(text, offset), editorWords.nothing),
            ]
          : []),
        remarks.extension,
        keymap.of([{ key: 'Mod-Enter', run }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-description': options.description,
          autocapitalize: 'off',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) options.onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      const before = view.state.doc.toString();
      if (text === before) return;
      quiet = true;
      view.dispatch({ changes: changeBetween(before, text) });
      quiet = false;
    },
    setRemarks: (found) => remarks.show(view, found),
    recolour: () => view.dispatch({ effects: remark.of(null) }),
    focus({ anchor, head }) {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: Math.min(anchor, length), head: Math.min(head, length) }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** The shortest change from one text to another, so that the cursor stays where it was. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function completions(context: CompletionContext, tags: TagLanguage | undefined) {
  const found = tags?.suggest(context.state.doc.toString(), context.pos);
  if (!found || (found.from === context.pos && !context.explicit)) return null;
  // A word that is whole already is not offered: Enter then ends the line, as it would without the list.
  const typed = context.state.sliceDoc(found.from, context.pos);
  const whole = new Set(found.suggestions.map(({ text }) => text));
  const offered = found.suggestions.filter(({ text, writes }) => text !== typed || writes);
  if (offered.length === 0) return null;
  const validFor = (text: string): boolean => /^[\p{L}\p{N}_.]*$/u.test(text) && !whole.has(text);
  return { from: found.from, options: offered.map(completionOf), validFor };
}

function completionOf({ text, detail, kind, help, writes }: Suggestion): Completion {
  return {
    label: text,
    type: kind,
    ...(detail ? { detail: detail.replaceAll('`', '') } : {}),
    ...(help ? { info: () => helpCard(help) } : {}),
    ...(writes
      ? {
          apply: (view, completion, from, to) => {
            view.dispatch({
              changes: { from, to, insert: writes.text },
              selection: { anchor: from + writes.cursor },
              annotations: pickedCompletion.of(completion),
              userEvent: 'input.complete',
            });
            // Behind a key, and inside a call, something else is due at once.
            if (kind === 'property' || kind === 'function') startCompletion(view);
          },
        }
      : {}),
  };
}
