import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { expect, test } from 'vitest';

const IMPORTED = /(?:\bfrom |^import |\bimport\()'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?=['/])/gm;
const declared = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const packages = new Set([...Object.keys(declared.dependencies), ...Object.keys(declared.devDependencies)]);

/** A package that only another one brings along may be gone, or be another version, after the next `npm ci`. */
test.each(['src', 'tests'])('%s imports packages that package.json names', (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ts|tsx|astro)$/.test(file));
  const missing = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(IMPORTED)].flatMap(([, name = '']) =>
      packages.has(name) ? [] : [`${file}: ${name}`],
    ),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});
