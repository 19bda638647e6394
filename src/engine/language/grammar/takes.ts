/**
 * What stands behind a key, as plain data: a kind of scalar, a word of a list, or a shape made of others.
 *
 * Scalars: `text`, `number`, `positive-integer`, `positive-number`, `share` (0 to 1), `yes-no`, `value` (what a tag may give), `day`,
 * `span` (30d), `lifetime` (a span above 0), `days` (a span of days or weeks), `code`, `name`, `bound` (>= 0.7), `band-end` (80%), `cell` (555),
 * `customer` (a key), `query`. Names of things that are there: `table`, `column` (of the rows that are read), `customer-column`, `rfm-tag`,
 * `item` (of the survey). Expressions: of one customer, of one row, of the inputs of a model.
 */
export type Takes =
  | 'text'
  | 'number'
  | 'positive-integer'
  | 'positive-number'
  | 'share'
  | 'yes-no'
  | 'value'
  | 'day'
  | 'span'
  | 'lifetime'
  | 'days'
  | 'code'
  | 'name'
  | 'bound'
  | 'band-end'
  | 'cell'
  | 'customer'
  | 'query'
  | 'table'
  | 'column'
  | 'customer-column'
  | 'rfm-tag'
  | 'item'
  | 'condition'
  | 'expression'
  | 'row-condition'
  | 'row-expression'
  | 'input-condition'
  | { readonly words: readonly string[] }
  /** A mapping with the keys of a place. */
  | { readonly place: string }
  /** `of`: so many, no more and no fewer. */
  | { readonly list: Takes; readonly of?: number }
  /** A mapping whose keys the author makes up: values of the tag, names of their own, names of a model's inputs, or what rows are told apart by. */
  | { readonly map: Takes; readonly keys: 'value' | 'name' | 'input' | 'row-expression'; readonly also?: readonly string[] }
  | { readonly either: readonly Takes[] };

/** That a key beside this one is there, or is one of some words; `model.type` is the `type` inside the nearest `model` around it. */
export interface Circumstance {
  readonly key: string;
  readonly is?: readonly string[];
  /** The other way round: that it is not there. */
  readonly absent?: true;
}

/** What may be written under a key, and whether it must be. */
export interface KeySpec {
  readonly takes: Takes;
  readonly required?: true | Circumstance;
  /** Where the key has a meaning at all; `said`: how messages call that. */
  readonly with?: Circumstance & { readonly said?: string };
  /** What holds where the key is not written, as it would be written. */
  readonly usual?: string;
}

/** The keys of one kind of mapping, in the order in which they are offered. */
export type PlaceSpec = Readonly<Record<string, KeySpec>>;
