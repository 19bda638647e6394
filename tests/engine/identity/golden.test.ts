import { describe, expect, test } from 'vitest';
import { type FieldRow, type GoldenRules, goldenRecords, identify, type Survival } from '../../../src/engine/identity/index.ts';
import { inputOf, rulesOf } from './world.ts';

const identity = identify(
  inputOf({ a: ['p:1'], b: ['p:1'], c: ['p:1'], d: [] }, { a: 'app', b: 'crm', c: 'shop', d: 'app' }),
  rulesOf({ p: {} }),
);
const ROWS: readonly FieldRow[] = [
  { record: 'a', on: '2025-03-01', fields: { city: '上海', name: null, address: '浦东' } },
  { record: 'b', on: '2024-01-01', fields: { city: '北京', name: '李', address: '朝阳区建国路 1 号' } },
  { record: 'c', on: null, fields: { city: '上海', name: ' ', address: '' } },
];
const cityBy = (...ways: readonly [Survival, ...Survival[]]) => {
  const rules: GoldenRules = { fields: { city: ways }, trust: ['crm', 'shop'] };
  return goldenRecords(identity, ROWS, rules)[0]?.fields['city'];
};

describe('one record a customer', () => {
  test.each<[Survival, string, string]>([
    ['latest', '上海', 'a'],
    ['earliest', '北京', 'b'],
    ['trusted', '北京', 'b'],
    ['complete', '北京', 'b'],
    ['frequent', '上海', 'a'],
  ])('%s: %s of %s', (way, value, record) => {
    expect(cityBy(way)).toMatchObject({ value, record });
  });
  test('says what was passed over', () => {
    expect(cityBy('latest')?.others).toEqual(['北京']);
  });
  test('the next way decides between equals', () => {
    expect(cityBy('longest', 'trusted')?.record).toBe('b');
    expect(cityBy('longest', 'latest')?.record).toBe('a');
  });
  test('nothing never wins, and a field of nobody is not there', () => {
    const [first, second] = goldenRecords(identity, ROWS, { fields: { name: ['latest'], address: ['longest'] }, trust: [] });
    expect(first?.fields).toMatchObject({ name: { value: '李', record: 'b' }, address: { value: '朝阳区建国路 1 号' } });
    expect(second).toEqual({ customer: 'd', fields: {} });
  });
  test('the order of rows says nothing', () => {
    const rules: GoldenRules = { fields: { city: ['latest'], address: ['longest'] }, trust: [] };
    const same = [...ROWS, { record: 'a', on: '2025-03-01', fields: { city: '苏州', address: '浦东' } }];
    expect(goldenRecords(identity, same.toReversed(), rules)).toEqual(goldenRecords(identity, same, rules));
  });
});
