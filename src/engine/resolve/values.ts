import { isTimed, typeOfColumn, type ValueType } from '../language/bound.ts';
import type { TagDefinition, Value } from '../language/definition.ts';
import type { Issue, Place } from '../language/issue.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { ResolvedTag, Rule } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import { eachOf, hasSeveral } from '../language/several.ts';
import { report } from './scope.ts';

/** The values a rule can give, where they are known before it runs. */
export function valuesOf(rule: Rule): readonly Value[] {
  switch (rule.kind) {
    case 'cases':
      return [...rule.cases.map((c) => c.value), ...(rule.otherwise === undefined ? [] : [rule.otherwise])];
    case 'column':
      return [...Object.keys(rule.map ?? {}), rule.otherwise];
    case 'bin':
      return rule.labels ?? [];
    case 'rfm':
      return rule.output.kind === 'segment'
        ? [...rule.output.segments.map((s) => s.value), ...(rule.output.otherwise === undefined ? [] : [rule.output.otherwise])]
        : [];
    case 'value':
      return [];
  }
}

/** Whether every customer has a value of the tag. */
export const isExhaustive = ({ rule }: Pick<ResolvedTag, 'rule'>): boolean =>
  rule.kind === 'cases' && rule.otherwise !== undefined && !valuesOf(rule).includes(null);

export function typeOfRule(rule: Rule, schema: Schema): ValueType {
  if (rule.kind === 'value') return rule.of.type;
  if (rule.kind === 'bin' && !rule.labels) return 'number';
  if (rule.kind === 'column' && !rule.map) return typeOfEntityColumn(rule.column, schema);
  if (rule.kind === 'rfm' && rule.output.kind !== 'segment') return rule.output.kind === 'code' ? 'text' : 'number';
  return (
    valuesOf(rule)
      .map(kindOf)
      .find((kind) => kind !== 'any') ?? 'any'
  );
}

/** Whether a rule gives moments with a time of day. */
export function isTimedRule(rule: Rule, schema: Schema): boolean {
  if (rule.kind === 'value') return isTimed(rule.of);
  return rule.kind === 'column' && !rule.map && columnOf(schema, schema.entity.table, rule.column)?.type === 'timestamp';
}

const typeOfEntityColumn = (name: string, schema: Schema): ValueType => {
  const column = columnOf(schema, schema.entity.table, name);
  return column ? typeOfColumn(column) : 'any';
};

/** What a value written in a definition is; a missing one goes with every kind. */
export function kindOf(value: Value): ValueType {
  if (value === null) return 'any';
  return ({ string: 'text', number: 'number', boolean: 'bool' } as const)[typeof value as 'string' | 'number' | 'boolean'];
}

/** Reports values that the tag's domain does not list, and values of more than one kind: a tag is text, or numbers, or yes and no. */
export function checkValues(definition: TagDefinition, rule: Rule, schema: Schema, issues: Issue[]): void {
  const { domain } = definition.value;
  const places = placesOfValues(definition);
  const known = new Set<Value>();
  let first: { readonly name: string; readonly type: ValueType } | undefined;
  if (rule.kind === 'column' && !rule.map) first = { name: rule.column, type: typeOfEntityColumn(rule.column, schema) };
  valuesOf(rule).forEach((value, i) => {
    if (value === null || known.has(value)) return;
    known.add(value);
    const place = places[i] ?? definition.define.place;
    const type = kindOf(value);
    const stray = domain && eachOf(value, hasSeveral(definition)).find((one) => !ownEntry(domain, String(one)));
    if (domain && stray !== undefined) report({ issues }, 'not-in-domain', place, { value: String(stray), domain: Object.keys(domain) });
    first ??= { name: String(value), type };
    if (!goTogether(first.type, type)) {
      report({ issues }, 'mixed-values', place, { first: first.name, firstType: first.type, second: String(value), secondType: type });
    }
  });
}

/** Dates are written as text. */
export const goTogether = (a: ValueType, b: ValueType): boolean => a === b || a === 'any' || b === 'any' || (a === 'date' && b === 'text');

/** Where the values of `valuesOf` are written, as far as the definition says. */
function placesOfValues({ define }: TagDefinition): readonly Place[] {
  if (define.builder === 'cases') return define.cases.map((c) => c.place);
  return define.builder === 'rfm' && define.output.kind === 'segment' ? define.output.segments.map((s) => s.place) : [];
}
