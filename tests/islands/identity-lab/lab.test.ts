import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { identityLabWords as en } from '../../../src/i18n/en/identity-lab.ts';
import { identityLabWords as zh } from '../../../src/i18n/zh/identity-lab.ts';
import { findingOf } from '../../../src/islands/identity-lab/finding.ts';
import { drawGraph, SIZE } from '../../../src/islands/identity-lab/graph.ts';
import IdentityLab from '../../../src/islands/identity-lab/IdentityLab.tsx';
import { firstQuestion, outcomeOf } from '../../../src/islands/identity-lab/outcome.ts';
import { CAREFUL, FREE, type LabSettings, readSettings, writeSettings } from '../../../src/islands/identity-lab/settings.ts';
import { sampleAccounts } from '../../../src/islands/identity-lab/source.ts';

const source = sampleAccounts();
const free = outcomeOf(source, FREE);
const careful = outcomeOf(source, CAREFUL);

describe('what the rules make of the sample', () => {
  test('without care: F1 about .71, one customer of 37 people', () => {
    expect(free.accuracy.f1).toBeCloseTo(0.705, 3);
    expect(free.overMerged[0]?.people).toBe(37);
    expect(findingOf(free)).toMatchObject({ kind: 'crowd', people: 37, by: { type: 'device' } });
  });
  test('with care: F1 about .97, and what is left is taken apart', () => {
    expect(careful.accuracy.f1).toBeCloseTo(0.968, 3);
    expect(findingOf(careful).kind).toBe('under');
    expect(careful.underMerged).toHaveLength(60);
    expect(careful.underMerged.every(({ customers, people }) => customers > 1 && people === 1)).toBe(true);
  });
  test('blocking the kiosk by hand takes its people apart again', () => {
    const kiosk = free.shared[0];
    expect(kiosk?.people).toBe(37);
    const blocked = outcomeOf(source, { ...FREE, blocked: [`${kiosk?.id.type}:${kiosk?.id.value}`] });
    expect(blocked.accuracy.largest.people).toBe(22);
    expect(blocked.shared[0]).toMatchObject({ people: 37, id: { state: { kind: 'blocked', reason: 'listed' } } });
  });
  test('no kind at all: nobody is joined', () => {
    const none = outcomeOf(source, { ...FREE, links: [] });
    expect(findingOf(none).kind).toBe('nobody');
    expect(none.accuracy.customers).toBe(none.accuracy.records);
  });
  test('surnames keep people apart', () => {
    expect(outcomeOf(source, { ...CAREFUL, surnames: true }).accuracy.precision).toBeGreaterThan(careful.accuracy.precision ?? 1);
  });
  test('the first question is about two who differ', () => {
    const [first] = free.overMerged;
    if (!first) throw new Error('nobody is merged wrongly');
    const [from, to] = firstQuestion(first, (record) => source.personOf.get(record));
    expect(source.personOf.get(from)).not.toBe(source.personOf.get(to));
  });
});

test('settings come back from a link, and what is no link of ours does not', () => {
  const all: LabSettings = { ...CAREFUL, links: ['phone', 'card'], surnames: true, blocked: ['device:d_24e997fc', 'phone:13800000000'] };
  for (const settings of [FREE, CAREFUL, all, { ...FREE, links: [] }]) expect(readSettings(writeSettings(settings))).toEqual(settings);
  for (const text of ['', 'links=phone', 'links=fone&people=none', 'links=phone&people=7', 'links=phone&people=5&blocked=x:1'])
    expect(readSettings(text)).toBeUndefined();
});

describe('the picture', () => {
  test.each([
    ['of 41 accounts', free.overMerged[0]],
    ['of a household', careful.overMerged[0]],
    ['of two accounts', careful.largest.at(-1)],
  ])('%s: nothing leaves it, no box covers another', (_, told) => {
    if (!told) throw new Error('nobody');
    const { dots, knots, left } = drawGraph(told.records, free.identity.values);
    expect(dots.length + left).toBe(told.records.length);
    for (const { x, y } of [...dots, ...knots]) {
      expect(x).toSatisfy((n: number) => n >= 10 && n <= SIZE.width - 10);
      expect(y).toSatisfy((n: number) => n >= 10 && n <= SIZE.height - 10);
    }
    knots.forEach((knot, i) => {
      for (const other of knots.slice(i + 1)) expect(Math.abs(knot.x - other.x) > 26 || Math.abs(knot.y - other.y) > 16).toBe(true);
    });
  });
  test('has no more accounts than can be told apart', () => {
    const records = source.input.records.map(({ record }) => record);
    expect(drawGraph(records, free.identity.values)).toMatchObject({ left: records.length - 48 });
  });
});

describe('the page before any script', () => {
  test.each([
    ['zh', '这些账号，是几个人？', /一个设备号（d_\w+）把 <b>37<\/b> 个人连到了一起/],
    ['en', 'How many people are these accounts?', /One device \(d_\w+\) ties <b>37<\/b> people together/],
  ] as const)('%s', (language, title, finding) => {
    const html = renderToString(h(IdentityLab, { id: 'identity', language, start: 'free' }));
    expect(html).toContain(title);
    expect(html).toMatch(finding);
    expect(html).toContain('70.5%');
    expect(html.match(/<circle/g)?.length).toBe(free.overMerged[0]?.records.length);
    expect(html).toContain(language === 'zh' ? '店员' : 'staff');
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });
});

test('every finding has a sentence in both languages', () => {
  for (const settings of [FREE, CAREFUL, { ...FREE, links: [] }, { ...CAREFUL, household: false }] as const) {
    const finding = findingOf(outcomeOf(source, settings));
    for (const words of [zh, en]) expect(words.finding(finding)).toMatch(/\*.+\*/);
  }
  const even = { ...careful.accuracy, pairs: { merged: 9, true: 9, both: 8 } };
  expect(findingOf({ ...careful, accuracy: even }).kind).toBe('even');
  expect(
    en.finding({ ...findingOf(careful), kind: 'over', accuracy: { ...careful.accuracy, overMerged: { customers: 1, people: 2 } } }),
  ).toContain('1 customer holds* 2 people');
});
