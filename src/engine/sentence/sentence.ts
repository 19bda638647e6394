import type { CutOperator, Gate, ModelBuilder } from '../language/composed.ts';
import type {
  Bilingual,
  Computed,
  Measure,
  Preference,
  RfmBuilder,
  ScoringMethod,
  Sequence,
  Span,
  TagDefinition,
  TagFile,
  Value,
} from '../language/definition.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { Phrase } from './phrase.ts';
import type { Slot } from './slot.ts';
import { subjectOfMeasure } from './subject.ts';
import { Teller } from './teller.ts';

/** A tag as a person would say it, line by line. No language in it; labels come from the definition and the schema. */
export interface Sentence {
  readonly code: string;
  readonly name: Bilingual;
  /** What the values are called. */
  readonly domain: Readonly<Record<string, Bilingual>>;
  readonly lines: readonly Line[];
}

export type Line =
  | { readonly role: 'look'; readonly table: Bilingual; readonly window: WindowPhrase; readonly kind?: Slot; readonly where?: Phrase }
  | { readonly role: 'step'; readonly at: number; readonly table: Bilingual; readonly window?: WindowPhrase; readonly where?: Phrase }
  | { readonly role: 'sequence'; readonly gives: Sequence['gives']; readonly within?: Days; readonly not?: Phrase }
  | { readonly role: 'count'; readonly counts: readonly Count[] }
  | { readonly role: 'if'; readonly when: Phrase; readonly value: Value }
  | { readonly role: 'else'; readonly value: Value }
  | { readonly role: 'value'; readonly of: Phrase }
  | { readonly role: 'column'; readonly label: Bilingual; readonly clean: readonly string[] }
  | { readonly role: 'spelt'; readonly spellings: readonly (string | number)[]; readonly value: Value }
  | {
      readonly role: 'score';
      readonly of?: Phrase;
      readonly method: Slot | ScoringMethod;
      readonly n?: Slot | number;
      readonly edges?: readonly (Slot | number)[];
    }
  /** What a preference needs to count, and how many are taken; `undefined`: all. */
  | {
      readonly role: 'limits';
      readonly by: Preference['by'];
      readonly threshold?: Slot | number;
      readonly support?: { readonly least: Slot | number; readonly of?: Phrase };
      readonly halfLife?: Days;
      readonly top?: Slot | number;
    }
  | { readonly role: 'base'; readonly points: Slot | number }
  | { readonly role: 'points'; readonly when: Phrase; readonly points: Slot | number }
  /** What a model calls something that is not worked out from rows. */
  | { readonly role: 'input'; readonly name: string; readonly of: Phrase }
  | { readonly role: 'model'; readonly type: ModelBuilder['model']['type'] }
  /** `inputs`: what they are called, by their names in the text. */
  | {
      readonly role: 'weights';
      readonly intercept: number;
      readonly coef: Readonly<Record<string, number>>;
      readonly inputs: Readonly<Record<string, Bilingual>>;
    }
  | {
      readonly role: 'center';
      readonly at: Readonly<Record<string, number>>;
      readonly value: Value;
      readonly inputs: Readonly<Record<string, Bilingual>>;
    }
  | { readonly role: 'survey'; readonly items: readonly string[]; readonly reverse: readonly string[]; readonly minAnswered: Slot | number }
  | { readonly role: 'listed'; readonly customers: number; readonly value: Value }
  /** A number that the lines above give, against a bound. */
  | { readonly role: 'band'; readonly operator: CutOperator; readonly than: Slot | number; readonly value: Value }
  /** The names of the bands, the first being that of the lowest or of the highest. */
  | { readonly role: 'labels'; readonly labels: readonly string[]; readonly from: 'low' | 'high' }
  | { readonly role: 'rfm'; readonly output: RfmBuilder['output'] }
  /** Who is let through, after all that; what is not asked for is not there. */
  | {
      readonly role: 'gate';
      readonly consent?: Bilingual;
      readonly minAge?: Slot | number;
      readonly unknownAge: Gate['unknownAge'];
      readonly minGroup?: Slot | number;
    };

/** So many days: a slot that holds them, or their number where the text has them otherwise. */
export type Days = Slot | number;

/** What is worked out from the rows; without a label it is the tag's value itself. */
export interface Count {
  readonly label?: Bilingual;
  readonly agg: Measure['agg'];
  readonly field?: Phrase;
  /** What a preference, or a place in a network, goes by. */
  readonly by?: Preference['by'] | Computed['how'];
}

export type WindowPhrase =
  | { readonly kind: 'ever' }
  | { readonly kind: 'last' | 'prev'; readonly span: Slot | Span }
  | { readonly kind: 'between'; readonly from: Slot | Span; readonly to: Slot | Span }
  | { readonly kind: 'calendar'; readonly period: Slot | string }
  | { readonly kind: 'range'; readonly start: Slot | string; readonly end: Slot | string };

/**
 * Says every tag of a file. Slots know where the text has their values, so that `editSlot` can change them there.
 * @param text the file's own text, from which `file` was read
 * @example sentencesOf(text, parseTags(text).value, schema)
 */
export function sentencesOf(text: string, file: TagFile, schema: Schema): Sentence[] {
  return file.tags.map((tag) => ({
    code: tag.code,
    name: tag.name,
    domain: tag.value.domain ?? codesOf(tag, schema) ?? {},
    lines: new Teller(text, file, schema, tag).lines(),
  }));
}

/** What values are called that the tag hands on as a column has them. */
function codesOf({ code, define }: TagDefinition, schema: Schema): Sentence['domain'] | undefined {
  if (define.builder === 'measure') return subjectOfMeasure(define.measure, code, schema).codes;
  if (define.builder === 'edge' && !define.map) return subjectOfMeasure(define.measure, code, schema).codes;
  return define.builder === 'column' && !define.map ? columnOf(schema, schema.entity.table, define.column)?.codes : undefined;
}

/** Every slot of a sentence that can be changed, each once. */
export function slotsOf(sentence: Sentence): Slot[] {
  const found: Slot[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('spots' in part) {
      if (!('again' in part)) found.push(part as Slot);
    } else for (const inner of Object.values(part)) visit(inner);
  };
  visit(sentence.lines);
  return found;
}
