import { type Checked, inOrder } from './issue.ts';
import { sizeIssues } from './limits.ts';
import { lintTags } from './lint.ts';
import { parseTags } from './parse.ts';
import { placesIn } from './places.ts';
import { resolveTags } from './resolve.ts';
import type { ResolvedTags } from './resolved.ts';
import type { Schema } from './schema.ts';

/**
 * Reads, resolves and lints a file of tags.
 * @param asOf the day the tags will run for, when it is known: windows that reach past it are pointed out
 * @returns `value` only when nothing is an error; warnings come beside it
 * @example const {value, issues} = checkTags(text, schema)
 */
export function checkTags(text: string, schema: Schema, asOf?: string): Checked<ResolvedTags> {
  const parsed = parseTags(text);
  if (!parsed.value) return { issues: parsed.issues };
  const resolved = resolveTags(parsed.value, schema, placesIn(text));
  const lint = resolved.value ? lintTags(resolved.value, asOf) : [];
  const size = resolved.value ? sizeIssues(resolved.value) : [];
  const issues = inOrder([...parsed.issues, ...resolved.issues, ...size, ...lint]);
  const broken = issues.some((i) => i.severity === 'error');
  return resolved.value && !broken ? { value: resolved.value, issues } : { issues };
}
