import { autocompletion, type Completion, type CompletionContext, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { HIGHLIGHT, THEME } from './theme.ts';

/** What is wrong at a place of the text, in words. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface Suggestion {
  readonly text: string;
  readonly detail?: string;
  readonly kind: 'keyword' | 'property' | 'function' | 'variable' | 'constant';
}

export interface Selection {
  readonly anchor: number;
  readonly head: number;
}

export interface CodeEditorOptions {
  readonly text: string;
  readonly language: 'yaml' | 'sql';
  readonly label: string;
  /** Ids live in the page, the editor in a shadow: so the help is repeated here. */
  readonly description: string;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** What may stand at an offset, and where the word that it would replace begins. */
  readonly suggest?: (text: string, offset: number) => { readonly from: number; readonly suggestions: readonly Suggestion[] } | undefined;
}

export interface CodeEditor {
  /** Replaces the text without telling `onText`. */
  setText(text: string): void;
  setRemarks(remarks: readonly Remark[]): void;
  /** @param selection where the cursor goes; a place beyond the end of the text is the end */
  focus(selection: Selection): void;
  destroy(): void;
}

const MODES = {
  yaml: async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml,
  sql: async () => (await import('@codemirror/legacy-modes/mode/sql')).sqlite,
};

/**
 * CodeMirror in a shadow root, where its styles are adopted sheets and no `<style>` breaks the page's policy.
 * Tab is not taken: it always leaves the editor.
 */
export async function createCodeEditor(host: HTMLElement, options: CodeEditorOptions): Promise<CodeEditor> {
  const mode = await MODES[options.language]();
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
        autocompletion({ override: [(context) => completions(context, options.suggest)], icons: false, activateOnTyping: true }),
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
    setRemarks(remarks) {
      const length = view.state.doc.length;
      const diagnostics = remarks.map(({ start, end, severity, message }): Diagnostic => {
        const from = Math.min(start, length);
        return { from, to: Math.min(Math.max(end, from), length), severity, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
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

function completions(context: CompletionContext, suggest: CodeEditorOptions['suggest']) {
  const found = suggest?.(context.state.doc.toString(), context.pos);
  if (!found || found.suggestions.length === 0) return null;
  if (found.from === context.pos && !context.explicit) return null;
  const options = found.suggestions.map(
    ({ text, detail, kind }): Completion => ({ label: text, type: kind, ...(detail ? { detail } : {}) }),
  );
  return { from: found.from, options, validFor: /^[\w.]*$/ };
}
