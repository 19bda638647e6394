import type { EditorView, Rect } from '@codemirror/view';

const MARGIN = 8;

/** Where lists and help may stand: the part of the window that a person sees, which is less than all of it while a phone shows its keyboard. */
export function seenPart({ dom }: EditorView): Rect {
  const { clientWidth, clientHeight } = dom.ownerDocument.documentElement;
  const { offsetLeft = 0, offsetTop = 0, width = clientWidth, height = clientHeight } = window.visualViewport ?? {};
  return {
    left: offsetLeft + MARGIN,
    top: offsetTop,
    right: Math.min(clientWidth, offsetLeft + width) - MARGIN,
    bottom: Math.min(clientHeight, offsetTop + height),
  };
}
