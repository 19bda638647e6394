import { describe, expect, test } from 'vitest';
import { parseTags } from '../../src/engine/index.ts';
import { issuesOf } from './world.ts';

/** The marked word of a file, with its line and column as a person counts them. */
function marked(text: string): { yaml: string; at: { line: number; column: number; text: string } } {
  const start = text.indexOf('⟦');
  const before = text.slice(0, start);
  const word = text.slice(start + 1, text.indexOf('⟧'));
  return {
    yaml: text.replace('⟦', '').replace('⟧', ''),
    at: { line: before.split('\n').length, column: start - before.lastIndexOf('\n'), text: word },
  };
}

/** A mistake in an expression is found in its own line and column, however YAML writes the text around it. */
const WAYS: Readonly<Record<string, string>> = {
  plain: 'code: a\ndefine:\n  expr: city = 1 ⟦oops⟧\n',
  'plain in a flow mapping': 'code: a\ndefine: {expr: city = 1 ⟦oops⟧}\n',
  'single quotes': "code: a\ndefine:\n  expr: 'city = ''a'' ⟦oops⟧'\n",
  'double quotes': 'code: a\ndefine:\n  expr: "city = \'a\' ⟦oops⟧"\n',
  'double quotes with escapes': 'code: a\ndefine:\n  expr: "city\\t= \\"\\u4e0a\\x41\\U0001F600\\\\\\" ⟦oops⟧"\n',
  'double quotes over lines': "code: a\ndefine:\n  expr: \"city = 'a'\n    and city = 'b'\n\n    ⟦oops⟧ x\"\n",
  'double quotes with a joined line': 'code: a\ndefine:\n  expr: "city = \'a\' \\\n    ⟦oops⟧"\n',
  'single quotes over lines': "code: a\ndefine:\n  expr: 'city = ''a''\n    ⟦oops⟧'\n",
  'plain over lines': "code: a\ndefine:\n  expr: city = 'a'\n    or city = 'b'\n    ⟦oops⟧\n",
  'a literal block': "code: a\ndefine:\n  expr: |\n    city = 'a'\n      or city = 'b'\n    ⟦oops⟧\n",
  'a literal block with a header': "code: a\ndefine:\n  expr: |2- # why\n      city = 'a'\n      ⟦oops⟧\n",
  'a folded block': "code: a\ndefine:\n  expr: >-\n    city = 'a'\n    or city = 'b'\n\n    ⟦oops⟧\n",
  'after characters of two units': "code: a\ndefine:\n  expr: city = '😀😀' ⟦oops⟧\n",
  'lines that end as Windows ends them': "code: a\r\ndefine:\r\n  expr: |\r\n    city = 'a'\r\n    ⟦oops⟧\r\n",
};

describe('an expression that breaks off', () => {
  test.each(Object.entries(WAYS))('%s', (_, text) => {
    const { yaml, at } = marked(text);
    const issues = issuesOf(yaml);
    expect(issues.map((i) => i.code)).toEqual(['expression-syntax']);
    const [{ place } = { place: { line: 0, column: 0, start: 0, end: 0 } }] = issues;
    expect({ line: place.line, column: place.column, text: yaml.slice(place.start, place.end) }).toEqual(at);
  });
});

describe('a name that does not exist', () => {
  test.each(Object.entries(WAYS))('%s', (_, text) => {
    const { yaml, at } = marked(text.replace(/⟦oops⟧( x)?/, 'and ⟦oops⟧ is missing'));
    const [issue] = issuesOf(yaml).filter((i) => i.code === 'unknown-name');
    expect(issue && { line: issue.place.line, column: issue.place.column, text: yaml.slice(issue.place.start, issue.place.end) }).toEqual(
      at,
    );
  });
});

test.each(Object.keys(WAYS))('full-width signs are mended in their places, all at once: %s', (way) => {
  const yaml = marked(WAYS[way] ?? '').yaml.replace(/oops( x)?/, 'and 1 ＋ 1 ＞ 2');
  const fixes = issuesOf(yaml).flatMap((i) => (i.code === 'full-width' && i.fix ? [i.fix] : []));
  expect(fixes).toHaveLength(1);
  const mended = fixes.reverse().reduce((t, f) => t.slice(0, f.start) + f.text + t.slice(f.end), yaml);
  expect(mended).toBe(yaml.replace('＋', '+').replace('＞', '>'));
});

test('a quote that is mended inside single quotes is doubled', () => {
  const yaml = "code: a\ndefine:\n  expr: 'city = “上海”'\n";
  const fixes = issuesOf(yaml).flatMap((i) => (i.fix ? [i.fix] : []));
  const mended = fixes.reverse().reduce((t, f) => t.slice(0, f.start) + f.text + t.slice(f.end), yaml);
  expect(mended).toBe("code: a\ndefine:\n  expr: 'city = ''上海'''\n");
  expect(issuesOf(mended)).toEqual([]);
});

test('the place of a condition is its own text', () => {
  const yaml = "code: a\ndefine:\n  cases:\n    - when: >-\n        city = 'a' and\n        city = 'b'\n      value: x\n";
  const define = parseTags(yaml).value?.tags[0]?.define;
  if (define?.builder !== 'cases') throw new Error('no cases');
  const when = define.cases[0]?.when;
  expect(yaml.slice(when?.start, when?.end)).toBe("city = 'a' and\n        city = 'b'");
});
