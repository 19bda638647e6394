import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path/posix';
import { expect, test } from 'vitest';

/** Each layer, and what it may import besides itself: folders and npm packages. Read from the bottom up. */
const LAYERS: Record<string, readonly string[]> = {
  'src/engine': ['yaml'],
  'src/datasets': ['src/engine'],
  'src/grading': ['src/engine', 'src/datasets'],
  'src/course': ['src/engine', 'src/grading'],
  'src/sandbox': ['src/engine', 'src/grading', 'src/datasets', 'sql.js', 'papaparse', 'hucre'],
  'src/instructor': ['src/engine', 'src/grading', 'src/course', 'src/datasets', 'src/sandbox'],
  'src/lms': ['src/course', 'src/grading'],
  'src/i18n': [],
  'src/islands': [
    'src/engine',
    'src/grading',
    'src/course',
    'src/datasets',
    'src/sandbox',
    'src/instructor',
    'src/lms',
    'src/i18n',
    // a part that is fetched late brings its own stylesheet
    'src/styles',
    'preact',
    'idb',
    'chart.js',
    '@codemirror',
    '@lezer/highlight',
  ],
};
/** On top of everything else: each may import any layer, and none of these. */
const TOP: Record<string, readonly string[]> = {
  'src/pages': ['sql.js', 'papaparse', 'hucre', 'src/cli'],
  'src/layouts': ['sql.js', 'papaparse', 'hucre', 'src/cli', 'src/pages'],
  'src/components': ['sql.js', 'papaparse', 'hucre', 'src/cli', 'src/pages'],
  'src/build': ['sql.js', 'papaparse', 'hucre', 'src/cli', 'src/pages', 'src/islands', 'src/components'],
  'src/cli': ['sql.js', 'papaparse', 'hucre', 'src/pages', 'src/islands', 'src/components'],
};
/** What makes a function give another answer tomorrow, or speak where nobody asked. */
const IMPURE = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\.|\bperformance\.now\b|\bprocess\./;
const PURE = ['src/engine', 'src/grading', 'src/datasets', 'src/course'];

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}
const IMPORT =
  /\b(import|export)\s+(type\s+)?(?:[^'"();]*?\bfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]/g;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(tsx?|astro)$/.test(file))
        .map((file) => join(folder, file.replaceAll('\\', '/')))
    : [];
const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(COMMENT, '');

function importsOf(file: string): Import[] {
  return [...codeOf(file).matchAll(IMPORT)].map(([, , type, named, dynamic, url]) => {
    const from = named ?? dynamic ?? url ?? '';
    return { target: from.startsWith('.') ? relative('.', join(dirname(file), from)) : from, typeOnly: type !== undefined };
  });
}
const isUnder = (target: string, place: string): boolean => target === place || target.startsWith(`${place}/`);

for (const [layer, below] of Object.entries(LAYERS)) {
  test(`${layer} imports only what lies below it`, () => {
    const breaches = filesOf(layer).flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => ![layer, ...below].some((place) => isUnder(target, place)) && !(layer === 'src/i18n' && typeOnly))
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });
}

for (const [folder, never] of Object.entries(TOP)) {
  test(`${folder} leaves the database's packages and its neighbours alone`, () => {
    const breaches = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => !typeOnly && never.some((place) => isUnder(target, place)))
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });
}

for (const folder of PURE) {
  test(`${folder} has no clock, no chance and no console`, () => {
    expect(filesOf(folder).filter((file) => IMPURE.test(codeOf(file)))).toEqual([]);
  });
}

test('every folder of src is a layer', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const known = [...Object.keys(LAYERS), ...Object.keys(TOP), 'src/styles'];
  expect(folders.map((folder) => `src/${folder.name}`).filter((folder) => !known.includes(folder))).toEqual([]);
});

test('the reading of imports finds each kind', () => {
  const seen = importsOf('tests/layers.test.ts').map(({ target }) => target);
  expect(seen).toContain('node:fs');
  expect(seen).toContain('vitest');
});
