import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import type { ChangeDesc, Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Fix } from '../../engine/language/issue.ts';
import type { EditorWords } from '../../i18n/zh/editor.ts';

/** What is wrong at a place of the text, in words, and the edit that mends it. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix?: Fix & { readonly label: string };
}

/** Remarks in an editor: marked, listed with F8 and Mod-Shift-M, mended by mouse or with `Mod-.`; they move with the text while it changes. */
export class Remarks {
  readonly #words: EditorWords;
  #remarks: readonly Remark[] = [];

  constructor(words: EditorWords) {
    this.#words = words;
  }

  readonly extension: Extension = [
    EditorView.updateListener.of((update) => {
      if (update.docChanged) this.#remarks = this.#remarks.map((one) => moved(one, update.changes));
    }),
    keymap.of([{ key: 'Mod-.', run: (view) => this.#mendHere(view), preventDefault: true }, ...lintKeymap]),
  ];

  show(view: EditorView, remarks: readonly Remark[]): void {
    this.#remarks = remarks;
    const { length } = view.state.doc;
    const diagnostics = remarks.map(({ start, end, severity, message, fix }, i): Diagnostic => {
      const from = Math.min(start, length);
      const apply = (): void => this.#mend(view, i);
      const actions = fix ? [{ name: fix.label, apply }] : [];
      return { from, to: Math.min(Math.max(end, from), length), severity, message, actions };
    });
    view.dispatch(setDiagnostics(view.state, diagnostics));
  }

  /** Mends what the cursor stands in, or else the first in its line. */
  #mendHere(view: EditorView): boolean {
    const { head } = view.state.selection.main;
    const line = view.state.doc.lineAt(head);
    const mendable = this.#remarks.map((one, i) => ({ one, i })).filter(({ one }) => one.fix);
    const found =
      mendable.find(({ one }) => one.start <= head && head <= one.end) ??
      mendable.find(({ one }) => one.start <= line.to && one.end >= line.from);
    if (found) this.#mend(view, found.i);
    view.dispatch({ effects: EditorView.announce.of(found ? this.#words.fixed : this.#words.noFix) });
    return true;
  }

  #mend(view: EditorView, at: number): void {
    const fix = this.#remarks[at]?.fix;
    if (!fix || fix.end > view.state.doc.length) return;
    this.#remarks = this.#remarks.filter((_, i) => i !== at);
    view.dispatch({ changes: { from: fix.start, to: fix.end, insert: fix.text }, userEvent: 'input.complete' });
    view.focus();
  }
}

function moved(one: Remark, changes: ChangeDesc): Remark {
  const at = (offset: number, side: number): number => changes.mapPos(Math.min(offset, changes.length), side);
  const { fix } = one;
  return {
    ...one,
    start: at(one.start, 1),
    end: at(one.end, -1),
    ...(fix ? { fix: { ...fix, start: at(fix.start, 1), end: at(fix.end, -1) } } : {}),
  };
}
