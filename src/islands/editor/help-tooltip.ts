import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { helpCard, spokenHelp } from './help-view.ts';
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

/** Help on what the mouse points at, and, with Mod-I, on what the cursor stands in; that is read out, too. @param nothing what is read out where there is none */
export function helpTooltips(helpAt: HelpAt, nothing: string): Extension {
  const ask = (view: EditorView): boolean => {
    const { state } = view;
    const help = helpAt(state.doc.toString(), state.selection.main.head);
    const said = help ? spokenHelp(help) : nothing;
    view.dispatch({ effects: [show.of(help ? tooltipOf(help) : null), EditorView.announce.of(said)] });
    return true;
  };
  const close = (view: EditorView): boolean => {
    if (!view.state.field(asked)) return false;
    view.dispatch({ effects: show.of(null) });
    return true;
  };
  return [
    asked,
    hoverTooltip((view, pos) => {
      const help = helpAt(view.state.doc.toString(), pos);
      return help ? tooltipOf(help) : null;
    }),
    keymap.of([
      { key: 'Mod-i', run: ask, preventDefault: true },
      { key: 'Escape', run: close },
    ]),
  ];
}
