import type { Fix } from '../../engine/language/issue.ts';
import { splice } from '../../engine/sentence/edit.ts';
import { changeBetween } from '../editor/change-between.ts';

/** A text with a fix in it, and where the fix ends. */
export interface Fixed {
  readonly text: string;
  readonly end: number;
}

/**
 * Applies a fix to a text that may have been typed on since it was judged.
 * @param judged the text that the fix was made for
 * @returns nothing where the change and the fix touch each other
 */
export function fixIn(text: string, judged: string, fix: Fix): Fixed | undefined {
  const change = changeBetween(judged, text);
  const isSame = text === judged;
  if (!isSame && change.from <= fix.end && fix.start <= change.to) return undefined;
  const moved = isSame || change.from > fix.end ? 0 : text.length - judged.length;
  const start = fix.start + moved;
  return { text: splice(text, { start, end: fix.end + moved }, fix.text), end: start + fix.text.length };
}
