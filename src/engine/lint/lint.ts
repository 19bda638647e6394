import { type Bound, boundNodes, boundParts } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import { type Issue, warning } from '../language/issue.ts';
import type { ResolvedMeasure, ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import { dayOf, windowBounds } from '../language/window.ts';
import { deadCases, overlappingCases } from './cases.ts';
import { lintScheme } from './scheme.ts';

/**
 * What is allowed but probably not meant: warnings only, each with its place.
 * @param asOf the day the tags will run for, when it is known
 */
export function lintTags(tags: ResolvedTags, asOf?: string): Issue[] {
  const written = tags.measures.filter((m) => m.spec.place.end > 0);
  return [
    ...tags.tags.flatMap((tag) => lintTag(tag, tags.steps)),
    ...tags.steps.flatMap((step) => conditionsOf(step).flatMap(lintCondition)),
    ...written.flatMap((m) => (m.where ? lintCondition(m.where) : [])),
    ...written.flatMap(({ shape, spec }) =>
      shape?.agg === 'statement' && !shape.usesAsOf ? [warning('sql-without-as-of', spec.place, {})] : [],
    ),
    ...(asOf === undefined ? [] : written.flatMap((m) => windowAfter(m, asOf))),
  ];
}

function lintTag(tag: ResolvedTag, steps: readonly ResolvedTag[]): Issue[] {
  const { rule, definition, code } = tag;
  const issues = conditionsOf(tag).flatMap(lintCondition);
  if (rule.kind === 'cases') {
    issues.push(...deadCases(rule, definition), ...overlappingCases(rule, definition));
    if (rule.otherwise === undefined && definition.value.exhaustive) issues.push(warning('no-else', definition.place, { code }));
  }
  if (rule.kind === 'rfm' && rule.output.kind === 'segment') issues.push(...lintScheme(rule.output, rule.score, definition.define.place));
  if (/\d{3,}$/.test(code)) issues.push(warning('threshold-in-name', definition.place, { code }));
  const own = [tag, ...steps.filter((step) => step.definition.stepOf === code)];
  for (const [name, spec] of Object.entries(definition.measures)) {
    if (!own.some(({ uses }) => uses.named.includes(name))) issues.push(warning('unused-measure', spec.place, { name }));
  }
  return issues;
}

function conditionsOf({ rule, definition }: ResolvedTag): readonly Bound[] {
  // A tree has a `not` for each turn that nobody typed.
  if (definition.composed?.builder === 'model') return [];
  if (rule.kind === 'cases') return rule.cases.map((c) => c.when);
  return rule.kind === 'value' ? [rule.of] : [];
}

const lintCondition = (condition: Bound): Issue[] => [...negationsOverMissing(condition), ...comparisonsWithMissing(condition)];

/** A negation leaves out everybody whose value is missing; unless the condition asks about missing itself. */
function negationsOverMissing(condition: Bound): Issue[] {
  const nodes = [...boundNodes(condition)];
  const asked = new Set(nodes.flatMap((n) => (n.kind === 'missing' && n.operand.kind === 'ref' ? [n.operand.name] : [])));
  return nodes
    .filter((n) => negates(n) && !boundParts(n).some(isNull))
    .flatMap((n) => {
      const name = namesIn(n).find((part) => part.nullable && !asked.has(part.name));
      return name ? [warning('negation-over-missing', n.place, { name: name.name, text: textOf(n) })] : [];
    });
}

function negates(n: Bound): boolean {
  if (n.kind === 'in' || n.kind === 'between') return n.negated;
  return n.kind === 'binary' ? n.operator === '!=' || n.operator === 'not like' : n.kind === 'unary' && n.operator === 'not';
}

/** The names that can make an expression unknown: none inside `coalesce`, which has an answer for them. */
function* refsIn(e: Bound): Generator<Extract<Bound, { kind: 'ref' }>> {
  if (e.kind === 'ref') yield e;
  if (e.kind !== 'call' || e.name !== 'coalesce') for (const part of boundParts(e)) yield* refsIn(part);
}
const namesIn = (e: Bound): Extract<Bound, { kind: 'ref' }>[] => [...refsIn(e)];

/** `= null` is unknown for everybody; what people mean is `is missing`. */
function comparisonsWithMissing(condition: Bound): Issue[] {
  return [...boundNodes(condition)].flatMap((n) => {
    if (n.kind !== 'binary' || (n.operator !== '=' && n.operator !== '!=')) return [];
    const [left, right] = [n.left, n.right].sort((a, b) => Number(isNull(a)) - Number(isNull(b)));
    if (!left || !right || !isNull(right)) return [];
    const instead = textOf({ kind: 'missing', operand: left, negated: n.operator === '!=', type: 'bool', place: n.place });
    // Only ` = null` is exchanged, and where nothing else stands between: the rest may be quoted as YAML has it.
    const inPlace = n.right === right && n.place.start === left.place.start;
    const fix = { start: left.place.end, end: n.place.end, text: ` is ${n.operator === '!=' ? 'present' : 'missing'}` };
    return [warning('compared-with-missing', n.place, { text: textOf(n), instead }, inPlace ? fix : undefined)];
  });
}
const isNull = (e: Bound): boolean => e.kind === 'literal' && e.value === null;

/** Fixed dates that reach past the as-of date: what lies behind it is not counted. */
function windowAfter({ spec }: ResolvedMeasure, asOf: string): Issue[] {
  const end = dayOf(windowBounds(spec.window).end, asOf);
  return end > asOf ? [warning('window-after-as-of', spec.windowPlace ?? spec.place, { end, asOf })] : [];
}
