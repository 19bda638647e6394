import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTags, type Issue } from '../../src/engine/index.ts';
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
      expect(applied, text).toBeLessThan(20);
    }
    if (applied > 0) expect(issues().length, text).toBeLessThan(before);
  });
});

const WITH_FIX = FILES.flatMap((file) => {
  const text = textOf(file);
  const { issues } = checkTags(text, SCHEMA, AS_OF);
  return issues.flatMap((issue) =>
    issue.severity === 'warning' && issue.fix ? [[`${file} ${issue.place.line}:${issue.place.column}`, text, issues, issue] as const] : [],
  );
});

test.each(WITH_FIX)(
  'the fix of the warning in %s: the warning is gone, and the tags still run',
  (_, text, before, { code, params, fix }) => {
    const mended = text.slice(0, fix?.start) + fix?.text + text.slice(fix?.end);
    const { value, issues } = checkTags(mended, SCHEMA, AS_OF);
    const same = (all: readonly Issue[]): number =>
      all.filter((i) => JSON.stringify([i.code, i.params]) === JSON.stringify([code, params])).length;
    expect(same(issues), mended).toBe(same(before) - 1);
    expect(value, mended).toBeDefined();
    const known = new Set(before.map((i) => i.code));
    expect(
      issues.map((i) => i.code).filter((c) => !known.has(c)),
      mended,
    ).toEqual([]);
  },
);

test('every code is in some file, and every file names codes that exist', () => {
  const inFiles = new Set(
    FILES.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line) => HEAD.exec(line)?.[1] ?? []),
    ),
  );
  // Texts that are too long or too intricate, and other schemas, are made where they are tested (hostile-texts, hostile-columns).
  expect([...inFiles, 'too-long', 'too-intricate', 'truth-word'].sort()).toEqual(Object.keys(issueWords).sort());
});

test('a warning lets the tags run, an error does not', () => {
  for (const file of FILES) {
    const { value, issues } = checkTags(textOf(file), SCHEMA, AS_OF);
    expect([file, value === undefined]).toEqual([file, issues.some((i) => i.severity === 'error')]);
  }
});
