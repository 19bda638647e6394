import type { IdentityInput } from '../../engine/identity/index.ts';
import type { Dataset } from '../dataset.ts';

/**
 * The accounts with all that may tell whose they are; one that is made after the as-of date is not there yet.
 * @param dataset of `idmap`
 * @example identify(accountsOf(idmap.generate(idmap.standard)), rules)
 */
export function accountsOf({ rows, asOf }: Dataset): IdentityInput {
  const text = (cell: unknown): string => String(cell ?? '');
  const accounts = (rows['accounts'] ?? []).filter(([, , registered]) => text(registered) <= asOf);
  return {
    records: accounts.map(([record, source]) => ({ record: text(record), source: text(source) })),
    ids: [
      ...(rows['id_pairs'] ?? []).map(([record, type, value, , on]) => ({
        record: text(record),
        type: text(type),
        value: value ?? null,
        on: text(on),
      })),
      ...accounts.map(([record, , , surname]) => ({ record: text(record), type: 'name', value: surname ?? null })),
    ],
    asOf,
  };
}

/** Account -> person, of a dataset that was generated. */
export const peopleOf = ({ truth }: Dataset): ReadonlyMap<string, number> =>
  new Map(Object.entries(truth['people'] as Readonly<Record<string, number>>));
