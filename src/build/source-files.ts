import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

/** A type is gone when the code runs, so what only gives types does not count. */
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'(\.[^']+)'/gm;

/**
 * Every file that code is made of: these and what they import, however far; npm packages left out.
 * @param entries paths from the root of the repository
 */
export function sourceFiles(...entries: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    const text = readFileSync(path, 'utf8');
    found.set(path, text);
    for (const [, target = ''] of text.matchAll(IMPORT)) visit(join(dirname(path), target));
  };
  entries.forEach(visit);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
