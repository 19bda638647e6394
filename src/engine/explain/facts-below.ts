import type { Bilingual } from '../language/definition.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import type { OtherFact } from './fact-change.ts';
import type { FactRef } from './supposed.ts';

/**
 * The facts that a tag rests on, its own and those of the tags below it, as far as a change of one says anything. The customer's key is none. Nor is
 * what a tag hands on as it stands, yes and no included: that it would be no if it were no is no explanation.
 */
export function factsBelow(tags: ResolvedTags): readonly FactRef[] {
  const every = [...tags.steps, ...tags.tags];
  const { table, key, derived } = tags.schema.entity;
  const handedOn = new Set(
    every.flatMap(({ rule: r }) => (r.kind === 'value' && r.of.kind === 'ref' && r.of.ref.kind === 'measure' ? [r.of.ref.id] : [])),
  );
  const columns = new Set(every.flatMap((t) => t.uses.columns));
  const measures = new Set(every.flatMap((t) => t.uses.measures));
  return [
    ...[...measures].filter((id) => !handedOn.has(id)).map((name) => ({ kind: 'measure', name }) as const),
    // Customers that are the keys of their orders have no table whose column could be another.
    ...[...columns]
      .filter((name) => name !== key && !derived && columnOf(tags.schema, table, name))
      .map((name) => ({ kind: 'column', name }) as const),
  ];
}

export function labelOf({ kind, name }: FactRef, tags: ResolvedTags): Pick<OtherFact, 'label' | 'agg' | 'consent'> {
  const itself = { zh: name, en: name };
  if (kind === 'column') return { label: columnOf(tags.schema, tags.schema.entity.table, name)?.label ?? itself };
  const measure = tags.measures.find((m) => m.id === name);
  const consent = consentOf(name, tags);
  return { label: measure?.label ?? itself, ...(measure ? { agg: measure.spec.agg } : {}), ...(consent ? { consent } : {}) };
}

/** What the consent is to that a gate asks for by a measure of this name. */
function consentOf(id: string, { tags, schema }: ResolvedTags): Bilingual | undefined {
  const gated = tags.find(({ code, definition }) => definition.gate?.consent !== undefined && id === `${code}_consent`);
  const purpose = gated?.definition.gate?.consent;
  if (purpose === undefined) return undefined;
  const { table, purpose: column } = schema.consent ?? { table: 'consents', purpose: 'purpose' };
  return ownEntry(columnOf(schema, table, column)?.codes ?? {}, purpose) ?? { zh: purpose, en: purpose };
}
