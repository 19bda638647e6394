import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { helpCard } from './help-view.ts';
import type { Suggestion } from './tag-completion.ts';
import type { TagLanguage } from './tag-language.ts';

const WORD = /^[\p{L}\p{N}_]*/u;

/** What CodeMirror lists at a place of a definition. */
export function offered({ state, pos, explicit }: CompletionContext, tags: TagLanguage): CompletionResult | null {
  const found = tags.suggest(state.doc.toString(), pos);
  if (!found || (found.from === pos && !explicit)) return null;
  const typed = state.sliceDoc(found.from, pos);
  // A word that is whole already is not offered: Enter then ends the line, as it would without the list.
  const suggestions = found.suggestions.filter(({ text, writes }) => explicit || text !== typed || writes);
  if (suggestions.length === 0) return null;
  const options = suggestions.map((one) => completionOf(one, explicit));
  // Whoever asks in the middle of a wrong word wants to see the right ones.
  if (explicit && !suggestions.some(({ text }) => holdsInOrder(text, typed))) return { from: found.from, options, filter: false };
  const whole = new Set(found.suggestions.map(({ text }) => text));
  return { from: found.from, options, validFor: (text) => /^[\p{L}\p{N}_.]*$/u.test(text) && !whole.has(text) };
}

function holdsInOrder(text: string, typed: string): boolean {
  const letters = [...text.toLowerCase()];
  return [...typed.toLowerCase()].every((letter) => {
    const at = letters.indexOf(letter);
    if (at !== -1) letters.splice(0, at + 1);
    return at !== -1;
  });
}

/** @param explicit somebody asked: then the whole word around the cursor is replaced, else only a rest that the suggestion has, too */
function completionOf({ text, detail, kind, help, writes }: Suggestion, explicit: boolean): Completion {
  return {
    label: text,
    type: kind,
    ...(detail ? { detail: detail.replaceAll('`', '') } : {}),
    ...(help ? { info: () => helpCard(help) } : {}),
    apply: (view, completion, from, to) => {
      const after = view.state.sliceDoc(to, view.state.doc.lineAt(to).to);
      const [rest = ''] = WORD.exec(after) ?? [];
      const end = explicit || text.endsWith(rest) ? to + rest.length : to;
      const isCalled = kind === 'function' && view.state.sliceDoc(end, end + 1) === '(';
      const insert = isCalled || !writes ? text : writes.text;
      const cursor = isCalled ? insert.length + 1 : (writes?.cursor ?? insert.length);
      view.dispatch({
        changes: { from, to: end, insert },
        selection: { anchor: from + cursor },
        scrollIntoView: true,
        annotations: pickedCompletion.of(completion),
        userEvent: 'input.complete',
      });
      // Behind a key, and inside a call, something else is due at once.
      if (writes && (kind === 'property' || kind === 'function')) startCompletion(view);
    },
  };
}
