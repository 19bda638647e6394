import { readFileSync } from 'node:fs';
import { checkTags, type Layout, type Plan, planTags, type Reader, type ResolvedTags } from '../../src/engine/index.ts';
import { AS_OF, SCHEMA } from './world/schema.ts';

/** The twenty-one tags of `tags.yaml`, and the plan that the engine makes of them. */
export const YAML = readFileSync(new URL('tags.yaml', import.meta.url), 'utf8');
export const TAGS = resolved(YAML);
/** As it is run on a database whose tables lie like this. */
export const planFor = (layout: Layout): Plan => planTags(TAGS, { layout });
export const CODES = TAGS.tags.map((tag) => tag.code);
/** The columns of everybody's rows. */
export const COLUMNS = [SCHEMA.entity.key, ...CODES];

export function resolved(yaml: string, read?: Reader): ResolvedTags {
  const { value, issues } = checkTags(yaml, SCHEMA, AS_OF, read);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}
