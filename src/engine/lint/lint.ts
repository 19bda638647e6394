import { type Bound, boundNodes } from '../language/bound.ts';
import { type Issue, warning } from '../language/issue.ts';
import type { ResolvedMeasure, ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import { deadCases, overlappingCases } from './cases.ts';
import { unknownCodesIn, unknownSpellings } from './codes.ts';
import { withoutEntry } from './edits.ts';
import { expressionsOf } from './expressions.ts';
import { gapsOf } from './gaps.ts';
import { missingIn } from './missing.ts';
import { missingElse } from './otherwise.ts';
import { privacyOf } from './privacy.ts';
import { lintScheme } from './scheme.ts';
import { windowAfter, windowsAndRefresh } from './windows.ts';

/**
 * What is allowed but probably not meant: warnings only, each with its place.
 * @param asOf the day the tags will run for, when it is known
 * @param text what the tags were read from; without it, fixes that repeat a part of it are left out
 */
export function lintTags(tags: ResolvedTags, asOf?: string, text = ''): Issue[] {
  const written = tags.measures.filter((m) => m.spec.place.end > 0);
  const stepsOf = stepsByTag(tags.steps);
  return [
    ...tags.tags.flatMap((tag) => lintTag(tag, stepsOf.get(tag.code) ?? [], tags, text)),
    ...tags.steps.flatMap((step) => lintStep(step, tags, text)),
    ...privacyOf(tags, text),
    ...unknownCodes(tags, written, text),
    ...written.flatMap((m) => (m.where ? missingIn(m.where, text) : [])),
    ...written.flatMap(({ shape, spec }) =>
      shape?.agg === 'statement' && !shape.usesAsOf ? [warning('sql-without-as-of', spec.place, {})] : [],
    ),
    ...windowsAndRefresh(tags, text),
    ...(asOf === undefined ? [] : written.flatMap((m) => windowAfter(m, asOf))),
  ];
}

/** Texts that are asked of what has codes, and are none of them: in rules, in rows, and in the map of a column. */
function unknownCodes(tags: ResolvedTags, written: readonly ResolvedMeasure[], text: string): Issue[] {
  const conditions = [...tags.tags, ...tags.steps].flatMap(({ rule }) => {
    if (rule.kind === 'cases') return rule.cases.map((c) => c.when);
    return rule.kind === 'value' || rule.kind === 'bin' ? [rule.of] : [];
  });
  const expressions = [...conditions, ...written.flatMap(expressionsOf), ...tags.populations.map(({ of }) => of)];
  return [
    ...expressions.flatMap((e) => unknownCodesIn(e, tags, text)),
    ...tags.tags.flatMap(({ definition: { define } }) => (define.builder === 'column' ? unknownSpellings(define, tags, text) : [])),
  ];
}

/** The steps on the way to each tag. */
function stepsByTag(steps: readonly ResolvedTag[]): ReadonlyMap<string, readonly ResolvedTag[]> {
  const byTag = new Map<string, ResolvedTag[]>();
  for (const step of steps) {
    const { stepOf = '' } = step.definition;
    byTag.set(stepOf, [...(byTag.get(stepOf) ?? []), step]);
  }
  return byTag;
}

function lintTag(tag: ResolvedTag, steps: readonly ResolvedTag[], tags: ResolvedTags, text: string): Issue[] {
  const { definition, code } = tag;
  const issues = [...conditionsOf(tag).flatMap((c) => missingIn(c, text)), ...lintValues(tag, tags, text)];
  const own = [tag, ...steps];
  if (hasThreshold(code, own)) issues.push(warning('threshold-in-name', definition.place, { code }));
  for (const [name, spec] of Object.entries(definition.measures)) {
    if (!own.some(({ uses }) => uses.named.includes(name)))
      issues.push(warning('unused-measure', spec.place, { name }, withoutEntry(text, name, spec.place)));
  }
  return issues;
}

/** Of the steps on the way to a tag, the one before its gate is what the author wrote. */
function lintStep(step: ResolvedTag, tags: ResolvedTags, text: string): Issue[] {
  const isWritten = step.rule.kind === 'cases' || step.rule.kind === 'rfm' || Object.keys(step.definition.value).length > 0;
  return [...conditionsOf(step).flatMap((c) => missingIn(c, text)), ...(isWritten ? lintValues(step, tags, text) : [])];
}

/** Which values a rule gives, and to whom it gives none. */
function lintValues(tag: ResolvedTag, tags: ResolvedTags, text: string): Issue[] {
  const { rule, definition } = tag;
  const issues = definition.gate && definition.stepOf === undefined ? [] : missingElse(rule, tag, text);
  if (rule.kind === 'rfm' && rule.output.kind === 'segment')
    return [...issues, ...lintScheme(rule.output, rule.score, definition.define.place, text)];
  if (rule.kind !== 'cases') return issues;
  const gaps = definition.value.exhaustive ? [] : gapsOf(rule, tag, tags, text);
  return [...issues, ...deadCases(rule, definition, text), ...overlappingCases(rule, definition), ...gaps];
}

/** A number at the end of a code, or one that a rule compares with; `90d` is a window. */
function hasThreshold(code: string, own: readonly ResolvedTag[]): boolean {
  if (/\d{3,}$/.test(code)) return true;
  const numbers = code.match(/(?<!\d)\d{2,}(?![\ddwmy])/g) ?? [];
  if (numbers.length === 0) return false;
  const limits = new Set(
    own.flatMap(conditionsOf).flatMap((c) => boundNodes(c).flatMap((n) => (n.kind === 'literal' ? [String(n.value)] : []))),
  );
  return numbers.some((n) => limits.has(n));
}

function conditionsOf({ rule, definition }: ResolvedTag): readonly Bound[] {
  // A tree has a `not` for each turn that nobody typed.
  if (definition.composed?.builder === 'model') return [];
  if (rule.kind === 'cases') return rule.cases.map((c) => c.when);
  return rule.kind === 'value' ? [rule.of] : [];
}
