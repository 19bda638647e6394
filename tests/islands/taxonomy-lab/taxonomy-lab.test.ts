import { readFileSync } from 'node:fs';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openWorld } from '../../../src/build/world.ts';
import { checkTags, compileTags, runTags, sqlite } from '../../../src/engine/index.ts';
import { sharedText, shareHash } from '../../../src/islands/lab/share.ts';
import { treeText, type Writing } from '../../../src/islands/taxonomy-lab/definition-text.ts';
import { dictionaryCsv, dictionaryMarkdown, dictionaryOf } from '../../../src/islands/taxonomy-lab/dictionary.ts';
import { type Evidence, evidenceOf, withFolded } from '../../../src/islands/taxonomy-lab/evidence.ts';
import { FINDING_CODES, type Finding, findingsOf, summaryOf } from '../../../src/islands/taxonomy-lab/findings.ts';
import { fixed, type Naming } from '../../../src/islands/taxonomy-lab/fixes.ts';
import { begin, redo, step, undo } from '../../../src/islands/taxonomy-lab/history.ts';
import { readTaxonomyLab } from '../../../src/islands/taxonomy-lab/lab-file.ts';
import TaxonomyLab from '../../../src/islands/taxonomy-lab/TaxonomyLab.tsx';
import type { NodeId, Tree } from '../../../src/islands/taxonomy-lab/taxonomy.ts';
import {
  addCategory,
  changeCategory,
  changeTag,
  depthOf,
  dissolve,
  fits,
  inwards,
  levelOf,
  liveTags,
  outwards,
  parentOf,
  place,
  retire,
  shift,
  tagsIn,
} from '../../../src/islands/taxonomy-lab/tree.ts';
import { readTree, writeTree } from '../../../src/islands/taxonomy-lab/tree-text.ts';
import { taxonomyView } from '../../../src/islands/taxonomy-lab/view.ts';

const world = await openWorld('yunduo');
const lab = readTaxonomyLab(parse(readFileSync('content/labs/taxonomy-yunduo.yaml', 'utf8')), (name) => name === 'customers.income_band');
const view = taxonomyView('zh');
const writing: Writing = { said: (name) => view.said(name), team: (team) => view.words.teams[team] };
const naming: Naming = { about: (about) => view.words.abouts[about], said: (name) => view.said(name), apart: view.words.apart };

/** Runs the dictionary of a tree as it would be pasted elsewhere. */
async function measured(tree: Tree): Promise<Evidence> {
  const { value: tags, issues } = checkTags(treeText(tree, lab, writing), world.schema);
  if (!tags) throw new Error(JSON.stringify(issues));
  return evidenceOf(await runTags(tags, compileTags(tags, sqlite), world.asOf, world.execute));
}
const evidence = await measured(lab.start);
const known = (tree: Tree): Evidence => withFolded(evidence, tree, (code) => lab.questions[code]?.otherwise != null);
const found = (tree: Tree): readonly Finding[] => findingsOf(tree, lab, known(tree));
const only = <Code extends Finding['code']>(tree: Tree, code: Code): Extract<Finding, { code: Code }>[] =>
  found(tree).filter((finding): finding is Extract<Finding, { code: Code }> => finding.code === code);

/** Takes the first fix until nothing is left. */
function tidied(start: Tree): { readonly tree: Tree; readonly steps: readonly Tree[] } {
  const steps: Tree[] = [start];
  for (let tree = start; steps.length < 100; steps.push(tree)) {
    const [first] = found(tree);
    if (!first) return { tree, steps };
    tree = fixed(tree, first, lab, naming);
  }
  throw new Error('never tidy');
}
const tag = (id: string): NodeId => ({ kind: 'tag', id });
const category = (id: string): NodeId => ({ kind: 'category', id });

describe('what is found in the heap, in figures of the customers', () => {
  test('24 tags, and at least one point of every kind but two', () => {
    expect(liveTags(lab.start)).toHaveLength(24);
    expect(FINDING_CODES.filter((code) => only(lab.start, code).length === 0)).toEqual(['empty-category', 'no-purpose']);
  });
  test('two names for the same people, by their lists', () => {
    expect(only(lab.start, 'same-people')).toEqual([
      { code: 'same-people', keep: 'spend_year', drop: 'spend_12_months', both: 2000, either: 2000 },
      { code: 'same-people', keep: 'high_value', drop: 'vip_3000', both: 209, either: 224 },
    ]);
  });
  test('the figures of an overlap are those of a plain query', async () => {
    const [gap] = only(lab.start, 'same-name');
    const asked = await world.execute(
      `WITH a AS (SELECT customer_id FROM orders WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-89 days') AND :as_of GROUP BY 1 HAVING COUNT(*) >= 2),
        b AS (SELECT DISTINCT customer_id FROM events WHERE event_ts >= date(:as_of, '-29 days') AND event_ts < date(:as_of, '+1 day'))
      SELECT (SELECT COUNT(*) FROM a JOIN b USING (customer_id)), (SELECT COUNT(*) FROM a) + (SELECT COUNT(*) FROM b)`,
      { as_of: world.asOf },
    );
    const [both, sum] = asked.values.map(([cell]) => Number(cell)) as [number, number];
    expect(gap).toMatchObject({ both, apart: sum - 2 * both });
  });
  test('four tags for one question: how many have several, and how many none', () => {
    expect(only(lab.start, 'one-question').map(({ question, several, none }) => ({ question, several, none }))).toEqual([
      { question: 'life_stage', several: 1239, none: 72 },
      { question: 'gender', several: 0, none: 112 },
    ]);
  });
  test('other customers, other findings: names alone say nothing', () => {
    const nobody = { ...evidence, tags: { ...evidence.tags, vip_3000: { holders: 0, print: 'x', held: '0'.repeat(evidence.customers) } } };
    const codes = findingsOf(lab.start, lab, nobody).filter(({ code }) => code === 'same-people' || code === 'nobody');
    expect(codes.map((finding) => ('drop' in finding ? finding.drop : 'tag' in finding ? finding.tag : ''))).toEqual([
      'spend_12_months',
      'vip_3000',
      'returned',
    ]);
  });
});

describe('fixes', () => {
  const { tree, steps } = tidied(lab.start);
  test('lead to a tree in which nothing is found, with every tag in it or out of use', () => {
    expect(found(tree)).toEqual([]);
    expect(summaryOf(tree, [], depthOf(tree))).toMatchObject({ tags: 17, withoutOwner: 0, depth: 2 });
    expect(lab.start.tags.every(({ code }) => tree.tags.some((one) => one.code === code))).toBe(true);
  });
  test('each takes its own point away', () => {
    for (const finding of found(lab.start)) {
      const after = found(fixed(lab.start, finding, lab, naming));
      expect(after.map((one) => JSON.stringify(one))).not.toContain(JSON.stringify(finding));
    }
  });
  test('every tree on the way is accepted by the engine, and the last gives what the lab reckoned', async () => {
    for (const one of steps) expect(checkTags(treeText(one, lab, writing), world.schema).value).toBeDefined();
    const asked = await measured(tree);
    const reckoned = known(tree);
    expect(asked.tags['life_stage']?.holders).toBe(2000);
    expect(asked.tags['gender']?.holders).toBe(2000 - 112);
    for (const [code, { holders }] of Object.entries(asked.tags)) expect([code, reckoned.tags[code]?.holders]).toEqual([code, holders]);
  });
  test('undo goes all the way back, redo all the way forth', () => {
    let history = steps.slice(1).reduce(step, begin(lab.start));
    for (let i = 1; i < steps.length; i++) history = undo(history);
    expect(history.now).toBe(lab.start);
    expect(undo(history)).toBe(history);
    for (let i = 1; i < steps.length; i++) history = redo(history);
    expect(history.now).toBe(tree);
    expect(step(history, tree)).toEqual(history);
  });
});

describe('moving', () => {
  test('no category goes below itself, nor deeper than three levels', () => {
    expect(fits(lab.start, category('basics'), 'person')).toBe(false);
    expect(place(lab.start, category('basics'), 'person')).toBe(lab.start);
    expect(fits(lab.start, category('campaigns'), 'person')).toBe(true);
    expect(fits(lab.start, category('marketing'), 'person')).toBe(false);
  });
  test('up, down, in and out', () => {
    const codes = (tree: Tree, parent: string | null) => tagsIn(tree, parent).map(({ code }) => code);
    const [first, second] = codes(lab.start, 'person');
    expect(codes(shift(lab.start, tag(first ?? ''), 1), 'person').slice(0, 2)).toEqual([second, first]);
    expect(codes(shift(lab.start, tag(second ?? ''), -1), 'person').slice(0, 2)).toEqual([second, first]);
    expect(shift(lab.start, tag(first ?? ''), -1)).toBe(lab.start);
    expect(parentOf(outwards(lab.start, tag('city')), tag('city'))).toBe('basics');
    expect(parentOf(inwards(lab.start, category('place')), category('place'))).toBe('person');
    expect(levelOf(outwards(lab.start, category('place')), 'place')).toBe(1);
    expect(outwards(lab.start, category('basics'))).toBe(lab.start);
  });
  test('a category that goes leaves its children one level up', () => {
    const tree = dissolve(lab.start, 'person');
    expect(parentOf(tree, tag('is_male'))).toBe('basics');
    expect(tree.tags).toHaveLength(24);
  });
});

describe('a tree as a link', () => {
  const { tree, steps } = tidied(lab.start);
  const made = addCategory(
    changeCategory(changeTag(tree, 'city', { name: '常住城市', version: '2.0.1', purpose: ['service'] }), 'value', { name: '价值' }),
    '新的',
    'value',
  );
  const hard = retire(place(made.tree, tag('city'), made.id), 'average_order', null);

  test('comes back as it was, in at most 2,000 characters', async () => {
    for (const one of [...steps, hard]) {
      const hash = await shareHash('taxonomy-yunduo', writeTree(one, lab));
      expect(hash?.length).toBeLessThanOrEqual(2000);
      const text = await sharedText('taxonomy-yunduo', hash ?? '');
      expect(readTree(text ?? '', lab)).toEqual(one);
    }
  });
  test('what was not written here is refused', () => {
    const [categories, tags] = JSON.parse(writeTree(lab.start, lab)) as [unknown[], unknown[]];
    const bad: unknown[] = [
      null,
      [],
      [categories],
      [categories, tags.slice(1)],
      [categories, [...tags, tags[0]]],
      [categories, [...tags, ['unheard_of', 0]]],
      [[...categories, ['evil', -1]], tags],
      [[['basics', 0], ...categories.slice(1)], tags],
      [[['basics', 1], ['person', 0], ...categories.slice(2)], tags],
      [[['basics', -1, { n: 'x'.repeat(41) }], ...categories.slice(1)], tags],
      [[['basics', -1, { n: 'a\u202eb' }], ...categories.slice(1)], tags],
      [[['basics', -1, { b: 'colour' }], ...categories.slice(1)], tags],
      [categories, [['is_female', 99], ...tags.slice(1)]],
      [categories, [['is_female', 1, { owner: 'me' }], ...tags.slice(1)]],
      [categories, [['is_female', 1, { version: '1; drop' }], ...tags.slice(1)]],
      [categories, [['is_female', 1, { into: 'unheard_of' }], ...tags.slice(1)]],
    ];
    for (const one of bad)
      expect([JSON.stringify(one).slice(0, 80), readTree(JSON.stringify(one), lab)]).toEqual([expect.any(String), undefined]);
    expect(readTree('{', lab)).toBeUndefined();
    expect(readTree(writeTree(lab.start, lab), lab)).toEqual(lab.start);
  });
});

describe('the dictionary', () => {
  const { tree } = tidied(lab.start);
  const hostile = changeTag(tree, 'city', { name: '=1+1|"x"' });

  test('has a row a tag, tags out of use last, and opens in a spreadsheet', () => {
    const rows = dictionaryOf(tree, lab, known(tree), view);
    expect(rows.values[0]).toHaveLength(tree.tags.length);
    const csv = dictionaryCsv(dictionaryOf(hostile, lab, known(hostile), view));
    expect(csv.startsWith('\uFEFF一级类目,二级类目,三级类目,标签,标签值,代码')).toBe(true);
    expect(csv).toContain('"\'=1+1|""x"""');
    expect(csv).toContain('流失客户、沉睡客户、新客、老客、没买过');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(tree.tags.length + 1);
  });
  test('is a table of Markdown, whatever stands in it', () => {
    const lines = dictionaryMarkdown(dictionaryOf(hostile, lab, known(hostile), view))
      .trimEnd()
      .split('\n');
    const cells = new Set(lines.map((line) => line.replaceAll('\\|', '').split('|').length));
    expect([lines.length, cells.size]).toEqual([tree.tags.length + 2, 1]);
  });
});

describe('in both languages', () => {
  const sample = { dataset: 'yunduo', title: '云朵', path: 'x', asOf: world.asOf };
  test.each(['zh', 'en'] as const)('%s: tree, findings and sentence are there before any script, and nothing is undefined', (language) => {
    const html = renderToString(h(TaxonomyLab, { id: 'tax', language, lab, sample, measured: evidence }));
    expect(html).not.toMatch(/undefined|\[object|NaN/);
    const { words, said } = taxonomyView(language);
    const names = { tag: (code: string) => code, category: (id: string) => id };
    for (const finding of found(lab.start))
      for (const text of [words.what(finding, names), words.fix(finding, names)]) expect(text).not.toMatch(/undefined|NaN/);
    for (const { name } of lab.start.tags) expect(html).toContain(said(name).replace('’', '’'));
    expect(html).toContain(language === 'zh' ? '24 个标签里' : 'Of 24 tags');
  });
});
