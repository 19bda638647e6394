import { CODES } from '../../datasets/idmap/codes.ts';
import { idmap } from '../../datasets/idmap/index.ts';
import type { IdentityInput } from '../../engine/identity/index.ts';

/** The accounts of the sample, made on the spot from its seed; who each is, is known. */
export interface LabSource {
  readonly input: IdentityInput;
  readonly personOf: ReadonlyMap<string, number>;
  readonly asOf: string;
}

export const systems: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = CODES.source;
export const sampleTitle = idmap.title;

let made: LabSource | undefined;
export function sampleAccounts(): LabSource {
  made ??= makeSource();
  return made;
}

function makeSource(): LabSource {
  const { rows, truth, asOf } = idmap.generate(idmap.standard);
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
    asOf,
  };
}
