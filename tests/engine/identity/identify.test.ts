import { describe, expect, test } from 'vitest';
import { accountsOf } from '../../../src/datasets/idmap/identity-input.ts';
import { idmap } from '../../../src/datasets/idmap/index.ts';
import { customerOfRecord, figuresOf, identify, refusedOf, STANDARD_RULES, withoutCare } from '../../../src/engine/identity/index.ts';
import { inputOf, rulesOf, stateOf, told } from './world.ts';

const FREE = rulesOf({ p: {}, d: {} });

describe('who is one', () => {
  test('shares an identifier, or is reached over others', () => {
    expect(told(identify(inputOf({ a: ['p:1'], b: ['p:1', 'd:2'], c: ['d:2'], e: [] }), FREE))).toBe('abc|e');
  });
  test('a value of one type is nothing to another', () => {
    expect(told(identify(inputOf({ a: ['p:1'], b: ['d:1'] }), FREE))).toBe('a|b');
  });
  test('a customer is called after its first record', () => {
    const { customers } = identify(inputOf({ c: ['p:1'], b: [], a: ['p:1'] }), FREE);
    expect(customers.map(({ id }) => id)).toEqual(['a', 'b']);
  });
  test('identifiers of nobody known are kept aside', () => {
    const { strangers, values } = identify({ records: [{ record: 'a' }], ids: [{ record: 'x', type: 'p', value: '1' }] }, FREE);
    expect([strangers.length, values]).toEqual([1, []]);
  });
  test('names that every object has are names like others', () => {
    const input = inputOf({ a: ['constructor:1'], b: ['constructor:1'] });
    expect(stateOf(identify(input, FREE), 'constructor:1')).toEqual({ kind: 'unknown-type' });
    expect(
      told(
        identify(
          inputOf(
            Object.fromEntries([
              ['__proto__', ['p:1']],
              ['a', ['p:1']],
            ]),
          ),
          FREE,
        ),
      ),
    ).toBe('__proto__a');
  });
});

describe('limits', () => {
  test('a value on too many people links nobody; a person’s own records are one of them', () => {
    const rules = rulesOf({ p: { priority: 1 }, d: { priority: 2, perValue: 2 } });
    const three = { a: ['d:1'], b: ['d:1'], c: ['d:1'] };
    expect(told(identify(inputOf(three), rules))).toBe('a|b|c');
    expect(stateOf(identify(inputOf(three), rules), 'd:1')).toEqual({ kind: 'shared', people: 3, limit: 2 });
    expect(told(identify(inputOf({ ...three, a: ['d:1', 'p:1'], b: ['d:1', 'p:1'] }), rules))).toBe('abc');
  });
  test('what is equally strong does not count for it', () => {
    const rules = rulesOf({ p: {}, d: { perValue: 2 } });
    expect(told(identify(inputOf({ a: ['d:1', 'p:1'], b: ['d:1', 'p:1'], c: ['d:1'] }), rules))).toBe('ab|c');
  });
  test('two accounts of one system keep a value from linking', () => {
    const rules = rulesOf({ p: { perSource: 1 } });
    const all = { a: ['p:1'], b: ['p:1'], c: ['p:1'] };
    expect(told(identify(inputOf(all), rules))).toBe('abc');
    const home = identify(inputOf(all, { a: 'app', b: 'app' }), rules);
    expect(told(home)).toBe('a|b|c');
    expect(stateOf(home, 'p:1')).toEqual({ kind: 'same-source', source: 'app', records: 2, limit: 1 });
  });
  test('a customer has no more of a type than it may', () => {
    const rules = rulesOf({ u: { priority: 1, perCustomer: 1 }, p: { priority: 2 } });
    const apart = identify(inputOf({ a: ['u:1', 'p:5'], b: ['u:2', 'p:5'], c: ['p:5'] }), rules);
    expect(told(apart)).toBe('a|b|c');
    expect(stateOf(apart, 'p:5')).toEqual({ kind: 'conflict', type: 'u', values: ['1', '2'], limit: 1 });
    expect(told(identify(inputOf({ a: ['u:1', 'p:5'], b: ['u:1', 'p:5'], c: ['p:5'] }), rules))).toBe('abc');
  });
  test('the strong identifier wins, whatever the weak ones say', () => {
    const given = inputOf({ a: ['u:1', 'd:9'], b: ['u:1'], c: ['u:2', 'd:9'] });
    expect(told(identify(given, rulesOf({ u: { priority: 1, perCustomer: 1 }, d: { priority: 2 } })))).toBe('ab|c');
    // what a customer may have holds even against what is stronger
    expect(told(identify(given, rulesOf({ u: { priority: 2, perCustomer: 1 }, d: { priority: 1 } })))).toBe('ab|c');
  });
  test('a type that links nobody can keep apart', () => {
    const rules = rulesOf({ n: { links: false, perCustomer: 1, kind: 'name' }, p: {} });
    expect(told(identify(inputOf({ a: ['p:1', 'n:li'], b: ['p:1', 'n:wu'], c: ['n:li'] }), rules))).toBe('a|b|c');
    expect(told(identify(inputOf({ a: ['p:1', 'n:li'], b: ['p:1', 'n:Li'], c: ['n:li'] }), rules))).toBe('ab|c');
  });
  test('who has too many by one record keeps them, and gets no more', () => {
    const rules = rulesOf({ c: { perCustomer: 1 }, p: {} });
    expect(told(identify(inputOf({ a: ['c:1', 'c:2', 'p:1'], b: ['p:1'] }), rules))).toBe('ab');
    expect(told(identify(inputOf({ a: ['c:1', 'c:2', 'p:1'], b: ['c:3', 'p:1'] }), rules))).toBe('a|b');
  });
  test('fewer people on a value speak before more', () => {
    const rules = rulesOf({ u: { priority: 1, perCustomer: 1 }, p: { priority: 2 } });
    // c could go to a (by a number of two) or to b (by one of three)
    expect(told(identify(inputOf({ a: ['u:1', 'p:9'], b: ['u:2', 'p:1'], c: ['p:9', 'p:1'], d: ['p:1'] }), rules))).toBe('ac|b|d');
  });
});

describe('time', () => {
  const rows = (...days: (string | null)[]) => ({
    records: days.map((_, i) => ({ record: `r${i}` })),
    ids: days.map((on, i) => ({ record: `r${i}`, type: 'p', value: '1', on })),
    asOf: '2025-06-30',
  });
  test('what is seen after the as-of date does not count', () => {
    expect(identify(rows('2025-06-30 23:59:59', '2025-06-30', '2025-07-01', null), FREE).customers).toHaveLength(2);
  });
  test('a number seen too long ago does not either', () => {
    const rules = rulesOf({ p: { withinDays: 30 } });
    expect(identify(rows('2025-06-01', '2025-06-30'), rules).customers).toHaveLength(1);
    const old = identify(rows('2025-05-31', '2025-06-30'), rules);
    expect(old.customers).toHaveLength(2);
    expect(old.values.map(({ state }) => state.kind)).toEqual(['alone', 'old']);
  });
});

describe('blocked values', () => {
  test('of one’s own are read as the type is written', () => {
    const rules = { ...STANDARD_RULES, blocked: [{ type: 'phone', value: '+86 199 0000 0001' }] };
    const identity = identify(inputOf({ a: ['phone:19900000001'], b: ['phone:19900000001'] }), rules);
    expect(stateOf(identity, 'phone:19900000001')).toEqual({ kind: 'blocked', reason: 'listed' });
    expect(identity.customers).toHaveLength(2);
  });
  test('without care link like any other; only nothing does not', () => {
    const rules = withoutCare(STANDARD_RULES);
    expect(told(identify(inputOf({ a: ['phone:13800000000'], b: ['phone:13800000000'] }), rules))).toBe('ab');
    expect(told(identify(inputOf({ a: ['device:unknown'], b: ['device:unknown'] }), rules))).toBe('ab');
    expect(told(identify(inputOf({ a: ['device:'], b: ['device:'] }), rules))).toBe('a|b');
  });
  test('are counted with their reason', () => {
    const given = inputOf({ a: ['phone:13800000000', 'device:'], b: ['phone:13800000000', 'device:'], c: ['phone:139****0001'] });
    expect(figuresOf(identify(given, STANDARD_RULES)).fates).toEqual([
      { type: 'device', kind: 'blocked', reason: 'empty', values: 1, records: 2 },
      { type: 'phone', kind: 'blocked', reason: 'listed', values: 1, records: 2 },
      { type: 'phone', kind: 'blocked', reason: 'masked', values: 1, records: 1 },
    ]);
  });
});

test('the aimed accounts', () => {
  const aimed = idmap.aimed('2025-06-30');
  const identity = identify(accountsOf(aimed), STANDARD_RULES);
  const customerOf = customerOfRecord(identity);
  const about = aimed.about as unknown as Readonly<Record<string, { readonly en: string }>>;
  const idsOf = (words: RegExp) => Object.keys(about).filter((id) => words.test(about[id]?.en ?? ''));
  const customersOf = (words: RegExp) => new Set(idsOf(words).map((id) => customerOf.get(id))).size;
  expect(idsOf(/chain/).length).toBe(2);
  expect(customersOf(/chain|nothing in common with the first/)).toBe(1);
  expect(customersOf(/of exactly 5 on one device/)).toBe(1);
  expect(customersOf(/of 6 on one device/)).toBe(6);
  expect(customersOf(/with the test number/)).toBe(3);
  expect(customersOf(/Device given as/)).toBe(6);
  expect(customersOf(/App account on that phone|App accounts on one phone/)).toBe(2);
  expect(customersOf(/blank behind it|without the blank/)).toBe(1);
  expect(customersOf(/address in capitals|address in small letters/)).toBe(1);
  expect(customersOf(/5566/)).toBe(2);
  expect(customersOf(/Same phone as/)).toBe(1);
  // one was made a day after the as-of date, the other is in no system
  expect(identity.strangers.map(({ record }) => record)).toEqual([...idsOf(/the day after the as-of date/), 'T99']);
  expect(refusedOf(identity)[0]).toMatchObject({ value: 'd_six000006', state: { kind: 'shared', people: 6, limit: 5 } });
});
