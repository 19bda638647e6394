import { paramsOf } from '../../engine/bound-params.ts';
import type { Execute } from '../../engine/language/rows.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { readCustomers } from './customers.ts';
import type { Scored } from './findings.ts';
import { isRaw, type RfmLabFile } from './lab-file.ts';
import { type Picture, pictureOf, stripsOf } from './picture.ts';
import { compileRfm, type OrderTable } from './rfm-tags.ts';
import { differing, scoreCustomers } from './scores.ts';

export type Preview = Pick<Scored, 'customers' | 'scores'>;

export interface FirstPaint {
  readonly picture: Picture;
  /** The first customers, where the lab opens with their list. */
  readonly preview?: Preview;
  /** The day of the first order: before it nobody has R, F and M. */
  readonly firstDay: string;
}

const PREVIEWED = 12;

/** What a lab shows before any script: computed by the same engine in the same SQLite, when the site is built. */
export async function firstPaint(lab: RfmLabFile, schema: Schema, orders: OrderTable, execute: Execute): Promise<FirstPaint> {
  const { start, open } = lab;
  const raw = isRaw(lab);
  const statement = compileRfm(start, schema, orders, raw);
  const params = await paramsOf(statement.compiled, start.asOf, execute);
  const result = readCustomers(await execute(statement.sql, params), statement);
  const { customers } = result;
  const now: Scored = { settings: start, customers, scores: scoreCustomers(customers, start) };
  const wrong = raw ? 0 : differing(now.scores, start, result);
  if (wrong > 0) throw new Error(`the page and SQLite score ${wrong} customers differently`);
  const first = await execute(`SELECT MIN(${orders.date}) FROM ${orders.table}`, {});
  return {
    picture: pictureOf(now, now, open, stripsOf(customers), raw),
    ...(open === 'customers' && { preview: firstOf(now, PREVIEWED) }),
    firstDay: String(first.values[0]?.[0]).slice(0, 10),
  };
}

function firstOf({ customers, scores }: Scored, n: number): Preview {
  const { ids, r, f, m, population } = customers;
  const few = { r: scores.r.slice(0, n), f: scores.f.slice(0, n), m: scores.m.slice(0, n), segments: scores.segments.slice(0, n) };
  return {
    customers: { ids: ids.slice(0, n), r: r.slice(0, n), f: f.slice(0, n), m: m.slice(0, n), population },
    scores: { ...few, digits: scores.digits },
  };
}
