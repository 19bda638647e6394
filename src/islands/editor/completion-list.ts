import { autocompletion, type CompletionContext, type CompletionResult, closeCompletion, startCompletion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { note } from './help-tooltip.ts';
import { besideList } from './info-place.ts';
import { offered } from './offered.ts';
import type { TagLanguage } from './tag-language.ts';

/** The list of what may be typed next, in an editor of definitions. */
export class CompletionList {
  readonly #tags: () => TagLanguage | undefined;
  readonly #nothing: string;
  /** Somebody asked before the language was there. */
  #asked = false;

  /** @param nothing what is said where there is nothing to choose from */
  constructor(tags: () => TagLanguage | undefined, nothing: string) {
    this.#tags = tags;
    this.#nothing = nothing;
  }

  get extension(): Extension {
    return [
      autocompletion({
        override: [(context) => this.#offer(context)],
        icons: false,
        activateOnTyping: true,
        // The order is the grammar's: what is required comes first, names before functions.
        compareCompletions: () => 0,
        positionInfo: besideList,
      }),
      EditorView.updateListener.of(({ view, docChanged, selectionSet }) => {
        if (docChanged || selectionSet) this.#asked = false;
        // A list that scrolls has to be reachable by keyboard, also for those who do not know that the arrow keys scroll it.
        view.dom.querySelector('.cm-tooltip-autocomplete > ul')?.setAttribute('tabindex', '0');
      }),
      EditorView.domEventHandlers({
        // What keys do in the list, they do from the text.
        focusin: ({ target }, view) => {
          if (target instanceof HTMLUListElement) view.focus();
        },
      }),
      keymap.of([
        // On many Chinese desktops Ctrl-Space belongs to the input method.
        { key: 'Alt-/', run: startCompletion, preventDefault: true },
        { key: 'Tab', run: leave, shift: leave },
      ]),
    ];
  }

  /** The language has come: whoever asked meanwhile gets the list. */
  open(view: EditorView): void {
    if (this.#asked) startCompletion(view);
  }

  #offer(context: CompletionContext): CompletionResult | null {
    const tags = this.#tags();
    if (!tags) {
      this.#asked ||= context.explicit;
      return null;
    }
    const found = offered(context, tags);
    if (!found && context.explicit && context.view) note(context.view, context.pos, this.#nothing);
    return found;
  }
}

/** Tab leaves the editor, and the list with it. */
function leave(view: EditorView): boolean {
  closeCompletion(view);
  return false;
}
