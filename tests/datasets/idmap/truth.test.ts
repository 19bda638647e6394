import { describe, expect, it } from 'vitest';
import { idmap } from '../../../src/datasets/idmap/index.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf, sum } from '../statistics.ts';

describeContract(idmap, 150, { entities: 'more' });

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const pairs = (n: number) => (n * (n - 1)) / 2;

describe.each(SEEDS)('idmap, seed %i', (seed) => {
  const dataset = idmap.generate({ ...idmap.standard, seed });
  const personOf = dataset.truth['people'] as Record<string, number>;
  const troubles = dataset.truth['troubles'] as Record<string, string>;
  const testPhone = String(dataset.truth['testPhone']);
  const links = objectsOf(dataset, 'id_pairs').map((row) => ({
    account: String(row['account_id']),
    source: String(row['source']),
    type: String(row['id_type']),
    id: `${row['id_type']} ${row['id_value']}`,
  }));
  const accounts = Object.keys(personOf);

  /** Accounts that share an identifier, and those that share one with them. */
  const componentsBy = (used: typeof links) => {
    const parent = new Map<string, string>();
    const root = (node: string): string => {
      const up = parent.get(node) ?? node;
      if (up === node) return node;
      const top = root(up);
      parent.set(node, top);
      return top;
    };
    for (const { account, id } of used) parent.set(root(account), root(id));
    return new Map(accounts.map((account) => [account, root(account)]));
  };
  /** Over pairs of accounts. */
  const scoreOf = (component: ReadonlyMap<string, string>) => {
    const sizes = (keyOf: (account: string) => string) => sum([...groupBy(accounts, keyOf).values()].map((list) => pairs(list.length)));
    const together = sizes((account) => `${component.get(account)} ${personOf[account]}`);
    const precision = together / sizes((account) => String(component.get(account)));
    const recall = together / sizes((account) => String(personOf[account]));
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
  };
  const accountsOf = groupBy(links, ({ id }) => id);
  const naive = scoreOf(componentsBy(links));
  const isShared = (id: string) => {
    const own = accountsOf.get(id) ?? [];
    const oneSystem = [...groupBy(own, ({ source }) => source).values()].some((list) => list.length > 1);
    return own.length > 5 || (id.startsWith('phone') && oneSystem);
  };
  const ruled = scoreOf(componentsBy(links.filter(({ id }) => !isShared(id))));

  it('has the size that the course tells', () => {
    expect(new Set(Object.values(personOf)).size).toBe(1000);
    expect(links.length).toSatisfy((n: number) => n > 3_250 && n < 3_550);
  });

  it('merges far too many without rules: F1 about .71', () => {
    expect(Math.abs(naive.f1 - 0.71)).toBeLessThan(0.02);
    expect(naive.precision).toBeLessThan(naive.recall);
  });

  it('gets it nearly right with blocked values and limits: F1 about .97', () => {
    expect(Math.abs(ruled.f1 - 0.97)).toBeLessThan(0.012);
    expect(ruled.recall).toSatisfy((r: number) => r > 0.93 && r < 0.98);
  });

  it('has a kiosk that merges 37 people, and a test number that merges 22', () => {
    const peopleOn = (id: string) => new Set((accountsOf.get(id) ?? []).map(({ account }) => personOf[account])).size;
    const crowded = [...accountsOf.keys()].filter((id) => peopleOn(id) > 3);
    expect(crowded.map(peopleOn).toSorted((a, b) => b - a)).toEqual([37, 22]);
    expect(peopleOn(`phone ${testPhone}`)).toBe(22);
  });

  it('has 9 % who share a phone at home, and 6 % whose accounts nothing links', () => {
    const families = [...accountsOf].filter(
      ([id, own]) => id.startsWith('phone') && own.filter(({ source }) => source === 'app').length === 2,
    );
    const people = new Set(families.flatMap(([, own]) => own.map(({ account }) => personOf[account])));
    expect([...people].filter((person) => troubles[String(person)] === 'family')).toHaveLength(90);
    const component = componentsBy(links);
    const split = [...groupBy(accounts, (account) => String(personOf[account]))].filter(
      ([, own]) => new Set(own.map((account) => component.get(account))).size > 1,
    );
    expect(split).toHaveLength(60);
  });

  it('does not name the person in any row', () => {
    const firsts = groupBy(accounts, (account) => String(personOf[account]));
    const neighbours = [...firsts.values()]
      .filter((own) => own.length > 1)
      .map((own) => Math.abs(Number(own[0]?.slice(1)) - Number(own[1]?.slice(1))));
    expect(sum(neighbours) / neighbours.length).toBeGreaterThan(400);
  });
});

describe('the aimed accounts', () => {
  const rows = objectsOf(idmap.aimed('2025-06-30'), 'id_pairs');
  it('stand on and above the limit of a device, and hold what is no identifier', () => {
    const counts = [...groupBy(rows, ({ id_type, id_value }) => `${id_type}:${id_value}`)].map(([id, list]) => [id, list.length] as const);
    expect(new Map(counts)).toEqual(
      new Map([
        ...counts,
        ['device:d_five00005', 5],
        ['device:d_six000006', 6],
        ['device:', 2],
        ['device:unknown', 2],
        ['phone:13800000000', 3],
      ]),
    );
  });
  it('have a stranger, and links on and after the as-of date', () => {
    expect(rows.some(({ account_id }) => account_id === 'T99')).toBe(true);
    expect(rows.map(({ seen_at }) => seen_at)).toEqual(expect.arrayContaining(['2025-06-30', '2025-07-01']));
  });
});
