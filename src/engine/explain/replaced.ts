import type { Dialect } from '../compile/dialect.ts';
import type { Bound, Ref } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { NOWHERE } from '../language/issue.ts';
import type { PopulationFeature, ResolvedTag, ResolvedTags, Rule } from '../language/resolved.ts';
import type { Cell } from '../language/rows.ts';
import { columnOf } from '../language/schema.ts';
import { type Run, valueGiven } from './confirmed.ts';
import type { FactRef } from './supposed.ts';

/** Parameters of a statement in which one customer's columns are others. */
const SUPPOSED_CUSTOMER = 'supposed_customer';
const SUPPOSED_VALUE = 'supposed_value';

/** The customer that is asked about has other facts: what is run, and with which parameters. */
export function runSupposing(run: Run, supposed: readonly Supposition[]): Promise<Value | undefined> {
  const columns = supposed.filter(({ fact }) => fact.kind === 'column');
  const measures = supposed.filter(({ fact }) => fact.kind === 'measure');
  const tags = measures.reduce((all, { fact, to }) => measureReplaced(all, fact.name, run.customerId, to), run.tags);
  if (columns.length === 0) return valueGiven({ ...run, tags });
  const names = columns.map(({ fact }) => fact.name);
  const values = columns.map(({ to }, i) => [`${SUPPOSED_VALUE}_${i + 1}`, typeof to === 'boolean' ? Number(to) : to] as const);
  const params = { [SUPPOSED_CUSTOMER]: run.customerId, ...Object.fromEntries(values) };
  return valueGiven({ ...run, tags, dialect: columnsReplaced(run.dialect, run.tags, names) }, params);
}

export interface Supposition {
  readonly fact: FactRef;
  readonly to: Value;
}

/** The same tags, for one customer with another value of a measure: wherever a rule, a rank or a score reads it. */
function measureReplaced(tags: ResolvedTags, id: string, customer: Cell, value: Value): ResolvedTags {
  const own = isCustomer({ kind: 'column', column: tags.schema.entity.key }, customer, tags);
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

/** Whether a key, wherever it stands, is that of one customer. */
export function isCustomer(ref: Ref & { readonly column: string }, customer: Cell, { schema }: ResolvedTags): Bound {
  const isNumber = columnOf(schema, schema.entity.table, schema.entity.key)?.type === 'int';
  const type = isNumber ? 'number' : 'text';
  return {
    kind: 'binary',
    operator: '=',
    left: { kind: 'ref', ref, name: ref.column, nullable: false, type, place: NOWHERE },
    right: { kind: 'literal', value: isNumber ? Number(customer) : customer, type, place: NOWHERE },
    type: 'bool',
    place: NOWHERE,
  };
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

/** A dialect that reads the customers' table with some of one customer's columns replaced, so that all that rests on them sees it. */
function columnsReplaced(dialect: Dialect, { schema }: ResolvedTags, replaced: readonly string[]): Dialect {
  const { table, key } = schema.entity;
  const columns = (schema.tables[table]?.columns ?? []).map(({ name }) => {
    const quoted = dialect.quote(name);
    const at = replaced.indexOf(name);
    if (at === -1) return quoted;
    const own = `CAST(${dialect.quote(key)} AS TEXT) = ${dialect.param(SUPPOSED_CUSTOMER)}`;
    return `CASE WHEN ${own} THEN ${dialect.param(`${SUPPOSED_VALUE}_${at + 1}`)} ELSE ${quoted} END AS ${quoted}`;
  });
  const read = `(SELECT ${columns.join(', ')} FROM ${dialect.table(table)}) AS ${dialect.quote(table)}`;
  return { ...dialect, table: (name) => (name === table ? read : dialect.table(name)) };
}
