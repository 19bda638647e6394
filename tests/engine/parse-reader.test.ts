import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkTags, createReader, parseTags } from '../../src/engine/index.ts';
import { YamlSource } from '../../src/engine/parse/read-yaml.ts';
import { SCHEMA } from './world.ts';

const GOOD = new URL('./cases/good/', import.meta.url);
const BENCH = readFileSync(new URL('../bench/tags.yaml', import.meta.url), 'utf8');
const documentsOf = (text: string): string[] => text.split(/^---\n/m).map((document) => `${document.trimEnd()}\n`);

/** Documents of every builder, and those that are hard to read alone: what speaks of others, stands around, or only looks like a mark. */
const DOCUMENTS: readonly string[] = [
  ...readdirSync(GOOD).flatMap((file) => documentsOf((parse(readFileSync(new URL(file, GOOD), 'utf8')) as { tags: string }).tags)),
  ...documentsOf(BENCH),
  'code: odd_names\nmeasures: {n: {from: orders, agg: count, empty: 0}}\ndefine:\n  model: {type: linear}\n  coef: {line: 1, column: 2, start: 3, end: 4}\n  inputs: {line: n, column: n + 1, start: n, end: {measure: {from: orders, agg: count}}}\n',
  'code: odd_centers\nmeasures: {n: {from: orders, agg: count, empty: 0}}\ndefine:\n  model: {type: kmeans}\n  scale: {line: 1, start: 2, end: 3}\n  inputs: {line: n, start: n, end: n}\n  centers: {a: {line: 1, start: 1, end: 1}, b: {line: 9, start: 9, end: 9}}\n',
  'code: odd_tree\nmeasures: {start: {from: orders, agg: count}, at: {from: orders, agg: count}}\ndefine:\n  model: {type: tree}\n  inputs: {n: start, at: at}\n  tree: {if: n > 1, then: high, else: {if: at > 3, then: middle, else: low}}\n',
  'code: odd_prose\ndefine: {expr: 1 = 1}\ndefinition: {line: 1, column: 1, start: 4, end: 5}\ndescription: {kind: literal, start: 1, end: 2}\n',
  'defaults: {owner: crm, quality: {min_group: 5}, definition: {start: 1, end: 2, line: 3}}\n',
  'defaults: {owner: ops, refresh: daily}\nmeasures: {shared: {from: orders, agg: count}}\ntags:\n- {code: listed, define: {expr: shared > 1}, quality: {min_group: 3}}\n',
  'measures:\n  __proto__: {from: orders, agg: count}\n  start: {from: orders, agg: count, where: amount > 1}\n',
  'code: copied\ndefine: {rfm: {like: rfm, as: r}}\n',
  '- {code: in_a_list, define: {expr: 1 = 1}}\n',
  '# nothing but words\n',
  '\n\n',
  'code: broken\ndefine: {expr: 1 = }\n',
  'code: misspelt\ndefine: {exp: 1 = 1}\n',
  'code: unread\nmeasures: {m: {from: orders, agg: cuont}}\ndefine: {expr: m > 1}\n',
  'code: ended\ndefine: {expr: 1 = 1}\n...\n',
  '%YAML 1.1\n',
  'code: worded\ndefine: {cases: [{when: 1 = 1, value: yes}]}\n',
  'code: quoted\ndefine: {expr: "city = \'a\n--- b\'"}\n',
  'code: folded\ndefinition: >\n  a\n  --- b\ndefine: {expr: 1 = 1}\n',
  'code: open\ndefine: [\n',
  'code: dos\r\ndefine: {expr: 1 = 1}\r\n',
  'code: anchored\ndefine: &a {expr: 1 = 1}\n',
  'code: aliased\ndefine: *a\n',
];

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);
/** What a person does to a text: documents come, go and change places; signs are typed and deleted. */
const EDIT = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('document' as const), at: fc.nat(30), document: pick(DOCUMENTS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swap' as const), at: fc.nat(30) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      at: fc.nat(),
      deleted: pick([0, 0, 1, 2, 7]),
      typed: pick([
        '',
        '1',
        '7',
        ' ',
        '\n',
        '\n\n',
        '# x\n',
        'a',
        ',',
        '}',
        '"',
        '-',
        '---',
        '---\n',
        '\n---\n',
        '\n--- ',
        '...\n',
        '%',
        '，',
        '\uFEFF',
        '\r',
        '\u2028',
      ]),
    }),
  },
);
type Edit = typeof EDIT extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, edit: Edit): string {
  if (edit.kind === 'type') {
    const at = edit.at % (text.length + 1);
    return text.slice(0, at) + edit.typed + text.slice(at + edit.deleted);
  }
  const documents = text.split(/(?<=\n)---\n/);
  const at = edit.at % (documents.length + 1);
  if (edit.kind === 'document') documents.splice(at, 0, edit.document);
  else if (edit.kind === 'leave') documents.splice(at, 1);
  else documents.splice(at, 2, ...documents.slice(at, at + 2).reverse());
  return documents.join('---\n');
}

const START = fc.array(pick(DOCUMENTS), { minLength: 1, maxLength: 6 }).map((documents) => documents.join('---\n'));

test('after any edits, a reader gives what a fresh reading gives', () => {
  let whole = 0;
  fc.assert(
    fc.property(START, fc.array(EDIT, { minLength: 1, maxLength: 12 }), (start, edits) => {
      const read = createReader();
      let text = start;
      expect(read(text)).toStrictEqual(parseTags(text));
      for (const edit of edits) {
        text = edited(text, edit);
        const fresh = parseTags(text);
        expect(read(text), text).toStrictEqual(fresh);
        if (fresh.issues.length === 0) whole++;
      }
    }),
    { numRuns: 200 },
  );
  // Most edits of random documents break something; enough of them do not.
  expect(whole).toBeGreaterThan(100);
});

test('a definition that is typed sign by sign is checked like a fresh one', () => {
  const read = createReader();
  const [first = '', ...rest] = documentsOf(BENCH).slice(0, 6);
  for (const typed of ['# a remark\n', 'code: more\ndefine: {expr: paid_30 > 12}\n---\n']) {
    for (let length = 0; length <= typed.length; length++) {
      const text = [first, ...rest].join('---\n').replace('---\n', `---\n${typed.slice(0, length)}`);
      expect(checkTags(text, SCHEMA, '2025-06-30', read), text).toStrictEqual(checkTags(text, SCHEMA, '2025-06-30'));
    }
  }
});

test('where two documents say something of all tags, the last one counts', () => {
  const text = [
    'defaults: {owner: crm, definition: one}',
    'defaults: {owner: ops}',
    'measures: {m: {from: orders, agg: count}}',
    'measures: {m: {from: orders, agg: sum, field: amount}}',
    'code: a\ndefine: {expr: m > 1}',
  ].join('\n---\n');
  const read = createReader();
  expect(read(text)).toStrictEqual(parseTags(text));
  expect(read(text).value?.tags[0]?.metadata.owner).toBe('ops');
  expect(read(`# first\n${text}`)).toStrictEqual(parseTags(`# first\n${text}`));
});

test('what stands before a document says how it is read', () => {
  const tag = '---\ncode: worded\ndefine: {cases: [{when: 1 = 1, value: yes}]}\n';
  const read = createReader();
  for (const text of [tag, `%YAML 1.1\n${tag}`, `\uFEFF%YAML 1.1\n${tag}`, `%YAML 1.2\n${tag}`, tag])
    expect(read(text), text).toStrictEqual(parseTags(text));
});

test('a text of the same length may have other lines', () => {
  const read = createReader();
  const text = (remark: string): string => `# one${remark}two\n---\ncode: a\ndefine: {expr: 1 = 1}\n`;
  for (const remark of [' and ', '\n # ', ' and ']) expect(read(text(remark))).toStrictEqual(parseTags(text(remark)));
});

describe('what is read again', () => {
  const counted = (texts: readonly string[]): number[] => {
    const read = createReader();
    return texts.map((text) => {
      const before = YamlSource.prototype.placeOf;
      let places = 0;
      YamlSource.prototype.placeOf = function (...node) {
        places++;
        return before.apply(this, node);
      };
      read(text);
      YamlSource.prototype.placeOf = before;
      return places;
    });
  };

  test('is the document that changed', () => {
    const [first = 0, edit = 0, again = 0, longer = 0] = counted([
      BENCH,
      BENCH.replace('last_days > 180', 'last_days > 90'),
      BENCH.replace('last_days > 180', 'last_days > 90'),
      `# a remark\n${BENCH.replace('last_days > 180', 'last_days > 90')}`,
    ]);
    expect(edit).toBeGreaterThan(0);
    expect(edit).toBeLessThan(first / 5);
    expect(again).toBe(0);
    // The first document has all the measures.
    expect(longer).toBeLessThan(first);
  });

  test('is not what stands around a mistake', () => {
    const broken = BENCH.replace('last_days > 180', 'last_days > ');
    const [, , mended = 0] = counted([BENCH, broken, BENCH.replace('last_days > 180', 'last_days > 1')]);
    const [first = 0] = counted([BENCH]);
    expect(mended).toBeLessThan(first / 5);
  });
});
