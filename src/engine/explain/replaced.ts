import type { Dialect } from '../compile/dialect.ts';
import type { Bound } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { NOWHERE } from '../language/issue.ts';
import type { PopulationFeature, ResolvedTag, ResolvedTags, Rule } from '../language/resolved.ts';
import type { Cell } from '../language/rows.ts';
import { columnOf } from '../language/schema.ts';

/** Parameters of a statement in which one customer's column is another. */
export const SUPPOSED_CUSTOMER = 'supposed_customer';
export const SUPPOSED_VALUE = 'supposed_value';

/** The same tags, for one customer with another value of a measure: wherever a rule, a rank or a score reads it. */
export function measureReplaced(tags: ResolvedTags, id: string, customer: Cell, value: Value): ResolvedTags {
  const { table, key } = tags.schema.entity;
  const isNumber = columnOf(tags.schema, table, key)?.type === 'int';
  const type = isNumber ? 'number' : 'text';
  const own: Bound = {
    kind: 'binary',
    operator: '=',
    left: { kind: 'ref', ref: { kind: 'column', column: key }, name: key, nullable: false, type, place: NOWHERE },
    right: { kind: 'literal', value: isNumber ? Number(customer) : customer, type, place: NOWHERE },
    type: 'bool',
    place: NOWHERE,
  };
  const replace = (e: Bound): Bound => {
    if (e.kind === 'ref' && e.ref.kind === 'measure' && e.ref.id === id) {
      const { type: typed, place } = e;
      return { kind: 'call', name: 'if', args: [own, { kind: 'literal', value, type: typed, place }, e], type: typed, place };
    }
    return partsReplaced(e, replace);
  };
  const inTag = (tag: ResolvedTag): ResolvedTag => ({ ...tag, rule: ruleReplaced(tag.rule, replace) });
  const inFeature = (feature: PopulationFeature): PopulationFeature => ({ ...feature, of: replace(feature.of) });
  return { ...tags, tags: tags.tags.map(inTag), steps: tags.steps.map(inTag), populations: tags.populations.map(inFeature) };
}

function ruleReplaced(rule: Rule, replace: (e: Bound) => Bound): Rule {
  switch (rule.kind) {
    case 'value':
    case 'bin':
      return { ...rule, of: replace(rule.of) };
    case 'cases':
      return { ...rule, cases: rule.cases.map((c) => ({ ...c, when: replace(c.when) })) };
    case 'column':
    case 'rfm':
      return rule;
  }
}

function partsReplaced(e: Bound, replace: (e: Bound) => Bound): Bound {
  switch (e.kind) {
    case 'literal':
    case 'ref':
    case 'population':
      return e;
    case 'unary':
    case 'missing':
      return { ...e, operand: replace(e.operand) };
    case 'binary':
      return { ...e, left: replace(e.left), right: replace(e.right) };
    case 'in':
      return { ...e, operand: replace(e.operand), list: e.list.map(replace) };
    case 'between':
      return { ...e, operand: replace(e.operand), low: replace(e.low), high: replace(e.high) };
    case 'call':
      return { ...e, args: e.args.map(replace) };
  }
}

/** A dialect that reads the customers' table with one customer's column replaced, so that all that rests on the column sees it. */
export function columnReplaced(dialect: Dialect, { schema }: ResolvedTags, column: string): Dialect {
  const { table, key } = schema.entity;
  const columns = (schema.tables[table]?.columns ?? []).map(({ name }) => {
    const quoted = dialect.quote(name);
    if (name !== column) return quoted;
    const own = `CAST(${dialect.quote(key)} AS TEXT) = ${dialect.param(SUPPOSED_CUSTOMER)}`;
    return `CASE WHEN ${own} THEN ${dialect.param(SUPPOSED_VALUE)} ELSE ${quoted} END AS ${quoted}`;
  });
  const replaced = `(SELECT ${columns.join(', ')} FROM ${dialect.table(table)}) AS ${dialect.quote(table)}`;
  return { ...dialect, table: (name) => (name === table ? replaced : dialect.table(name)) };
}
