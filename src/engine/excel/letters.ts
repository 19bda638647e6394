import type { Bound, Ref } from '../language/bound.ts';
import type { ResolvedTags, Rule } from '../language/resolved.ts';
import { tagOf } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';

/**
 * Whether Excel tells these texts apart, which takes "Paris" and "PARIS" for the same: it does where the schema or the definition lists what
 * they can be and no two differ in case alone. Keys count as told apart.
 */
export function toldApart(a: Bound, b: Bound, tags: ResolvedTags): boolean {
  if ([a, b].every((e) => e.kind === 'literal' || isKey(e, tags))) return true;
  const [left, right] = [a, b].map((e) => textsOf(e, tags));
  if (left && right) return !left.some((text) => right.some((other) => text !== other && sameLetters(text, other)));
  return [left, right].some((texts) => texts?.every(hasNoCase));
}

const sameLetters = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const hasNoCase = (text: string): boolean => text.toLowerCase() === text.toUpperCase();

/** A column that names rows of some table. */
function isKey(e: Bound, { schema }: ResolvedTags): boolean {
  if (e.kind !== 'ref' || (e.ref.kind !== 'column' && e.ref.kind !== 'field')) return false;
  const { column } = e.ref;
  return column === schema.entity.key || Object.values(schema.tables).some((t) => t.entityKey === column || t.primaryKey.includes(column));
}

/** Every text that an expression can give, where that is known. */
export function textsOf(e: Bound, tags: ResolvedTags): readonly string[] | undefined {
  switch (e.kind) {
    case 'literal':
      return e.value === null ? [] : [String(e.value)];
    case 'ref':
      return textsOfName(e.ref, tags);
    case 'call':
      if (e.name === 'if') return textsOfAll(e.args.slice(1), tags);
      if (e.name === 'coalesce') return textsOfAll(e.args, tags);
      if (e.name === 'lower') return textsOfAll(e.args, tags)?.map((text) => text.toLowerCase());
      return undefined;
    default:
      return undefined;
  }
}

function textsOfAll(parts: readonly Bound[], tags: ResolvedTags): readonly string[] | undefined {
  const texts = parts.map((part) => textsOf(part, tags));
  return texts.every((list) => list !== undefined) ? texts.flat() : undefined;
}

function textsOfName(ref: Ref, tags: ResolvedTags): readonly string[] | undefined {
  const { schema } = tags;
  switch (ref.kind) {
    case 'column':
      return codesOf(schema.entity.table, ref.column, tags);
    case 'field':
      return codesOf(ref.table, ref.column, tags);
    case 'tag': {
      const rule = tagOf(tags, ref.code)?.rule;
      return rule && textsOfRule(rule, tags);
    }
    case 'measure': {
      const measure = tags.measures.find((m) => m.id === ref.id);
      const of = measure?.shape?.agg === 'prefer' && measure.shape.top === 1 ? measure.shape.dimension : measure?.field;
      return of && textsOf(of, tags);
    }
    default:
      return undefined;
  }
}

function textsOfRule(rule: Rule, tags: ResolvedTags): readonly string[] | undefined {
  const texts = (values: readonly unknown[]): readonly string[] => values.filter((v) => typeof v === 'string');
  switch (rule.kind) {
    case 'value':
      return textsOf(rule.of, tags);
    case 'cases':
      return texts([...rule.cases.map((c) => c.value), rule.otherwise]);
    case 'bin':
      return rule.labels;
    case 'column':
      if (rule.map) return texts([...Object.keys(rule.map), rule.otherwise]);
      return rule.clean.length === 0 ? codesOf(tags.schema.entity.table, rule.column, tags) : undefined;
    case 'rfm':
      return rule.output.kind === 'segment' ? texts([...rule.output.segments.map((s) => s.value), rule.output.otherwise]) : undefined;
  }
}

function codesOf(table: string, column: string, { schema }: ResolvedTags): readonly string[] | undefined {
  const { codes } = columnOf(schema, table, column) ?? {};
  return codes && Object.keys(codes);
}
