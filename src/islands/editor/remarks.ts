import type { Diagnostic } from '@codemirror/lint';
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

type Lint = typeof import('@codemirror/lint');

/**
 * Remarks in an editor: marked, listed with F8 and Mod-Shift-M, mended by mouse or with `Mod-.`; they move with the text while it changes. What shows
 * them is fetched with the first.
 */
export class Remarks {
  readonly #words: EditorWords;
  #remarks: readonly Remark[] = [];
  #lint: Lint | undefined;
  #coming: Promise<void> | undefined;

  constructor(words: EditorWords) {
    this.#words = words;
  }

  readonly extension: Extension = [
    EditorView.updateListener.of((update) => {
      if (update.docChanged) this.#remarks = this.#remarks.map((one) => moved(one, update.changes));
    }),
    keymap.of([
      { key: 'Mod-.', run: (view) => this.#mendHere(view), preventDefault: true },
      { key: 'Mod-Shift-m', run: (view) => this.#lint?.openLintPanel(view) ?? false, preventDefault: true },
      { key: 'F8', run: (view) => this.#lint?.nextDiagnostic(view) ?? false },
    ]),
  ];

  show(view: EditorView, remarks: readonly Remark[]): void {
    this.#remarks = remarks;
    if (this.#lint) this.#mark(view, this.#lint);
    else if (remarks.length > 0) this.#coming ??= this.#open(view);
  }

  async #open(view: EditorView): Promise<void> {
    try {
      this.#lint = await import('@codemirror/lint');
      this.#mark(view, this.#lint);
    } catch {
      // The next ones may find the network again; below the editor they are listed in any case.
      this.#coming = undefined;
    }
  }

  #mark(view: EditorView, { setDiagnostics }: Lint): void {
    const { length } = view.state.doc;
    const diagnostics = this.#remarks.map(({ start, end, severity, message, fix }, i): Diagnostic => {
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
