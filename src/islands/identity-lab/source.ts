import { CODES } from '../../datasets/idmap/codes.ts';
import { accountsOf, peopleOf } from '../../datasets/idmap/identity-input.ts';
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
  const dataset = idmap.generate(idmap.standard);
  return { input: accountsOf(dataset), personOf: peopleOf(dataset), asOf: dataset.asOf };
}
