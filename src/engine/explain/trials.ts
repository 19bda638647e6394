import { type Bound, boundNodes } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { columnOf } from '../language/schema.ts';
import { asValue } from '../run.ts';
import { type Grid, gridOf } from './grid.ts';
import { type Case, expressionsOf, type FactRef, leadsTo, supposed } from './supposed.ts';
import { turnsOf } from './turns.ts';

/** Another value of a fact with which the tag comes out otherwise, as far as can be told without a run. */
export interface Trial {
  readonly to: Value;
  /** How far it is, in the steps of its own. */
  readonly apart: number;
  /** The part of the value that changes, to be held against other facts: 0 is nothing, 1 is all of it. */
  readonly distance: number;
}

/** Another word, or a value where there was none, counts as much as a number that becomes twice what it was. */
const ANOTHER_WORD = { apart: 1, distance: 1 };

/** @param before the tag's value now */
export function trialsOf(one: Case, fact: FactRef, from: Value, before: Value): readonly Trial[] {
  const [tag] = one.tags.tags;
  if (!tag) return [];
  const flips = ({ to }: Trial): boolean => {
    const value = supposed(one, fact, to).ref({ kind: 'tag', code: tag.code });
    return asValue(value, tag.type === 'bool') !== before;
  };
  return candidatesOf(one, fact, from)
    .filter(flips)
    .toSorted((a, b) => a.apart - b.apart);
}

/** The values of a fact with which anything of the rule may come out otherwise, whether that is enough or not. */
export function candidatesOf(one: Case, fact: FactRef, from: Value): readonly Trial[] {
  const grid = gridOf(fact, from, one.tags);
  return grid ? numbersNear(one, fact, grid, from) : wordsFor(one, fact, from);
}

function numbersNear(one: Case, fact: FactRef, grid: Grid, from: Value): Trial[] {
  const place = grid.placeOf(from);
  // A day that is not known is looked for from the as-of date.
  const start = place ?? grid.placeOf(one.row.asOf) ?? Math.max(0, grid.least);
  const turns = turnsOf(one, fact, grid, start);
  // Who has none may be helped by the least there is.
  const all = place === undefined ? [start, start + 1, ...turns] : turns;
  return [...new Set(all)].map((to) => {
    const apart = Math.abs(to - start);
    const whole = Math.max(Math.abs(to), Math.abs(start), 1);
    return { to: grid.valueAt(to), apart, distance: place === undefined ? ANOTHER_WORD.distance + apart / (1 + apart) : apart / whole };
  });
}

/** The words that the rule compares with, then those that the data knows. */
function wordsFor(one: Case, fact: FactRef, from: Value): Trial[] {
  const { tags } = one;
  const measure = fact.kind === 'measure' ? tags.measures.find((m) => m.id === fact.name) : undefined;
  const column = fact.kind === 'column' ? columnOf(tags.schema, tags.schema.entity.table, fact.name) : fieldOf(one, measure?.field);
  if ((measure?.type ?? column?.type) === 'bool') return [{ to: from === null || Number(from) === 0, ...ANOTHER_WORD }];
  if (fact.kind === 'measure' && measure?.type !== 'text') return [];
  const leads = leadsTo(tags, fact);
  const compared = expressionsOf(tags)
    .flatMap((e) => [...boundNodes(e)])
    .flatMap((e) => comparedWith(e, leads));
  const spelt = [...tags.steps, ...tags.tags].flatMap(({ rule }) =>
    rule.kind === 'column' && fact.kind === 'column' && rule.column === fact.name
      ? Object.values(rule.map ?? {}).map(([first]) => first)
      : [],
  );
  const words = [...compared, ...spelt, ...Object.keys(column?.codes ?? {})].filter((word) => typeof word === 'string' && word !== from);
  return [...new Set(words)].map((to) => ({ to: to ?? null, ...ANOTHER_WORD }));
}

function fieldOf({ tags }: Case, field: Bound | undefined) {
  return field?.kind === 'ref' && field.ref.kind === 'field' ? columnOf(tags.schema, field.ref.table, field.ref.column) : undefined;
}

/** The literals on the other side of a comparison. */
function comparedWith(e: Bound, leads: (e: Bound) => boolean): Value[] {
  const literals = (parts: readonly Bound[]): Value[] => parts.flatMap((part) => (part.kind === 'literal' ? [part.value] : []));
  if (e.kind === 'in') return leads(e.operand) ? literals(e.list) : [];
  if (e.kind !== 'binary') return [];
  return leads(e.left) ? literals([e.right]) : leads(e.right) ? literals([e.left]) : [];
}
