import type { Dataset } from '../../../src/datasets/dataset.ts';
import type { IdentityInput } from '../../../src/engine/identity/index.ts';

/** D7 as it goes into identity resolution, surnames as names that link nobody; accounts made after the as-of date are not there yet. */
export function idmapInput({ rows, asOf }: Dataset): IdentityInput {
  const text = (cell: unknown): string => String(cell ?? '');
  const accounts = (rows['accounts'] ?? []).filter((row) => text(row[2]) <= asOf);
  return {
    records: accounts.map(([id, source]) => ({ record: text(id), source: text(source) })),
    ids: [
      ...(rows['id_pairs'] ?? []).map(([id, type, value, , on]) => ({
        record: text(id),
        type: text(type),
        value: value ?? null,
        on: text(on),
      })),
      ...accounts.map(([id, , , surname]) => ({ record: text(id), type: 'name', value: surname ?? null })),
    ],
    asOf,
  };
}

export const peopleOf = ({ truth }: Dataset): ReadonlyMap<string, number> =>
  new Map(Object.entries(truth['people'] as Readonly<Record<string, number>>));
