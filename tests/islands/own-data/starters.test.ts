import { expect, test } from 'vitest';
import { checkTags } from '../../../src/engine/check.ts';
import type { Schema } from '../../../src/engine/language/schema.ts';
import { lackOf } from '../../../src/islands/own-data/lacks.ts';
import { startersOf, wordColumns } from '../../../src/islands/own-data/starters.ts';
import { createImportDesk } from '../../../src/sandbox/import/import-desk.ts';

/** The schema of files as they are imported. */
async function schemaOf(...texts: string[]): Promise<Schema> {
  const desk = createImportDesk();
  for (const [i, text] of texts.entries()) {
    const file = new File([text], `file${i}.csv`);
    const { plan, questions } = await desk.survey(file, {});
    if (!plan) throw new Error(JSON.stringify(questions));
    await desk.read(file, plan);
  }
  return desk.schema(desk.joins());
}
const errorsOf = (text: string, schema: Schema) =>
  checkTags(text, schema, '2025-06-30').issues.filter(({ severity }) => severity === 'error');

const ORDERS = 'customer_id,order_date,amount\na,2025-06-01,5\nb,2025-06-02,7\n';
const UNPAID = 'customer_id,order_date\na,2025-06-01\nb,2025-06-02\n';
const CUSTOMERS = '客户号,注册日期,门店 "名",积分,手机号\na,2024-06-01,一店,5,13812345678\nc,2024-07-01,二店,6,13912345678\n';
const ITEMS = 'order_id,product,quantity\n1,milk,2\n2,bread,1\n';

test.each([
  ['orders', [ORDERS], undefined, undefined, 5],
  ['orders without amounts', [UNPAID], undefined, 'amount', 3],
  ['customers', [CUSTOMERS], undefined, 'orders', 3],
  ['customers and their orders', [CUSTOMERS, ORDERS], undefined, undefined, 8],
  ['what was ordered, and by nobody', [ITEMS], 'customers', 'orders', 0],
] as const)('%s: every definition offered runs, and a lab that lacks something says what', async (_name, texts, tag, rfm, least) => {
  const schema = await schemaOf(...texts);
  expect([lackOf('tag', schema), lackOf('rfm', schema)]).toEqual([tag, rfm]);
  const starters = startersOf(
    schema,
    wordColumns(schema).map(({ name }) => name),
  );
  expect(starters.length).toBeGreaterThanOrEqual(least);
  for (const { text, name } of starters) {
    expect([text, errorsOf(text, schema)]).toEqual([text, []]);
    expect(Math.min(name.zh.length, name.en.length)).toBeGreaterThan(1);
  }
});

test('what is about persons, and what tells rows apart, is no word that customers share', async () => {
  expect(wordColumns(await schemaOf(CUSTOMERS)).map(({ name }) => name)).toEqual(['门店 "名"']);
  expect(wordColumns(await schemaOf(ORDERS))).toEqual([]);
});
