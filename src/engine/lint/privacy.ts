import { type Bound, boundNodes } from '../language/bound.ts';
import { type Issue, warning } from '../language/issue.ts';
import { isSensitive } from '../language/metadata.ts';
import { type ResolvedMeasure, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import { type Column, columnOf } from '../language/schema.ts';
import { belowCode, firstIn } from './edits.ts';

/** Who is in a group of fewer can be guessed: the k that a release of data is expected to have at least. */
export const SMALLEST_GROUP = 5;
const MARKETING = 'marketing';

/** What a tag does with data about people that it should say, or should guard. */
export function privacyOf(tags: ResolvedTags, text: string): Issue[] {
  const guarded = consented(tags);
  return tags.tags.flatMap((tag) => [...sensitiveUse(tag, tags), ...(guarded.has(tag.code) ? [] : withoutConsent(tag, tags, text))]);
}

function sensitiveUse(tag: ResolvedTag, tags: ResolvedTags): Issue[] {
  const { definition, code } = tag;
  const { metadata, gate, place } = definition;
  const column = sourcesOf(tag, tags).find((c) => isSensitive(c.sensitivity));
  if (!column && !isSensitive(metadata.sensitivity)) return [];
  const source = column ? { column: column.name } : {};
  const issues = (metadata.purpose ?? []).length > 0 ? [] : [warning('sensitive-without-purpose', place, { code, ...source })];
  const groups = [
    { size: gate?.minGroup, at: gate?.minGroupPlace },
    { size: metadata.quality?.minGroup, at: metadata.quality?.minGroupPlace },
  ].filter((g): g is { size: number; at: typeof g.at } => g.size !== undefined);
  const largest = groups.toSorted((a, b) => b.size - a.size)[0];
  if (!largest) return [...issues, warning('small-group', place, { code, limit: SMALLEST_GROUP })];
  if (largest.size >= SMALLEST_GROUP) return issues;
  const fix = largest.at && { start: largest.at.start, end: largest.at.end, text: String(SMALLEST_GROUP) };
  return [...issues, warning('small-group', largest.at ?? place, { code, limit: SMALLEST_GROUP, found: largest.size }, fix)];
}

/** Every column that a tag reads, itself or through other tags. Which columns a query of the author's own reads is not known. */
function sourcesOf(tag: ResolvedTag, tags: ResolvedTags): readonly Column[] {
  const { schema } = tags;
  const found = withAllUsed(tag, tags).flatMap(({ uses }) => [
    ...uses.columns.map((name) => columnOf(schema, schema.entity.table, name)),
    ...tags.measures
      .filter((m) => uses.measures.includes(m.id))
      .flatMap(expressionsOf)
      .flatMap((e) => [...boundNodes(e)])
      .map((n) => (n.kind === 'ref' && n.ref.kind === 'field' ? columnOf(schema, n.ref.table, n.ref.column) : undefined)),
  ]);
  return found.filter((c) => c !== undefined);
}

function expressionsOf({ where, field, shape }: ResolvedMeasure): readonly Bound[] {
  const of = (...parts: readonly (Bound | undefined)[]): Bound[] => parts.filter((part) => part !== undefined);
  const own = of(where, field);
  switch (shape?.agg) {
    case 'prefer':
      return [...own, ...of(shape.dimension, shape.weight, shape.support?.of)];
    case 'sequence':
      return [...own, ...of(shape.not, ...shape.steps.map((step) => step.where))];
    case 'computed':
      return [...own, shape.from];
    default:
      return own;
  }
}

/** A tag, and every tag and step that it rests on. */
function withAllUsed(tag: ResolvedTag, tags: ResolvedTags): readonly ResolvedTag[] {
  const found = new Set([tag]);
  for (const one of found) for (const code of one.uses.tags) add(found, tagOf(tags, code));
  return [...found];
}
const add = (found: Set<ResolvedTag>, tag: ResolvedTag | undefined): void => {
  if (tag) found.add(tag);
};

/** Tags whose customers are asked: by a gate of their own, of a tag that they rest on, or of one that rests on them. */
function consented(tags: ResolvedTags): ReadonlySet<string> {
  const asking = tags.tags.filter((t) => t.definition.gate?.consent !== undefined);
  const below = asking.flatMap((t) => withAllUsed(t, tags));
  const above = tags.tags.filter((t) => withAllUsed(t, tags).some((used) => asking.includes(used)));
  return new Set([...below, ...above].map((t) => t.code));
}

/** Messages to people need their word; where nobody keeps it, nothing can be asked. */
function withoutConsent({ definition, code }: ResolvedTag, { schema }: ResolvedTags, text: string): Issue[] {
  const { metadata, gate, place } = definition;
  const isKept = schema.consent !== undefined || Object.hasOwn(schema.tables, 'consents');
  if (!metadata.purpose?.includes(MARKETING) || !isKept) return [];
  const consent = `consent: ${MARKETING}`;
  const fix = gate ? firstIn(text, gate.place, consent) : belowCode(text, place, `gate: {${consent}}`);
  return [warning('purpose-without-consent', place, { code, purpose: MARKETING }, fix)];
}
