import { describe, expect, test } from 'vitest';
import { codesOf, openWorld, tagsOf, valuesOf } from './world.ts';

const world = openWorld(
  [
    ['A', 'sh'],
    ['B', 'bj'],
    ['C', null],
  ],
  [
    ['1', 'A', '2025-06-01', 100],
    ['2', 'A', '2025-06-02', 100],
    ['3', 'B', '2025-06-01', 50],
  ],
);
const SPEND = 'measures: {spend: {from: orders, agg: sum, field: amount, empty: 0}}\n---\n';
const tag = async (define: string): Promise<unknown> => valuesOf(`${SPEND}code: a\ndefine: ${define}`, await world);

describe('rules in order', () => {
  test('the first that is true gives the value', async () => {
    const rules = ['{when: spend >= 200, value: high}', '{when: spend >= 50, value: middle}', '{when: spend >= 0, value: low}'];
    expect(await tag(`{cases: [${rules.join(', ')}]}`)).toEqual({ A: 'high', B: 'middle', C: 'low' });
    expect(await tag(`{cases: [${rules.toReversed().join(', ')}]}`)).toEqual({ A: 'low', B: 'low', C: 'low' });
  });
  test('no rule and no else: no value', async () => {
    expect(await tag('{cases: [{when: spend > 150, value: high}]}')).toEqual({ A: 'high', B: null, C: null });
  });
  test('a rule may give no value, which is not the else', async () => {
    expect(await tag('{cases: [{when: spend > 150, value: null}], else: rest}')).toEqual({ A: null, B: 'rest', C: 'rest' });
  });
  test('else alone goes to everybody', async () => {
    expect(await tag('{cases: [], else: all}')).toEqual({ A: 'all', B: 'all', C: 'all' });
    expect(await tag('{cases: []}')).toEqual({ A: null, B: null, C: null });
  });
  test('values are text, numbers or yes and no', async () => {
    expect(await tag('{cases: [{when: spend > 150, value: 1.5}], else: 0}')).toEqual({ A: 1.5, B: 0, C: 0 });
    expect(await tag('{cases: [{when: spend > 150, value: true}], else: false}')).toEqual({ A: true, B: false, C: false });
    expect(await tag('{cases: [{when: spend > 150, value: "1"}], else: "0"}')).toEqual({ A: '1', B: '0', C: '0' });
  });
  test('quotes and signs in values are only text', async () => {
    expect(await tag(`{cases: [{when: spend > 150, value: "it's :p1 -- 'x'"}], else: '";'}`)).toEqual({
      A: "it's :p1 -- 'x'",
      B: '";',
      C: '";',
    });
  });
  test('conditions may be tags that are true or false', async () => {
    const yaml = `${SPEND}code: big\ndefine: {expr: spend > 150}\n---\ncode: a\ndefine: {cases: [{when: big, value: x}, {when: not big and city is present, value: y}], else: z}`;
    const { tags } = await tagsOf(yaml, await world);
    expect(tags[1]?.values).toEqual(['x', 'y', 'z']);
  });
});

describe('what a rule may not be', () => {
  test.each([
    ['{cases: [{when: spend, value: x}]}', ['not-boolean']],
    ['{cases: [{when: spend + 1, value: x}]}', ['not-boolean']],
    ["{cases: [{when: spend > '1', value: x}]}", ['type-mismatch']],
    ['{cases: [{when: spend > 1, value: 1}], else: none}', ['mixed-values']],
    ['{cases: [{when: spend > 1, value: true}, {when: spend > 0, value: 1}]}', ['mixed-values']],
    ['{cases: [{when: spend > 1}]}', ['missing-key']],
    ['{cases: [{value: x}]}', ['missing-key']],
    ['{cases: [{when: spend > 1, value: [x]}]}', ['wrong-shape']],
    ['{cases: {when: spend > 1, value: x}}', ['wrong-shape']],
    ['{cases: [spend > 1]}', ['wrong-shape']],
    ['{cases: [{when: spend > 1, value: .inf}]}', ['wrong-shape']],
  ])('%s', (define, codes) => {
    expect(codesOf(`${SPEND}code: a\ndefine: ${define}`)).toEqual(codes);
  });
});
