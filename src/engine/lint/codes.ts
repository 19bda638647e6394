import { type Bound, boundNodes } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { ColumnBuilder } from '../language/definition.ts';
import { type Fix, type Issue, type Place, warning } from '../language/issue.ts';
import { nearest, ranked } from '../language/nearest.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import { type Codes, codesBehind } from './coded.ts';

/** What has codes, as a message calls it. */
interface Coded {
  readonly name: string;
  readonly of: 'column' | 'tag';
  readonly codes: Codes;
}

/** Conditions that list more are left alone: nobody reads them. */
const MOST_ASKED = 200;

/** Texts that a condition compares with a column, or with a tag, that has no such code: nobody is ever found. */
export function unknownCodesIn(condition: Bound, tags: ResolvedTags, text: string): Issue[] {
  return boundNodes(condition)
    .flatMap(asked)
    .slice(0, MOST_ASKED)
    .flatMap(([e, literal]) => {
      const coded = codedOf(e, tags);
      return coded ? unknown(coded, literal.value, literal.place, text) : [];
    });
}

/** Spellings that a column's map lists, and that the column never has. */
export function unknownSpellings({ table, column, map, mapPlaces, clean }: ColumnBuilder, { schema }: ResolvedTags, text: string): Issue[] {
  const codes = columnOf(schema, table || schema.entity.table, column)?.codes;
  // Other letters than those of the codes are what cleaning makes of them.
  if (!codes || !map || clean.includes('lower') || clean.includes('upper')) return [];
  const coded: Coded = { name: column, of: 'column', codes };
  return Object.entries(map).flatMap(([value, spellings]) =>
    spellings.slice(0, MOST_ASKED).flatMap((spelling, i) => {
      const place = ownEntry(mapPlaces ?? {}, value)?.[i];
      return place ? unknown(coded, String(spelling), place, text) : [];
    }),
  );
}

type Ref = Extract<Bound, { kind: 'ref' }>;
type Text = Extract<Bound, { kind: 'literal' }> & { readonly value: string };
const isText = (e: Bound): e is Text => e.kind === 'literal' && typeof e.value === 'string';

/** The texts that a name is asked for, one way round or the other. */
function asked(e: Bound): readonly (readonly [Ref, Text])[] {
  if (e.kind === 'in') {
    const { operand } = e;
    return operand.kind === 'ref' ? e.list.filter(isText).map((item) => [operand, item] as const) : [];
  }
  if (e.kind !== 'binary' || (e.operator !== '=' && e.operator !== '!=')) return [];
  const { left, right } = e;
  if (left.kind === 'ref' && isText(right)) return [[left, right]];
  return right.kind === 'ref' && isText(left) ? [[right, left]] : [];
}

function codedOf(e: Ref, tags: ResolvedTags): Coded | undefined {
  const codes = codesBehind(e, tags);
  return codes && { name: textOf(e), of: e.ref.kind === 'tag' ? 'tag' : 'column', codes };
}

function unknown({ name, of, codes }: Coded, value: string, place: Place, text: string): Issue[] {
  if (Object.hasOwn(codes, value)) return [];
  const meant = meantBy(value, codes);
  const label = meant === undefined ? undefined : ownEntry(codes, meant);
  const available = ranked(meant ?? value, Object.keys(codes)).sorted;
  const params = { name, of, value, available, ...(meant === undefined ? {} : { suggestion: meant }), ...(label ? { label } : {}) };
  return [warning('unknown-code', place, params, meant === undefined ? undefined : inPlaceOf(value, meant, place, text))];
}

/** The code that a text means: itself or its word in either language, in whatever letters; a word with something around it, such as 上海市; or a slip of the keyboard. */
function meantBy(value: string, codes: Codes): string | undefined {
  const wanted = value.trim().toLowerCase();
  const words = Object.entries(codes).flatMap(([code, { zh, en }]) => [code, zh, en].map((word) => ({ code, word: word.toLowerCase() })));
  const same = words.find(({ word }) => word === wanted);
  if (same) return same.code;
  const around = new Set(words.filter(({ word }) => word.length > 1 && wanted.startsWith(word)).map(({ code }) => code));
  if (around.size === 1) return [...around][0];
  const near = nearest(
    wanted,
    words.map(({ word }) => word),
  );
  return words.find(({ word }) => word === near)?.code;
}

/** The letters alone are exchanged: the quotes around them may be those of YAML as well. */
function inPlaceOf(value: string, code: string, { start, end }: Place, text: string): Fix | undefined {
  const written = text.slice(start, end);
  const at = value === '' ? -1 : written.indexOf(value);
  if (at === -1 || /['"\\]/.test(code)) return undefined;
  return { start: start + at, end: start + at + value.length, text: code };
}
