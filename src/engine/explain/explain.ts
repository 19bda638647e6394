import { paramsOf } from '../bound-params.ts';
import type { Compiled } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import type { Value } from '../language/definition.ts';
import { featuresOf, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import type { Execute, Rows } from '../language/rows.ts';
import { type Fact, factsOf } from './facts.ts';
import type { RuleExplanation } from './rule.ts';
import { rulesAt } from './rules.ts';
import { goesByStanding } from './standing.ts';
import { roleOf, type StepRole, stepsOf } from './steps.ts';

/** Why one customer has the value of one tag, as data; the words are in i18n. */
export interface Explanation {
  readonly code: string;
  readonly customerId: string;
  /** false: the customer does not exist at the as-of date, and nothing else is said. */
  readonly known: boolean;
  readonly value: Value;
  readonly facts: readonly Fact[];
  readonly rule: RuleExplanation;
  /** The steps on the way to the rule of a tag that was written out with simpler ones, each before those that need it. */
  readonly steps: readonly ExplainedStep[];
}

export interface ExplainedStep {
  readonly code: string;
  /** What it is there for, where that has a name. */
  readonly role?: StepRole;
  readonly rule: RuleExplanation;
}

/**
 * Explains the value of a tag for one customer: the facts with their source rows, and the rule step by step.
 * @param compiled of the same tags and the same dialect
 * @example await explainCustomer(tags, compiled, sqlite, 'lifecycle', 'C0001', '2025-06-30', execute)
 */
export async function explainCustomer(
  tags: ResolvedTags,
  compiled: Compiled,
  dialect: Dialect,
  code: string,
  customerId: string,
  asOf: string,
  execute: Execute,
): Promise<Explanation> {
  const tag = tagOf(tags, code);
  if (!tag) throw new RangeError(`no tag ${code}`);
  const rows = await rowsFor(tag, tags, compiled, dialect, customerId, asOf, execute);
  const own = (rows.values[rows.columns.indexOf(compiled.key)] ?? []).findIndex((id) => String(id) === customerId);
  const known = own !== -1;
  const rules = rulesAt(tags, rows, own, asOf);
  const steps = stepsOf(tag, tags);
  const { row } = rules.explained;
  const facts = known ? await factsOf([...steps, tag], { tags, row, dialect, customerId, execute }) : [];
  const rule = rules.of(tag);
  const explained = steps.map((step): ExplainedStep => {
    const role = roleOf(step);
    return { code: step.code, ...(role ? { role } : {}), rule: rules.of(step) };
  });
  return { code, customerId, known, value: known ? rule.value : null, facts, rule, steps: explained };
}

/** The customer's own row, or everybody's where a score goes by where the customer stands among them. */
async function rowsFor(
  tag: ResolvedTag,
  tags: ResolvedTags,
  compiled: Compiled,
  dialect: Dialect,
  customerId: string,
  asOf: string,
  execute: Execute,
): Promise<Rows> {
  const features = [...stepsOf(tag, tags), tag].flatMap(({ rule }) => featuresOf(rule));
  const standing = tags.populations.some((f) => features.includes(f.id) && f.kind === 'score' && goesByStanding(f));
  const params = await paramsOf(compiled, asOf, execute);
  if (standing) return execute(compiled.wideSql, params);
  const sql = `SELECT * FROM (\n${compiled.wideSql}\n) WHERE CAST(${dialect.quote(compiled.key)} AS TEXT) = ${dialect.param('customer')}`;
  return execute(sql, { ...params, customer: customerId });
}
