import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTags } from '../../src/engine/index.ts';
import { issueWords } from '../../src/i18n/zh/issues.ts';
import { SCHEMA } from './world.ts';

/**
 * One file of tags a mistake. Each line of its head says what must be found and where: `# code line:column text`.
 * A file that is added here is a test that is added.
 */
const FOLDER = new URL('./cases/bad/', import.meta.url);
const FILES = readdirSync(FOLDER);
const AS_OF = '2025-06-30';
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const HEAD = /^# ([a-z-]+) \d+:\d+/;

describe('a file with a mistake', () => {
  test.each(FILES)('%s', (file) => {
    const text = textOf(file);
    const wanted = text.split('\n').filter((line) => HEAD.test(line));
    const found = checkTags(text, SCHEMA, AS_OF).issues.map(({ code, place }) => {
      const [marked] = text.slice(place.start, place.end).split('\n');
      return `# ${code} ${place.line}:${place.column} ${marked}`.trimEnd();
    });
    expect(found).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(0);
  });

  test.each(FILES)('%s: its fixes, applied one after the other, come to an end and mend something', (file) => {
    let text = textOf(file);
    const issues = () => checkTags(text, SCHEMA, AS_OF).issues;
    const before = issues().length;
    let applied = 0;
    for (let fix = issues().find((i) => i.fix)?.fix; fix; fix = issues().find((i) => i.fix)?.fix) {
      text = text.slice(0, fix.start) + fix.text + text.slice(fix.end);
      applied++;
      expect(applied, text).toBeLessThan(10);
    }
    if (applied > 0) expect(issues().length, text).toBeLessThan(before);
  });
});

test('every code is in some file, and every file names codes that exist', () => {
  const inFiles = new Set(
    FILES.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line) => HEAD.exec(line)?.[1] ?? []),
    ),
  );
  // A text that is too long is made where it is tested (long-texts.test.ts).
  expect([...inFiles, 'too-long'].sort()).toEqual(Object.keys(issueWords).sort());
});

test('a warning lets the tags run, an error does not', () => {
  for (const file of FILES) {
    const { value, issues } = checkTags(textOf(file), SCHEMA, AS_OF);
    expect([file, value === undefined]).toEqual([file, issues.some((i) => i.severity === 'error')]);
  }
});
