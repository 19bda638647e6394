import type { Bilingual, Span } from '../language/definition.ts';

/** Offsets of the text a person wrote, end exclusive. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** A part of a definition that a person changes without knowing the language it is written in. */
export type Slot = {
  /** Counted through the tag's sentence, so that a slot keeps its number while only values change. */
  readonly id: number;
  readonly about: SlotAbout;
  /** Everywhere it is written: measures that look at the same rows share one slot for their window. */
  readonly spots: readonly Spot[];
  /** Said before, and changed there: a turn of a tree stands in every rule that it leads to. */
  readonly again?: true;
} & (
  | { readonly kind: 'number'; readonly value: number; readonly unit?: string }
  /** In per cent. At the top it is written as the share that lies below: `pct_rank(x) >= 80%` is the top 20. */
  | { readonly kind: 'percent'; readonly value: number; readonly rank?: 'top' | 'bottom' }
  /** `units`: where not all of them can stand. `least`, `most`: what the other end of a window leaves room for. */
  | {
      readonly kind: 'span';
      readonly value: Span;
      readonly units?: readonly Span['unit'][];
      readonly least?: Span;
      readonly most?: Span;
    }
  /** A `label` is there where the words belong to the data; the words of the language itself are in i18n. */
  | { readonly kind: 'choice'; readonly value: string; readonly options: readonly { readonly value: string; readonly label?: Bilingual }[] }
  | { readonly kind: 'date'; readonly value: string; readonly least?: string; readonly most?: string }
  | { readonly kind: 'text'; readonly value: string }
);

/** What a slot sets, so that its picker can say so. */
export type SlotAbout =
  | { readonly is: 'window' | 'window-from' | 'window-to' | 'first-day' | 'last-day' | 'period' | 'method' | 'bands' | 'segments' | Limit }
  | { readonly is: 'edge'; readonly at: number }
  /** What a measure or a column, by its name in the text, is compared with. */
  | { readonly is: 'limit'; readonly of: Bilingual; readonly name?: string };

/** Limits of builders that stand under a key of their own. */
type Limit = 'within' | 'half-life' | 'threshold' | 'support' | 'top' | 'points' | 'base' | 'band' | 'answered' | 'age' | 'group';

type Bare<T> = T extends unknown ? Omit<T, 'id'> : never;
export type UnnumberedSlot = Bare<Slot>;
export type SlotValue = Slot['value'];
