import type { Value } from '../language/definition.ts';
import { type Fix, type Issue, warning } from '../language/issue.ts';
import type { ResolvedTag, Rule } from '../language/resolved.ts';
import { valuesOf } from '../resolve/values.ts';
import { elseAt } from './edits.ts';

/** A tag that promises everybody a value has an `else`; and what its domain lists, some rule gives. */
export function missingElse(rule: Rule, { definition }: ResolvedTag, text: string): Issue[] {
  const given = new Set((rule.kind === 'column' && !rule.map ? [] : valuesOf(rule)).map(String));
  const domain = Object.keys(definition.value.domain ?? {});
  const never = given.size === 0 ? [] : domain.filter((value) => !given.has(value));
  const code = definition.stepOf ?? definition.code;
  if (rule.kind === 'cases' && rule.otherwise === undefined && definition.value.exhaustive) {
    const rest = restOf(rule, never);
    return [warning('no-else', definition.place, { code }, rest === undefined ? undefined : elseFix(rest, definition, text))];
  }
  const several = definition.value.cardinality === 'many';
  return never.length === 0 || several ? [] : [warning('value-never-given', definition.place, { code, values: never })];
}

/** The value that is left for the rest, where there is only one that it can be. */
function restOf({ cases }: Extract<Rule, { kind: 'cases' }>, never: readonly string[]): Value | undefined {
  const [value, ...more] = never;
  if (value !== undefined) return more.length === 0 ? value : undefined;
  const [first, ...others] = new Set(cases.map((c) => c.value));
  return typeof first === 'boolean' && others.length === 0 ? !first : undefined;
}

function elseFix(value: Value, { define }: ResolvedTag['definition'], text: string): Fix | undefined {
  if (define.builder !== 'cases') return undefined;
  const last = define.cases.at(-1)?.place;
  return last && elseAt(text, define.place, last, value);
}
