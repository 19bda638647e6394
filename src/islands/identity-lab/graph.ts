import type { IdValue } from '../../engine/identity/index.ts';
import { isBehind, type Line, linesOf, type Point } from './lines.ts';

export interface Dot {
  readonly record: string;
  readonly x: number;
  readonly y: number;
}
export interface Knot {
  readonly id: IdValue;
  readonly x: number;
  readonly y: number;
  /** Places of its accounts among the dots. */
  readonly dots: readonly number[];
}
export interface Drawn {
  readonly dots: readonly Dot[];
  readonly knots: readonly Knot[];
  readonly lines: readonly Line[];
  /** Of the circle that an account is. */
  readonly radius: number;
  /** Accounts that there was no room for. */
  readonly left: number;
}

export const SIZE = { width: 360, height: 300 } as const;
/** More would be a ball of wool. */
const MOST_DOTS = 48;
const MOST_KNOTS = 30;
const [MIDDLE_X, MIDDLE_Y, RADIUS_X, RADIUS_Y] = [SIZE.width / 2, SIZE.height / 2, 162, 132];
/** A few accounts stand nearer to each other. */
const A_FEW = 6;
/** Two boxes closer than this would cover each other. */
const APART = { x: 29, y: 19 } as const;
/** More accounts than this have small circles. */
const MANY = 16;
/** Turning by the golden angle never comes back to the same place. */
const GOLDEN = 2.399963;

/** Accounts on a ring, those that share something beside each other; what they share stands between them. Only what several of them share is drawn. */
export function drawGraph(records: readonly string[], values: readonly IdValue[]): Drawn {
  const here = new Set(records);
  const isHere = (record: string): boolean => here.has(record);
  const ids = values
    .filter(({ records: own, state }) => state.kind === 'linked' && own.filter(isHere).length > 1)
    .sort((a, b) => b.records.length - a.records.length)
    .slice(0, MOST_KNOTS);
  const order = beside(records, ids).slice(0, MOST_DOTS);
  const place = new Map(order.map((record, i) => [record, i]));
  const wide = order.length > A_FEW ? 1 : 0.72;
  const dots = order.map((record, i): Dot => {
    const angle = (2 * Math.PI * i) / order.length - Math.PI / 2;
    return { record, x: rounded(MIDDLE_X + wide * RADIUS_X * Math.cos(angle)), y: rounded(MIDDLE_Y + wide * RADIUS_Y * Math.sin(angle)) };
  });
  const knots: Knot[] = [];
  for (const id of ids) {
    const own = id.records.flatMap((record) => place.get(record) ?? []);
    const mean = (of: (dot: Dot) => number): number => own.reduce((sum, i) => sum + of(dots[i] as Dot), 0) / Math.max(1, own.length);
    const [x, y] = freeSpot(
      MIDDLE_X + (mean((dot) => dot.x) - MIDDLE_X) * 0.62,
      MIDDLE_Y + (mean((dot) => dot.y) - MIDDLE_Y) * 0.62,
      own.map((i) => dots[i] as Dot),
      knots,
      dots,
    );
    knots.push({ id, x: rounded(x), y: rounded(y), dots: own });
  }
  const radius = dots.length > MANY ? 8.5 : 12;
  return { dots, knots, lines: linesOf(knots, dots, radius), radius, left: records.length - dots.length };
}

const rounded = (n: number): number => Math.round(n * 10) / 10;

/** In the order in which a walk over what is shared meets them. */
function beside(records: readonly string[], ids: readonly IdValue[]): readonly string[] {
  const met = new Set<string>();
  const visit = (record: string): void => {
    if (met.has(record) || !records.includes(record)) return;
    met.add(record);
    for (const id of ids.toReversed()) if (id.records.includes(record)) id.records.forEach(visit);
  };
  records.forEach(visit);
  return [...met];
}

/** The nearest spot around a place that nothing stands on, in a spiral: if there is one, a spot where no line leads behind a box. */
function freeSpot(x: number, y: number, own: readonly Dot[], taken: readonly Knot[], dots: readonly Dot[]): readonly [number, number] {
  let free: readonly [number, number] | undefined;
  for (let n = 0; n < 300; n++) {
    const spot: Point = { x: x + 6 * Math.sqrt(n) * Math.cos(n * GOLDEN), y: y + 6 * Math.sqrt(n) * Math.sin(n * GOLDEN) };
    if (Math.abs(spot.x - MIDDLE_X) >= RADIUS_X - 22 || Math.abs(spot.y - MIDDLE_Y) >= RADIUS_Y - 18) continue;
    if (taken.some((one) => Math.abs(one.x - spot.x) < APART.x && Math.abs(one.y - spot.y) < APART.y)) continue;
    free ??= [spot.x, spot.y];
    const hides = taken.some(
      (one) => own.some((dot) => isBehind(spot, dot, one)) || one.dots.some((i) => isBehind(one, dots[i] as Dot, spot)),
    );
    if (!hides) return [spot.x, spot.y];
  }
  return free ?? [x, y];
}
