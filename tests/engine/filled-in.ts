import { existsSync, readFileSync } from 'node:fs';
import { VARY_FILE, variantsOf } from '../../src/build/vary.ts';

/** The texts of an exercise's file, with each set of numbers that its folder has for the places in it. @param file `exercises/05-rfm/01-a-one-ledger/solution.yaml` */
export function filledIn(file: string): readonly string[] {
  const vary = `${file.split('/').slice(0, 3).join('/')}/${VARY_FILE}`;
  const filled = variantsOf(existsSync(vary) ? readFileSync(vary, 'utf8') : undefined, { [file]: readFileSync(file, 'utf8') });
  if (typeof filled === 'string') throw new Error(`${vary}: ${filled}`);
  return filled.map((texts) => texts[file] ?? '');
}
