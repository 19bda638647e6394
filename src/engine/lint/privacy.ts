import { type Bound, boundNodes } from '../language/bound.ts';
import { type Issue, warning } from '../language/issue.ts';
import { isSensitive } from '../language/metadata.ts';
import type { ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import { type Column, columnOf } from '../language/schema.ts';
import { firstIn } from '../parse/mend.ts';
import { belowCode } from './edits.ts';
import { expressionsOf } from './expressions.ts';

/** Who is in a group of fewer can be guessed: the k that a release of data is expected to have at least. */
const SMALLEST_GROUP = 5;
const MARKETING = 'marketing';

/** What a tag does with data about people that it should say, or should guard. */
export function privacyOf(tags: ResolvedTags, text: string): Issue[] {
  const all = [...tags.steps, ...tags.tags];
  const sourceOf = inherited(all, sensitiveSources(tags));
  const askedBelow = inherited(all, ({ definition }) => (definition.gate?.consent === undefined ? undefined : true));
  const askedAbove = restingOn(all, ({ definition }) => definition.gate?.consent !== undefined);
  return tags.tags.flatMap((tag) => [
    ...sensitiveUse(tag, sourceOf(tag), text),
    ...(askedBelow(tag) || askedAbove.has(tag) ? [] : withoutConsent(tag, tags, text)),
  ]);
}

function sensitiveUse({ definition, code }: ResolvedTag, column: Column | undefined, text: string): Issue[] {
  const { metadata, gate, place } = definition;
  if (!column && !isSensitive(metadata.sensitivity)) return [];
  const source = column ? { column: column.name } : {};
  const issues = (metadata.purpose ?? []).length > 0 ? [] : [warning('sensitive-without-purpose', place, { code, ...source })];
  const groups = [
    { size: gate?.minGroup, at: gate?.minGroupPlace },
    { size: metadata.quality?.minGroup, at: metadata.quality?.minGroupPlace },
  ].filter((g): g is { size: number; at: typeof g.at } => g.size !== undefined);
  const largest = groups.toSorted((a, b) => b.size - a.size)[0];
  if (!largest) {
    // A limit that quality watches keeps nobody's value back, as a gate would.
    const fix = metadata.quality ? undefined : belowCode(text, place, `quality: {min_group: ${SMALLEST_GROUP}}`);
    return [...issues, warning('small-group', place, { code, limit: SMALLEST_GROUP }, fix)];
  }
  if (largest.size >= SMALLEST_GROUP) return issues;
  const fix = largest.at && { start: largest.at.start, end: largest.at.end, text: String(SMALLEST_GROUP) };
  return [...issues, warning('small-group', largest.at ?? place, { code, limit: SMALLEST_GROUP, found: largest.size }, fix)];
}

/** The sensitive column that a tag reads itself. Which columns a query of the author's own reads is not known. */
function sensitiveSources({ schema, measures }: ResolvedTags): (tag: ResolvedTag) => Column | undefined {
  const sensitive = (table: string, name: string): Column | undefined => {
    const column = columnOf(schema, table, name);
    return isSensitive(column?.sensitivity) ? column : undefined;
  };
  const inRows = new Map(measures.map((m) => [m.id, first(expressionsOf(m).flatMap(boundNodes), fieldOf)]));
  function fieldOf(n: Bound): Column | undefined {
    return n.kind === 'ref' && n.ref.kind === 'field' ? sensitive(n.ref.table, n.ref.column) : undefined;
  }
  return ({ uses }) => first(uses.columns, (name) => sensitive(schema.entity.table, name)) ?? first(uses.measures, (id) => inRows.get(id));
}

function first<T, R>(list: readonly T[], look: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a tag has itself, or else what the first of the tags that it rests on has. */
function inherited<T>(all: readonly ResolvedTag[], own: (tag: ResolvedTag) => T | undefined): (tag: ResolvedTag) => T | undefined {
  const byCode = new Map(all.map((t) => [t.code, t]));
  const known = new Map<ResolvedTag, T | undefined>();
  const look = (tag: ResolvedTag): T | undefined => {
    if (known.has(tag)) return known.get(tag);
    const found =
      own(tag) ??
      first(
        tag.uses.tags.flatMap((code) => byCode.get(code) ?? []),
        look,
      );
    known.set(tag, found);
    return found;
  };
  return look;
}

/** Every tag that one of some rests on. */
function restingOn(all: readonly ResolvedTag[], isOne: (tag: ResolvedTag) => boolean): ReadonlySet<ResolvedTag> {
  const byCode = new Map(all.map((t) => [t.code, t]));
  const found = new Set(all.filter(isOne));
  // A set that grows while it is walked is walked to its new end.
  for (const { uses } of found)
    for (const code of uses.tags) {
      const used = byCode.get(code);
      if (used) found.add(used);
    }
  return found;
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
