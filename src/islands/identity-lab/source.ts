import { CODES } from '../../datasets/idmap/codes.ts';
import { type KnownAccounts, knownAccounts } from '../../datasets/idmap/identity-input.ts';
import { idmap } from '../../datasets/idmap/index.ts';

/** The accounts of the sample, made on the spot from its seed; who each is, is known. */
export interface LabSource extends KnownAccounts {
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
  return { ...knownAccounts(dataset), asOf: dataset.asOf };
}
