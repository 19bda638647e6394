import type { Random } from '../random.ts';
import type { Category } from './codes.ts';
import type { Life } from './lives.ts';

export interface Line {
  readonly sku: string;
  readonly category: Category;
  readonly qty: number;
  readonly priceCents: number;
}

/** The shelf of each category: 20 articles, each a quarter dearer than the one below, around this middle price in yuan. */
const MIDDLE_YUAN: Readonly<Record<Category, number>> = { beauty: 129, apparel: 149, food: 42, home: 89, baby: 109, digital: 329 };
const SHELF = 20;
const STEP = 0.26;
const LINE_COUNTS = { 1: 46, 2: 27, 3: 14, 4: 8, 5: 5 } as const;
const QUANTITIES = { 1: 82, 2: 14, 3: 4 } as const;

export function fillBasket(random: Random, { taste, wealth }: Life): Line[] {
  const lines = new Map<string, Line>();
  for (let left = Number(random.weighted(LINE_COUNTS)); left > 0; left--) {
    const category = random.weighted(taste);
    const rung = Math.round(SHELF / 2 + random.normal(wealth, 0.6) / STEP);
    const position = Math.min(Math.max(rung, 1), SHELF);
    const sku = `${category.slice(0, 3).toUpperCase()}-${String(position).padStart(2, '0')}`;
    lines.set(sku, { sku, category, qty: Number(random.weighted(QUANTITIES)), priceCents: priceCents(category, position) });
  }
  return [...lines.values()];
}

/** Prices end in .50, and in 9.00 from a hundred yuan on: binary fractions, so that sums of amounts are exact. */
function priceCents(category: Category, position: number): number {
  const yuan = MIDDLE_YUAN[category] * Math.exp(STEP * (position - SHELF / 2));
  return yuan < 100 ? Math.floor(yuan) * 100 + 50 : Math.round(yuan / 10) * 1000 - 100;
}

export const totalCents = (lines: readonly Line[]): number => lines.reduce((sum, { qty, priceCents }) => sum + qty * priceCents, 0);
