import { type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Mark } from '../../engine/parse/editing/marks.ts';
import { MARKS } from './theme.ts';

/** The language has come, or has changed. */
export const remark = StateEffect.define<null>();

/** Colours for what the engine's own reader finds in a definition: they lie over those of a mode that guesses line by line. */
export function tagMarks(marksOf: (text: string) => readonly Mark[]): Extension {
  const read = (text: string): DecorationSet =>
    Decoration.set(
      marksOf(text).map(({ start, end, is }) => Decoration.mark({ class: `cm-tag-${is}` }).range(start, end)),
      true,
    );
  const field = StateField.define<DecorationSet>({
    create: (state) => read(state.doc.toString()),
    update(marks, transaction) {
      const isNew = transaction.docChanged || transaction.effects.some((effect) => effect.is(remark));
      return isNew ? read(transaction.state.doc.toString()) : marks;
    },
    provide: (of) => Prec.highest(EditorView.decorations.from(of)),
  });
  return [field, MARKS];
}
