import { closeBrackets, closeBracketsKeymap, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, tooltips } from '@codemirror/view';
import type { Language } from '../../i18n/language.ts';
import { changeBetween } from './change-between.ts';
import { CompletionList } from './completion-list.ts';
import { helpTooltips } from './help-tooltip.ts';
import { remark, tagMarks } from './marks.ts';
import { nextLine } from './next-line.ts';
import { type Remark, Remarks } from './remarks.ts';
import { seenPart } from './seen-part.ts';
import type { TagLanguage } from './tag-language.ts';
import { HIGHLIGHT, THEME } from './theme.ts';

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
  /** Of an editor that was closed: its text, its cursor and what it can undo, instead of `text`. */
  readonly memory?: EditorMemory | undefined;
}

/** JSON of CodeMirror's. */
export type EditorMemory = unknown;

export interface CodeEditor {
  /** Replaces the text without telling `onText`; a step of undo by itself. */
  setText(text: string): void;
  setRemarks(remarks: readonly Remark[]): void;
  /** The language of `tags` has come. */
  useTags(): void;
  /** Lists what may be typed at the cursor. */
  suggest(): void;
  memory(): EditorMemory;
  /** @param selection where the cursor goes; a place beyond the end of the text is the end */
  focus(selection: Selection): void;
  destroy(): void;
}

const MODES = {
  yaml: async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml,
  sql: async () => (await import('./sql-mode.ts')).sqlMode,
};

const WORDS = {
  zh: () => import('../../i18n/zh/editor.ts'),
  en: () => import('../../i18n/en/editor.ts'),
};

const PAST = { history: historyField };

/**
 * CodeMirror in a shadow root, where its styles are adopted sheets and no `<style>` breaks the page's policy.
 * Tab is not taken: it always leaves the editor.
 */
export async function createCodeEditor(host: HTMLElement, options: CodeEditorOptions): Promise<CodeEditor> {
  const [mode, { editorWords }] = await Promise.all([MODES[options.language](), WORDS[options.ui]()]);
  const remarks = new Remarks(editorWords);
  const list = options.tags && new CompletionList(options.tags, editorWords.noSuggestions);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  let quiet = false;
  const run = () => {
    options.onRun();
    return true;
  };
  const extensions = [
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
    tooltips({ tooltipSpace: seenPart }),
    ...(list
      ? [
          list.extension,
          nextLine,
          tagMarks((text) => options.tags?.()?.marks(text) ?? []),
          helpTooltips((text, offset) => options.tags?.()?.help(text, offset), editorWords.nothing),
        ]
      : []),
    remarks.extension,
    keymap.of([{ key: 'Mod-Enter', run }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      'aria-description': options.description,
      autocapitalize: 'off',
      tabindex: '0',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !quiet) options.onText(update.state.doc.toString());
    }),
  ];
  const view = new EditorView({
    root,
    parent: root,
    state:
      options.memory === undefined
        ? EditorState.create({ doc: options.text, extensions })
        : EditorState.fromJSON(options.memory, { extensions }, PAST),
  });
  return {
    setText(text) {
      const before = view.state.doc.toString();
      if (text === before) return;
      quiet = true;
      view.dispatch({ changes: changeBetween(before, text), annotations: isolateHistory.of('full') });
      quiet = false;
    },
    setRemarks: (found) => remarks.show(view, found),
    useTags() {
      view.dispatch({ effects: remark.of(null) });
      list?.open(view);
    },
    suggest: () => void startCompletion(view),
    memory: () => view.state.toJSON(PAST),
    focus({ anchor, head }) {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: Math.min(anchor, length), head: Math.min(head, length) }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
