import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerOfRecord, type Identity, identify, type Why, whyOf } from '../../../src/engine/identity/index.ts';
import { anyInput, anyRules, inputOf, RECORDS, rulesOf } from './world.ts';

const told = (why: Why): string =>
  'chain' in why
    ? why.chain.map(({ from, by, to }) => `${from} ${by.type}:${by.value}${by.state.kind === 'linked' ? '' : '!'} ${to}`).join(', ')
    : why.kind;

describe('why', () => {
  const rules = rulesOf({ p: { perValue: 2 }, d: {}, u: { perCustomer: 1 } });
  const identity = identify(
    inputOf({
      a: ['p:1', 'u:1'],
      b: ['p:1', 'd:2'],
      c: ['d:2', 'p:9'],
      e: ['p:9', 'd:7'],
      f: ['p:9'],
      g: ['d:7', 'u:2'],
      h: [],
    }),
    rules,
  );
  const why = whyOf(identity);
  test('the chain of identifiers', () => {
    expect(told(why('a', 'c'))).toBe('a p:1 b, b d:2 c');
    expect(why('a', 'c').kind).toBe('one');
  });
  test('the chain that comes nearest, and what on it does not link', () => {
    const apart = why('a', 'g');
    expect(told(apart)).toBe('a p:1 b, b d:2 c, c p:9! e, e d:7 g');
    expect(apart.kind === 'apart' && apart.refused.map(({ state }) => state)).toEqual([{ kind: 'shared', people: 3, limit: 2 }]);
  });
  test('nothing in common, the same, nobody', () => {
    expect([why('a', 'h').kind, why('a', 'a').kind, why('a', 'x')]).toEqual([
      'nothing-in-common',
      'same-record',
      { kind: 'no-such-record', record: 'x' },
    ]);
  });
  test('the same name is nothing in common, a kind that is switched off is', () => {
    const off = rulesOf({ n: { kind: 'name', links: false }, d: { links: false } });
    const asked = whyOf(identify(inputOf({ a: ['n:li', 'd:1'], b: ['n:li'], c: ['d:1'] }), off));
    expect(asked('a', 'b').kind).toBe('nothing-in-common');
    expect(asked('a', 'c')).toMatchObject({ kind: 'apart', refused: [{ value: '1', state: { kind: 'off' } }] });
  });
  test('what both left blank is nothing in common', () => {
    expect(whyOf(identify(inputOf({ a: ['p:'], b: ['p:'] }), rules))('a', 'b').kind).toBe('nothing-in-common');
  });
});

/** All chains without a circle, by trying every way: fewest refusals, then fewest steps. */
function best({ values }: Identity, from: string, to: string): readonly [refused: number, steps: number] | undefined {
  let found: readonly [number, number] | undefined;
  const walk = (record: string, seen: readonly string[], refused: number): void => {
    if (record === to) {
      const now = [refused, seen.length] as const;
      if (!found || now[0] < found[0] || (now[0] === found[0] && now[1] < found[1])) found = now;
      return;
    }
    for (const value of values)
      if (value.records.includes(record))
        for (const next of value.records)
          if (next !== record && !seen.includes(next)) walk(next, [...seen, record], refused + Number(value.state.kind !== 'linked'));
  };
  walk(from, [], 0);
  return found;
}

test('the chain holds, and none is better', () => {
  fc.assert(
    fc.property(anyInput, anyRules('all'), fc.constantFrom(...RECORDS), fc.constantFrom(...RECORDS), (given, rules, from, to) => {
      fc.pre(from !== to);
      const input = { ...given, ids: given.ids.slice(0, 11) };
      const identity = identify(input, rules);
      const why = whyOf(identity)(from, to);
      const expected = best(identity, from, to);
      if (!('chain' in why)) {
        expect([why.kind, expected]).toEqual(['nothing-in-common', undefined]);
        return;
      }
      expect([why.chain[0]?.from, why.chain.at(-1)?.to]).toEqual([from, to]);
      why.chain.forEach(({ from: start, by, to: end }, i) => {
        expect(by.records).toEqual(expect.arrayContaining([start, end]));
        if (i > 0) expect(start).toBe(why.chain[i - 1]?.to);
      });
      const refused = why.chain.filter(({ by }) => by.state.kind !== 'linked').length;
      const customerOf = customerOfRecord(identity);
      expect(why.kind).toBe(customerOf.get(from) === customerOf.get(to) ? 'one' : 'apart');
      expect(refused === 0).toBe(why.kind === 'one');
      expect([refused, expected?.[0]]).toEqual([expected?.[0], refused]);
      if (refused === 0) expect(why.chain.length).toBe(expected?.[1]);
    }),
    { numRuns: 300 },
  );
});
