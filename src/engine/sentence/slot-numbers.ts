import type { Band } from '../language/composed.ts';
import { CALENDAR_PERIODS, type Measure } from '../language/definition.ts';
import type { Days, WindowPhrase } from './sentence.ts';
import type { Slot, SlotAbout, Spot, UnnumberedSlot } from './slot.ts';

/** Makes slots of what a text really has at its places, and numbers them through one tag. */
export class SlotNumbers {
  readonly #text: string;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of a band, which stands behind its operator. */
  bound({ operator, than, conditionPlace }: Band): Slot | number {
    const { start, end } = this.unquoted(conditionPlace);
    const text = this.#text.slice(start, end);
    const [whole, before = '', number = ''] = /^([<>=]+\s*)([+-]?[\d.]+%?)\s*$/.exec(text) ?? [];
    if (whole === undefined || before.trim() !== operator) return than;
    const spots = [{ start: start + before.length, end: start + before.length + number.length }];
    const about = { is: 'band' } as const;
    if (number.endsWith('%')) return this.number({ kind: 'percent', value: Number(number.slice(0, -1)), about, spots });
    return this.number({ kind: 'number', value: than, about, spots });
  }

  /** A number under a key of its own: a slot where the text has it as it is. */
  written(value: number, about: SlotAbout, place: Spot | undefined): Slot | number {
    if (!place) return value;
    const spot = this.unquoted(place);
    const isThere = Number(this.#text.slice(spot.start, spot.end)) === value;
    return isThere ? this.number({ kind: 'number', value, about, spots: [spot] }) : value;
  }

  /** So many days or weeks, as they are written. */
  days(value: number, about: SlotAbout, place: Spot | undefined): Days {
    if (!place) return value;
    const spot = this.unquoted(place);
    const [, digits, unit] = /^(\d+)\s*([dw])$/.exec(this.#text.slice(spot.start, spot.end)) ?? [];
    const count = Number(digits);
    if (digits === undefined || count * (unit === 'w' ? DAYS_OF_WEEK : 1) !== value) return value;
    return this.number({ kind: 'span', value: { count, unit: unit === 'w' ? 'w' : 'd' }, units: ['d', 'w'], about, spots: [spot] });
  }

  /** How far back, or which rows by their time: a span or a period that stands as it is in every place is one slot. */
  window(specs: readonly Measure[]): WindowPhrase {
    const window = specs[0]?.window ?? { kind: 'ever' };
    const places = new Map(specs.flatMap(({ windowPlace: p }) => (p ? [[p.start, this.unquoted(p)] as const] : [])));
    const spots = [...places.values()];
    const written = specs.every((s) => s.windowPlace) && spots.length > 0 ? spots.map((s) => this.#text.slice(s.start, s.end)) : [''];
    if (window.kind === 'last' || window.kind === 'prev') {
      const slot = written.every((t) => /^\d+\s*[dwmy]$/.test(t));
      const { kind, span } = window;
      return { kind, span: slot ? this.number({ kind: 'span', value: span, about: { is: 'window' }, spots }) : span };
    }
    if (window.kind === 'calendar') {
      const { kind, period } = window;
      const options = CALENDAR_PERIODS.map((value) => ({ value }));
      if (!written.every((t) => t === period)) return { kind, period };
      return { kind, period: this.number({ kind: 'choice', value: period, options, about: { is: 'period' }, spots }) };
    }
    if (window.kind === 'between') {
      const { kind, from, to } = window;
      const [first, second] = pairsIn(written, spots, /\d+\s*[dwmy]/) ?? [];
      if (!first || !second) return window;
      const start = this.number({ kind: 'span', value: from, least: to, about: { is: 'window-from' }, spots: first });
      return { kind, from: start, to: this.number({ kind: 'span', value: to, most: from, about: { is: 'window-to' }, spots: second }) };
    }
    if (window.kind === 'range') {
      const { kind, start, end } = window;
      const [first, second] = pairsIn(written, spots, /\d{4}-\d\d-\d\d/) ?? [];
      if (!first || !second) return window;
      const from = this.number({ kind: 'date', value: start, most: end, about: { is: 'first-day' }, spots: first });
      return { kind, start: from, end: this.number({ kind: 'date', value: end, least: start, about: { is: 'last-day' }, spots: second }) };
    }
    return window;
  }

  unquoted({ start, end }: Spot): Spot {
    return /^["']/.test(this.#text.slice(start, end)) ? { start: start + 1, end: end - 1 } : { start, end };
  }

  number(slot: UnnumberedSlot): Slot {
    return { ...slot, id: this.#count++ };
  }
}

const DAYS_OF_WEEK = 7;

/** Where a list of two has its first and its second, in every place that it is written; none where one of them is written otherwise. */
function pairsIn(written: readonly string[], spots: readonly Spot[], item: RegExp): readonly [Spot[], Spot[]] | undefined {
  const pair = new RegExp(
    String.raw`^(\s*(?:\[\s*|-[ \t]+)["']?)(${item.source})(["']?(?:\s*,|[ \t]*(?:#[^\n]*)?\n\s*-[ \t])\s*["']?)(${item.source})["']?(?![\w-])`,
  );
  const found = written.map((text) => pair.exec(text));
  if (found.some((match) => !match)) return undefined;
  const at = (group: 2 | 4) =>
    spots.map(({ start }, i) => {
      const parts = found[i] ?? [];
      const before = parts.slice(1, group).join('').length;
      return { start: start + before, end: start + before + (parts[group] ?? '').length };
    });
  return [at(2), at(4)];
}
