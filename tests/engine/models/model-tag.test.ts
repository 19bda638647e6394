import { beforeAll, describe, expect, test } from 'vitest';
import { checkTags, compileTags, type Execute, runTags, sqlite, type Value } from '../../../src/engine/index.ts';
import {
  bgNbdAlive,
  type FittedModel,
  fitBgNbd,
  fitGammaGamma,
  fitLinear,
  fitLogistic,
  gammaGammaSpend,
  growTree,
  kMeans,
  leafOf,
  linearValues,
  logisticChances,
  type ModelTagAbout,
  modelTag,
} from '../../../src/engine/models/index.ts';
import { AS_OF, openYunduo, SCHEMA } from '../yunduo.ts';
import { solid } from './rows.ts';

/** The models are fitted on what was known on this day, and their tags run for a later one. */
const FITTED_ON = '2025-05-31';
const ABOUT: ModelTagAbout = { code: 'fitted', name: { zh: '预测, “真”的', en: "a model's tag" }, trainedOn: FITTED_ON };

let execute: Execute;
beforeAll(async () => {
  execute = await openYunduo();
}, 30_000);

/** The values of a tag by customer; whoever has none is not there. */
async function valuesOf(yaml: string, asOf: string): Promise<Map<string, Value>> {
  const { value, issues } = checkTags(yaml, SCHEMA);
  expect(issues.filter((i) => i.severity === 'error')).toEqual([]);
  if (!value) throw new Error('no tags');
  const { customerIds, tags } = await runTags(value, compileTags(value, sqlite), asOf, execute);
  return new Map(customerIds.flatMap((id, i) => ((tags[0]?.values[i] ?? null) === null ? [] : [[id, tags[0]?.values[i] ?? null]])));
}

/** Purchases of the last year of the shop: over its whole life the chance to leave is the same for all, and the fit says degenerate. */
const WHERE = "status = 'paid' and order_date >= '2024-07-01'";
const MEASURES = {
  purchase_days: { from: 'orders', agg: 'days_active', where: WHERE },
  first: { from: 'orders', agg: 'days_since_first', where: WHERE },
  last: { from: 'orders', agg: 'days_since', where: WHERE },
};

/** Features by name, a column each, of the customers that have them all. */
async function columnsOf<Name extends string>(inputs: Readonly<Record<Name, string>>, asOf: string) {
  const names = Object.keys(inputs) as Name[];
  const values = await Promise.all(
    names.map((name) => valuesOf(JSON.stringify({ code: 'x', measures: MEASURES, define: { expr: inputs[name] } }), asOf)),
  );
  const ids = [...(values[0]?.keys() ?? [])].filter((id) => values.every((of) => of.has(id)));
  const features = Object.fromEntries(names.map((name, i) => [name, ids.map((id) => Number(values[i]?.get(id)))])) as Record<
    Name,
    number[]
  >;
  return { ids, features };
}

/** The tag in SQL against the model's own answers, customer by customer. */
async function expectSame(model: FittedModel, inputs: Readonly<Record<string, string>>, answers: ReadonlyMap<string, Value>, more = {}) {
  const { text } = solid(modelTag({ ...ABOUT, ...more }, inputs, model));
  const tagged = await valuesOf(text, AS_OF);
  expect(tagged.size).toBe(answers.size);
  expect(answers.size).toBeGreaterThan(1500);
  expect(new Set(tagged.values()).size).toBeGreaterThan(1);
  for (const [id, answer] of answers) {
    const value = tagged.get(id);
    if (typeof answer === 'number') expect(Math.abs(Number(value) / answer - 1), id).toBeLessThan(1e-9);
    else expect(value, id).toBe(answer);
  }
}

const INPUTS = { 距上次: 'days_since_last_order', orders: 'orders_365d', basket: 'spend_ever / orders_ever' };

describe('the tag of a fit gives what the model gives', { timeout: 60_000 }, () => {
  test('logistic', async () => {
    const { features } = await columnsOf(INPUTS, FITTED_ON);
    const model = solid(
      fitLogistic(
        features,
        features.orders.map((n, i) => Number(n > 2 + ((i * 7) % 5))),
      ),
    );
    const now = await columnsOf(INPUTS, AS_OF);
    const chances = logisticChances(model.parameters, now.features);
    await expectSame(
      { type: 'logistic', parameters: model.parameters },
      INPUTS,
      new Map(now.ids.map((id, i) => [id, chances[i] ?? null])),
      {
        horizonDays: 90,
        label: "orders_90d = 0 and city != '上海'",
      },
    );
  });

  test('linear, with a name that has to be quoted', async () => {
    const { features } = await columnsOf(INPUTS, FITTED_ON);
    const model = solid(fitLinear({ 'and so on': features.距上次, basket: features.basket }, features.orders));
    const now = await columnsOf(INPUTS, AS_OF);
    const values = linearValues(model.parameters, { 'and so on': now.features.距上次, basket: now.features.basket });
    await expectSame(
      { type: 'linear', parameters: model.parameters },
      { 'and so on': INPUTS.距上次, basket: INPUTS.basket, unused: 'orders_ever' },
      new Map(now.ids.map((id, i) => [id, values[i] ?? null])),
    );
  });

  test('tree, with names that have to be quoted, and yes or no', async () => {
    const inputs = { 'days since': INPUTS.距上次, orders: INPUTS.orders };
    const { features } = await columnsOf(inputs, FITTED_ON);
    const labels = features.orders.map((n, i) => String(n > (i % 3) + Number((features['days since'][i] ?? 0) > 80)));
    const { tree } = solid(growTree(features, labels, { depth: 3 }));
    const now = await columnsOf(inputs, AS_OF);
    const leaves = now.ids.map((_, i) =>
      leafOf(tree, { orders: now.features.orders[i] ?? 0, 'days since': now.features['days since'][i] ?? 0 }),
    );
    expect(JSON.stringify(tree)).toContain('days since');
    await expectSame({ type: 'tree', tree }, inputs, new Map(now.ids.map((id, i) => [id, leaves[i]?.label === 'true'])));
  });

  test('k-means: everybody is with the nearest centre', async () => {
    const { features } = await columnsOf(INPUTS, FITTED_ON);
    const { centres, scales } = solid(kMeans(features, { k: 4, seed: 1 }));
    const now = await columnsOf(INPUTS, AS_OF);
    const names = ['近', 'true', 'often buys', '4'];
    const nearest = now.ids.map((_, row) => {
      const far = centres.map((centre) =>
        Object.entries(now.features).reduce(
          (sum, [name, column]) => sum + (((column[row] ?? 0) - (centre[name] ?? 0)) / (scales[name]?.deviation ?? 1)) ** 2,
          0,
        ),
      );
      return names[far.indexOf(Math.min(...far))] ?? '';
    });
    await expectSame({ type: 'kmeans', centres, scales, names }, INPUTS, new Map(now.ids.map((id, i) => [id, nearest[i] ?? null])));
  });

  test('BG/NBD', async () => {
    const inputs = { frequency: 'purchase_days - 1', recency: 'first - last', age: 'first' };
    const { features } = await columnsOf(inputs, FITTED_ON);
    const { parameters } = solid(fitBgNbd(features));
    const now = await columnsOf(inputs, AS_OF);
    const alive = now.ids.map((_, i) =>
      bgNbdAlive(parameters, {
        frequency: now.features.frequency[i] ?? 0,
        recency: now.features.recency[i] ?? 0,
        age: now.features.age[i] ?? 0,
      }),
    );
    await expectSame({ type: 'bgnbd', parameters }, inputs, new Map(now.ids.map((id, i) => [id, alive[i] ?? null])), {
      measures: MEASURES,
    });
  });

  test('Gamma-Gamma', async () => {
    const inputs = { frequency: 'orders_ever', monetary: 'spend_ever / orders_ever' };
    const { features } = await columnsOf(inputs, FITTED_ON);
    const { parameters } = solid(fitGammaGamma({ frequency: features.frequency, spend: features.monetary }));
    const [orders, spend] = [await columnsOf({ n: 'orders_ever' }, AS_OF), await columnsOf({ n: 'spend_ever' }, AS_OF)];
    // whoever has not bought yet is expected to spend what everybody does
    const answers = orders.ids.map((id, i): [string, number] => {
      const frequency = orders.features.n[i] ?? 0;
      return [id, gammaGammaSpend(parameters, { frequency, spend: (spend.features.n[i] ?? 0) / frequency })];
    });
    expect(orders.features.n).toContain(0);
    await expectSame({ type: 'gamma_gamma', parameters }, inputs, new Map(answers));
  });
});

describe('the text', () => {
  const weights = { intercept: -1.5, coefficients: { days: 1e-7 } };
  test('as a person reads it', () => {
    const about = {
      ...ABOUT,
      name: { zh: '流失可能', en: 'Chance to leave' },
      category: ['预测', '流失'],
      horizonDays: 60,
      label: 'orders_60d = 0',
    };
    expect(
      solid(modelTag(about, { days: 'days_since_last_order', more: 'orders_ever' }, { type: 'logistic', parameters: weights })).text,
    ).toBe(
      `code: fitted
name: {zh: 流失可能, en: Chance to leave}
category: [预测, 流失]
kind: model
value: {type: real}
quality: {psi_max: 0.25, psi_base: 2025-05-31}
define:
  model: {type: logistic, trained_on: 2025-05-31, horizon: 60d, label: orders_60d = 0}
  inputs:
    days: days_since_last_order
  coef:
    intercept: -1.5
    days: 1e-7
`,
    );
  });
  test('a feature that has no input, and one that cannot have its name', () => {
    expect(modelTag(ABOUT, { day: 'days_since_last_order' }, { type: 'linear', parameters: weights })).toEqual({
      problem: { code: 'input-absent', params: { name: 'days', available: ['day'] } },
    });
    expect(
      modelTag(ABOUT, { intercept: 'orders_ever' }, { type: 'linear', parameters: { intercept: 1, coefficients: { intercept: 2 } } }),
    ).toEqual({ problem: { code: 'reserved-name', params: { name: 'intercept' } } });
  });
});
