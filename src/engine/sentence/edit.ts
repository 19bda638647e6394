import type { Span } from '../language/definition.ts';
import type { Slot, SlotValue, Spot } from './slot.ts';

/**
 * Writes a new value into a slot. Only the slot's own characters change: comments, order and spelling of everything else stay as typed.
 * @param value of the slot's kind; a percent at the top is the share that lies there, not below
 * @example editSlot(text, slot, {count: 90, unit: 'd'}) // `{last: 365d}` becomes `{last: 90d}`
 */
export function editSlot(text: string, slot: Slot, value: SlotValue): string {
  const lastFirst = [...slot.spots].sort((a, b) => b.start - a.start);
  return lastFirst.reduce((edited, spot) => splice(edited, spot, written(slot, value, edited.slice(spot.start, spot.end))), text);
}

export const splice = (text: string, { start, end }: Spot, part: string): string => text.slice(0, start) + part + text.slice(end);

function written(slot: Slot, value: SlotValue, before: string): string {
  switch (slot.kind) {
    case 'number':
      return String(value);
    case 'percent': {
      const share = slot.rank === 'top' ? 100 - Number(value) : Number(value);
      return before.endsWith('%') ? `${rounded(share)}%` : String(rounded(share / 100));
    }
    case 'span': {
      const { count, unit } = value as Span;
      return `${count}${unit}`;
    }
    default:
      return quotedLike(before, String(value));
  }
}

/** 100 - 99.9 is 0.0999…; no share is written with a tail. */
const rounded = (n: number): number => Number(n.toFixed(8));

/** Text in the quotes of the text it replaces: an expression's own, which YAML may have doubled or escaped once more. */
function quotedLike(before: string, text: string): string {
  const [quote] = /^(?:\\"|''(?!$)|["'])?/.exec(before) ?? [''];
  return quote + text + quote;
}

/** Whether a text can stand in a slot wherever that is: in or out of quotes, in a flow mapping, before a comment. */
export const fitsInSlot = (text: string): boolean => !/['"`\\#:,{}[\]&*!|>%@\n]/.test(text);

/** Whether a window with this span at one of its ends still has its start before its end; of days against months nobody can say, and they may stand. */
export function spanFits(span: Span, { least, most }: { readonly least?: Span; readonly most?: Span }): boolean {
  return !(least && isShorter(span, least)) && !(most && isShorter(most, span));
}

const LENGTH: Readonly<Record<Span['unit'], { readonly of: 'days' | 'months'; readonly one: number }>> = {
  d: { of: 'days', one: 1 },
  w: { of: 'days', one: 7 },
  m: { of: 'months', one: 1 },
  y: { of: 'months', one: 12 },
};

function isShorter(a: Span, b: Span): boolean {
  const [first, second] = [LENGTH[a.unit], LENGTH[b.unit]];
  return first.of === second.of && a.count * first.one < b.count * second.one;
}
