import { readFileSync } from 'node:fs';
import type { Database } from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Cell,
  checkTags,
  compileTags,
  eachOf,
  explainCustomer,
  type ResolvedTags,
  runTags,
  sqlite,
  type TagRows,
  type Value,
} from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { AS_OF } from '../yunduo.ts';
import { IDS, plantedRows, STAGES } from './planted.ts';
import published from './results.json' with { type: 'json' };
import { SCHEMA, shopRows } from './shop.ts';

/** The ten worked tags of the course's design: every customer as the design's own SQL has it, and the results that the design prints. */

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const TEN = read('ten.yaml');
const SQL: Readonly<Record<string, string>> = Object.fromEntries(
  read('ten.sql')
    .split(/^-- @/m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1).replace(/;\s*$/, '')]),
);
const CODES = Object.keys(SQL);

function resolved(yaml: string): ResolvedTags {
  const { value, issues } = checkTags(yaml, SCHEMA, AS_OF);
  if (!value || issues.length > 0) throw new Error(JSON.stringify(issues));
  return value;
}
const tags = resolved(TEN);
const compiled = compileTags(tags, sqlite);

interface Shop {
  readonly db: Database;
  readonly rows: TagRows;
  readonly asOf: string;
}
const run = (db: Database, of: ResolvedTags, asOf: string): Promise<TagRows> =>
  runTags(of, of === tags ? compiled : compileTags(of, sqlite), asOf, async (sql, params) => runStatement(db, sql, params));

const SHOPS = ['the shop', 'the shop, a quarter earlier', 'the planted customers'] as const;
const shops = new Map<string, Shop>();
beforeAll(async () => {
  const sqlJs = await loadSqlJs();
  const opened = async (rows: Parameters<typeof createDatabase>[1]['rows'], asOf: string): Promise<Shop> => {
    const db = createDatabase(sqlJs, { schema: SCHEMA, rows });
    // The last tag's SQL reads the tables of two others.
    for (const code of ['value_tier', 'lifecycle']) db.run(`CREATE TEMP TABLE tag_${code} AS ${SQL[code]}`, { ':as_of': asOf });
    return { db, asOf, rows: await run(db, tags, asOf) };
  };
  const shop = shopRows();
  shops.set(SHOPS[0], await opened(shop, AS_OF));
  shops.set(SHOPS[1], await opened(shop, '2025-03-31'));
  shops.set(SHOPS[2], await opened(plantedRows(), published.asOf));
}, 60_000);

const shopOf = (name: string): Shop => {
  const shop = shops.get(name);
  if (!shop) throw new Error(`no shop ${name}`);
  return shop;
};
const valuesOf = (rows: TagRows, code: string) => rows.tags.find((t) => t.code === code)?.values ?? [];
/** As a table of a tag lists them: yes is 1, and no is no row. */
const cellsOf = (rows: TagRows, code: string): readonly Cell[] =>
  valuesOf(rows, code).map((v) => (typeof v === 'boolean' ? (v ? 1 : null) : v));
/** The design's SQL, customer by customer; no row is no value. */
function byHand({ db, asOf, rows }: Shop, code: string, column = 'value'): (Cell | undefined)[] {
  const { columns, values } = runStatement(db, SQL[code] ?? '', { as_of: asOf });
  const at = new Map(values[columns.indexOf('customer_id')]?.map((id, i) => [String(id), values[columns.indexOf(column)]?.[i] ?? null]));
  return rows.customerIds.map((id) => at.get(id) ?? null);
}

test('the design has ten tags, one of them in two forms, and so has the file', () => {
  expect(tags.tags.map((t) => t.code)).toEqual(CODES);
  expect(CODES).toHaveLength(11);
});

describe.each(SHOPS)('%s', (name) => {
  test.each(CODES)('%s: every customer as the design’s SQL gives it', (code) => {
    const shop = shopOf(name);
    const found = cellsOf(shop.rows, code);
    expect(found).toEqual(byHand(shop, code));
    expect(new Set(found).size).toBeGreaterThan(1);
  });

  test('churn_risk: the chance itself, to four digits', async () => {
    const shop = shopOf(name);
    const [head = '', ...rest] = TEN.split('code: churn_risk');
    const churn = `code: churn_risk${rest.join('')}`.split('---')[0] ?? '';
    const chance = resolved(
      `${head.split('---')[0]}---\n${churn.replace(/ {2}cut: .*\n/, '').replace(/value: .*\n/, '')}---\ncode: shown\ndefine: {expr: "round(churn_risk, 4)"}\n`,
    );
    expect(valuesOf(await run(shop.db, chance, shop.asOf), 'shown')).toEqual(byHand(shop, 'churn_risk', 'score'));
  });
});

describe('the results that the design prints, on customers planted for them', () => {
  const planted = () => shopOf(SHOPS[2]);
  const tally = (values: readonly Value[]): Record<string, number> => {
    const counted: Record<string, number> = {};
    for (const v of values) if (v !== null) counted[String(v)] = (counted[String(v)] ?? 0) + 1;
    return counted;
  };
  const cells = (code: string) => cellsOf(planted().rows, code);

  test.each(Object.entries(published.values))('%s', (code, expected) => {
    expect(tally(cells(code))).toEqual(expected);
  });

  test.each(Object.entries(published.rows))('%s has %i rows', (code, count) => {
    expect(planted().rows.customerIds).toEqual(IDS);
    expect(cells(code).filter((v) => v !== null)).toHaveLength(count);
  });

  test('coverage is what was printed', () => {
    const share = (code: string): number => cells(code).filter((v) => v !== null).length / published.customers;
    for (const [code, coverage] of Object.entries(published.coverage))
      expect([code, Number(share(code).toFixed(3))]).toEqual([code, coverage]);
  });

  test('orders_90d: so many with none, one and two', () => {
    expect(tally(cells('orders_90d'))).toMatchObject(published.orders_90d);
  });

  test('category_pref: each category by how many prefer it', () => {
    expect(tally(cells('category_pref').flatMap((v) => eachOf(v, true)))).toEqual(published.category_pref);
  });

  test('lifecycle: each customer has the stage that was planted', () => {
    expect(cells('lifecycle')).toEqual(STAGES);
  });

  test('loyalty_attitude: who answered too little is dropped, and nobody else who answered in time', async () => {
    const all = resolved(TEN.replace('min_answered: 3', 'min_answered: 1'));
    const answered = valuesOf(await run(planted().db, all, published.asOf), 'loyalty_attitude').filter((v) => v !== null);
    expect(answered.length - published.rows.loyalty_attitude).toBe(published.droppedByMinAnswered);
  });

  test('reach_a: the funnel, gate by gate', async () => {
    const gate = 'gate: { consent: marketing, fresh: true, min_age: 14, unknown_age: allow, min_group: 20 }';
    expect(TEN).toContain(gate);
    const gates = {
      notLost: '',
      granted: 'gate: { consent: marketing, fresh: false }',
      unexpired: 'gate: { consent: marketing, fresh: true }',
      notKnownUnder14: gate,
      unknownAgeDenied: 'gate: { consent: marketing, min_age: 14, min_group: 20 }',
    };
    const funnel: Record<string, number> = { A: cells('value_tier').filter((v) => v === 'A').length };
    for (const [step, written] of Object.entries(gates)) {
      const { value } = checkTags(TEN.replace(gate, written), SCHEMA);
      if (!value) throw new Error(step);
      funnel[step] = valuesOf(await run(planted().db, value, published.asOf), 'reach_a').filter((v) => v === true).length;
    }
    expect(funnel).toEqual(published.funnel);
    const tooFew = resolved(TEN.replace('min_group: 20', 'min_group: 118'));
    expect(valuesOf(await run(planted().db, tooFew, published.asOf), 'reach_a').filter((v) => v !== null)).toEqual([]);
  });

  test('churn_risk: the three chances that were worked out', async () => {
    const yaml = `measures:
  r: {from: orders, agg: days_since, where: "status = 'paid'"}
  f180: {from: orders, agg: count, where: "status = 'paid'", window: {last: 180d}, empty: 0}
  ev30: {from: events, agg: count, window: {last: 30d}, empty: 0}
---
code: r_is
define: {expr: r}
---
code: f_is
define: {expr: f180}
---
code: ev_is
define: {expr: ev30}
---
code: p
define:
  model: {type: logistic}
  inputs: {r: r, f180: f180, ev30: ev30}
  coef: {intercept: -1.2, r: 0.018, f180: -0.45, ev30: -0.08}
---
code: shown
define: {expr: "round(p, 4)"}
`;
    const rows = await run(planted().db, resolved(yaml), published.asOf);
    const [r = [], f = [], ev = [], , shown = []] = rows.tags.map((t) => t.values);
    for (const { r: days, f180, ev30, p } of published.churn) {
      const at = r.findIndex((v, i) => v === days && f[i] === f180 && ev[i] === ev30);
      expect([days, shown[at]]).toEqual([days, p]);
    }
  });

  test('lifecycle of C0001 is explained as it was', async () => {
    const { db } = planted();
    const why = await explainCustomer(tags, compiled, sqlite, 'lifecycle', 'C0001', published.asOf, async (sql, params) =>
      runStatement(db, sql, params),
    );
    const { matched, ...facts } = published.C0001;
    expect(Object.fromEntries(why.facts.map((f) => [f.name, f.value]))).toEqual(facts);
    if (why.rule.kind !== 'cases') throw new Error('no cases');
    expect(why.rule.cases.map((c) => c.state)).toEqual(
      why.rule.cases.map((_, i) => (i < matched ? 'passed-over' : i === matched ? 'matched' : 'not-reached')),
    );
    expect(why.value).toBe('dormant');
  });
});
