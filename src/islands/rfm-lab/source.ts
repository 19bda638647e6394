import type { Schema } from '../../engine/language/schema.ts';
import type { DatabaseRef } from '../../sandbox/client.ts';
import { schemaOf } from '../lab/schemas.ts';
import { type OrderTable, YUNDUO_ORDERS } from './rfm-tags.ts';

/** Where the customers of the lab come from, and the days on which they can be looked at. */
export interface Source {
  readonly title: string;
  readonly database: DatabaseRef;
  readonly schema: () => Promise<Schema>;
  readonly orders: OrderTable;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Used in the names of downloaded files. */
  readonly slug: string;
}

/** A sample dataset as the page describes it. */
export interface Sample {
  readonly dataset: string;
  readonly title: string;
  /** From the root of the site. */
  readonly path: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const SAMPLE_ORDERS: Readonly<Record<string, OrderTable>> = { yunduo: YUNDUO_ORDERS };

/** Where the orders of a sample dataset stand. */
export function sampleOrders(dataset: string): OrderTable {
  const orders = SAMPLE_ORDERS[dataset];
  if (!orders) throw new Error(`the lab does not know the orders of "${dataset}"`);
  return orders;
}

export function sampleSource({ dataset, path, ...rest }: Sample): Source {
  const orders = sampleOrders(dataset);
  return { ...rest, slug: dataset, database: { kind: 'file', url: path }, schema: () => schemaOf(dataset), orders };
}
