import { textOf } from './bind.ts';
import { type Bound, boundNodes } from './bound.ts';
import { type Issue, warning } from './issue.ts';
import { deadCases } from './lint-cases.ts';
import { lintScheme } from './lint-scheme.ts';
import type { ResolvedTag, ResolvedTags } from './resolved.ts';

/** What is allowed but probably not meant: warnings only, each with its place. */
export function lintTags(tags: ResolvedTags): Issue[] {
  return [...tags.tags.flatMap((tag) => lintTag(tag)), ...unusedMeasures(tags)];
}

function lintTag(tag: ResolvedTag): Issue[] {
  const { rule, definition } = tag;
  const issues = conditionsOf(tag).flatMap((c) => negationsOverMissing(c));
  if (rule.kind === 'cases') {
    issues.push(...deadCases(rule, definition));
    if (rule.otherwise === undefined && definition.value.exhaustive) issues.push(warning('no-else', definition.place, { code: tag.code }));
  }
  if (rule.kind === 'rfm' && rule.output.kind === 'segment') issues.push(...lintScheme(rule.output, rule.score, definition.define.place));
  if (/\d{3,}$/.test(tag.code)) issues.push(warning('threshold-in-name', definition.place, { code: tag.code }));
  return issues;
}

function conditionsOf({ rule }: ResolvedTag): readonly Bound[] {
  if (rule.kind === 'cases') return rule.cases.map((c) => c.when);
  return rule.kind === 'value' ? [rule.of] : [];
}

/** `!=`, `not in` and `not` leave out everybody whose value is missing; unless the condition asks about missing itself. */
function negationsOverMissing(condition: Bound): Issue[] {
  const nodes = [...boundNodes(condition)];
  const asked = new Set(nodes.flatMap((n) => (n.kind === 'missing' && n.operand.kind === 'ref' ? [n.operand.name] : [])));
  return nodes.flatMap((n) => {
    const negated =
      (n.kind === 'binary' && n.operator === '!=') || (n.kind === 'in' && n.negated) || (n.kind === 'unary' && n.operator === 'not');
    if (!negated) return [];
    const name = [...boundNodes(n)].find((part) => part.kind === 'ref' && part.nullable && !asked.has(part.name));
    return name?.kind === 'ref' ? [warning('negation-over-missing', n.place, { name: name.name, text: textOf(n) })] : [];
  });
}

function unusedMeasures(tags: ResolvedTags): Issue[] {
  return tags.tags.flatMap((tag) => {
    const used = new Set(tags.measures.map((m) => m.spec.place.start));
    return Object.entries(tag.definition.measures).flatMap(([name, spec]) =>
      used.has(spec.place.start) ? [] : [warning('unused-measure', spec.place, { name })],
    );
  });
}
