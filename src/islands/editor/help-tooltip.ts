import { completionStatus } from '@codemirror/autocomplete';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { helpCard, noteCard, spokenHelp } from './help-view.ts';
import type { PlacedHelp } from './tag-help.ts';

type HelpAt = (text: string, offset: number) => PlacedHelp | undefined;

const show = StateEffect.define<Tooltip | null>();

/** What the keyboard asked for; it goes with the next key. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

const tooltipOf = (help: PlacedHelp): Tooltip => ({
  pos: help.start,
  end: help.end,
  above: true,
  create: () => ({ dom: helpCard(help) }),
});

/** Says something about a place: beside it, and read out. */
export function note(view: EditorView, pos: number, text: string): void {
  const tooltip: Tooltip = { pos, above: true, create: () => ({ dom: noteCard(text) }) };
  view.dispatch({ effects: [show.of(tooltip), EditorView.announce.of(text)] });
}

/** Help on what the mouse points at, and, with Mod-I, on what the cursor stands in; that is read out, too. @param nothing what is said where there is none */
export function helpTooltips(helpAt: HelpAt, nothing: string): Extension {
  const ask = (view: EditorView): boolean => {
    const { state } = view;
    const { head } = state.selection.main;
    const help = helpAt(state.doc.toString(), head);
    if (help) view.dispatch({ effects: [show.of(tooltipOf(help)), EditorView.announce.of(spokenHelp(help))] });
    else note(view, head, nothing);
    return true;
  };
  const close = (view: EditorView): boolean => {
    if (!view.state.field(asked)) return false;
    view.dispatch({ effects: show.of(null) });
    return true;
  };
  return [
    asked,
    hoverTooltip(
      ({ state }, pos) => {
        const help = completionStatus(state) === null ? helpAt(state.doc.toString(), pos) : undefined;
        return help ? tooltipOf(help) : null;
      },
      // A mouse that rests somewhere does not get in the way of who types.
      { hideOn: ({ state, docChanged }) => docChanged || completionStatus(state) !== null },
    ),
    keymap.of([
      { key: 'Mod-i', run: ask, preventDefault: true },
      { key: 'Escape', run: close },
    ]),
  ];
}
