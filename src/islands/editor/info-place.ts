import type { EditorView, Rect } from '@codemirror/view';

const WIDEST = 340;
const GAP = 4;

/** Where what is said of a suggestion stands: beside the list, on the side that has more room. In a narrow window it stands below the list, by `theme.ts`. */
export function besideList(_: EditorView, list: Rect, option: Rect, info: Rect, space: Rect): { style: string } {
  const roomRight = space.right - list.right - GAP;
  const roomLeft = list.left - space.left - GAP;
  const right = roomRight >= WIDEST || roomRight >= roomLeft;
  const width = Math.min(WIDEST, right ? roomRight : roomLeft);
  // A card that has to become narrower becomes longer.
  const height = (info.bottom - info.top) * Math.max(1, (info.right - info.left) / width);
  const top = Math.max(space.top, Math.min(option.top, space.bottom - height)) - list.top;
  return { style: `top: ${top}px; ${right ? 'left' : 'right'}: calc(100% + ${GAP}px); max-width: ${width}px` };
}
