import type { IdentityInput } from '../../engine/identity/index.ts';
import type { Dataset } from '../dataset.ts';

/** The accounts with all that may tell whose they are, and who each is. */
export interface KnownAccounts {
  readonly input: IdentityInput;
  /** Account -> person. */
  readonly personOf: ReadonlyMap<string, number>;
}

/** @param dataset of `idmap` @example identify(knownAccounts(idmap.generate(idmap.standard)).input, rules) */
export function knownAccounts({ rows, truth, asOf }: Dataset): KnownAccounts {
  const [accounts = [], pairs = []] = [rows['accounts'], rows['id_pairs']];
  return {
    input: {
      records: accounts.map(([record, source]) => ({ record: String(record), source: String(source) })),
      ids: [
        ...pairs.map(([record, type, value, , on]) => ({
          record: String(record),
          type: String(type),
          value: value ?? null,
          on: String(on),
        })),
        ...accounts.map(([record, , , surname]) => ({ record: String(record), type: 'name', value: surname ?? null })),
      ],
      asOf,
    },
    personOf: new Map(Object.entries(truth['people'] as Readonly<Record<string, number>>)),
  };
}
