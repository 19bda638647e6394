import { sizeIssues } from './compile/limits.ts';
import { type Checked, inOrder } from './language/issue.ts';
import { placesIn } from './language/places.ts';
import type { ResolvedTags } from './language/resolved.ts';
import type { Schema } from './language/schema.ts';
import { lintTags } from './lint/lint.ts';
import { withMeasureFixes } from './lint/measured-call.ts';
import { parseTags } from './parse/parse.ts';
import type { Reader } from './parse/reader.ts';
import { resolveTags } from './resolve/resolve.ts';

/**
 * Reads, resolves and lints a file of tags.
 * @param asOf the day the tags will run for, when it is known: windows that reach past it are pointed out
 * @param read how its text is read: a reader of `createReader` for one that is being written
 * @returns `value` only when nothing is an error; warnings come beside it
 * @example const {value, issues} = checkTags(text, schema)
 */
export function checkTags(text: string, schema: Schema, asOf?: string, read: Reader = parseTags): Checked<ResolvedTags> {
  const parsed = read(text);
  if (!parsed.value) return { issues: parsed.issues };
  const resolved = resolveTags(parsed.value, schema, placesIn(text));
  const size = resolved.value ? sizeIssues(resolved.value) : [];
  // What is too large to run is cut first, and read again.
  const lint = resolved.value && size.length === 0 ? lintTags(resolved.value, asOf, text) : [];
  const issues = inOrder([...parsed.issues, ...withMeasureFixes(resolved.issues, parsed.value, schema, text), ...size, ...lint]);
  const broken = issues.some((i) => i.severity === 'error');
  return resolved.value && !broken ? { value: resolved.value, issues } : { issues };
}
