import type { Dataset } from '../../src/datasets/dataset.ts';
import type { Cell } from '../../src/engine/language/rows.ts';

/** The rows of a table as objects, for calculations that share no code with the engine. */
export function objectsOf(dataset: Pick<Dataset, 'schema' | 'rows'>, table: string): Record<string, Cell>[] {
  const columns = dataset.schema.tables[table]?.columns ?? [];
  return (dataset.rows[table] ?? []).map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])));
}

export interface Order {
  readonly customerId: string;
  readonly date: string;
  readonly status: string;
  readonly amount: number;
}
export const ordersOf = (dataset: Dataset): Order[] =>
  objectsOf(dataset, 'orders').map((row) => ({
    customerId: String(row['customer_id']),
    date: String(row['order_date']),
    status: String(row['status']),
    amount: Number(row['amount']),
  }));

export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** PERCENTILE.INC */
export function percentile(numbers: readonly number[], p: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (position % 1) * (high - low);
}

export function standardDeviation(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length;
  return Math.sqrt(sum(numbers.map((n) => (n - mean) ** 2)) / numbers.length);
}

/** What the best fifth holds of the whole. */
export function topFifthShare(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => b - a);
  return sum(sorted.slice(0, Math.round(sorted.length / 5))) / sum(sorted);
}

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Pearson's. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const meanOf = (i: 0 | 1) => sum(pairs.map((pair) => pair[i])) / pairs.length;
  const [x, y] = [meanOf(0), meanOf(1)];
  const covariance = sum(pairs.map(([a, b]) => (a - x) * (b - y)));
  return covariance / Math.sqrt(sum(pairs.map(([a]) => (a - x) ** 2)) * sum(pairs.map(([, b]) => (b - y) ** 2)));
}
