import { type Bound, boundNodes } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { type CustomerRow, evaluate } from './evaluate.ts';
import type { Grid } from './grid.ts';
import { type Case, expressionsOf, type FactRef, leadsTo, supposed } from './supposed.ts';

/** Where the sign of something turns: how two sides compare, or whether a score has been reached. */
type Sign = (row: CustomerRow) => number | null;

/** Farther than this from where a customer stands nobody looks. */
const FARTHEST = 2 ** 40;

/**
 * The values of a fact at which anything that a rule asks may turn out otherwise, in both directions, the nearest turn of every comparison and of
 * every score. Between two turns nothing of the rule changes, so that the nearest value that flips it is among them. A comparison that turns
 * back and forth as its number grows may be passed over; what is found is a change all the same.
 */
export function turnsOf(one: Case, fact: FactRef, grid: Grid, from: number): number[] {
  const signs = signsOf(one, fact);
  const found = new Set<number>();
  for (const sign of signs) {
    const at = (place: number): number | null => sign(supposed(one, fact, grid.valueAt(place)));
    for (const direction of [1, -1] as const) {
      const place = nextTurn(at, from, direction, grid);
      if (place === undefined) continue;
      found.add(place);
      // On the bound itself is not yet beyond it.
      if (at(place) === 0 && inside(place + direction, grid)) found.add(place + direction);
    }
  }
  return [...found];
}

const inside = (place: number, { least, most }: Grid): boolean => place >= least && place <= most;

/** The first place in a direction where the sign is another than at the start: in growing steps, then by halves. */
function nextTurn(at: (place: number) => number | null, from: number, direction: 1 | -1, grid: Grid): number | undefined {
  const start = direction === 1 ? Math.floor(from) : Math.ceil(from);
  const before = at(from);
  let near = start;
  for (let step = 1; step <= FARTHEST; step *= 2) {
    const wanted = start + direction * step;
    const far = direction === 1 ? Math.min(wanted, grid.most) : Math.max(wanted, grid.least);
    if (far === near) return undefined;
    if (at(far) !== before) return firstBetween(at, before, near, far);
    near = far;
  }
  return undefined;
}

function firstBetween(at: (place: number) => number | null, before: number | null, near: number, far: number): number {
  let [same, other] = [near, far];
  while (Math.abs(other - same) > 1) {
    const middle = Math.trunc((same + other) / 2);
    if (at(middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

function signsOf({ tags }: Case, fact: FactRef): Sign[] {
  const leads = leadsTo(tags, fact);
  const compared = expressionsOf(tags)
    .flatMap((e) => [...boundNodes(e)])
    .flatMap(pairsIn)
    .filter(([left, right]) => leads(left) || leads(right))
    .map(
      ([left, right]): Sign =>
        (row) =>
          signOf(evaluate(left, row), evaluate(right, row)),
    );
  const scored = tags.populations.flatMap((f) => {
    if (f.kind !== 'score' || !leads(f.of)) return [];
    return Array.from(
      { length: f.n },
      (_, i): Sign =>
        (row) =>
          signOf(row.population(f.id), i + 0.5),
    );
  });
  return [...compared, ...scored];
}

/** The two sides of each comparison. */
function pairsIn(e: Bound): (readonly [Bound, Bound])[] {
  switch (e.kind) {
    case 'binary':
      return ['=', '!=', '<', '<=', '>', '>='].includes(e.operator) ? [[e.left, e.right]] : [];
    case 'between':
      return [
        [e.operand, e.low],
        [e.operand, e.high],
      ];
    case 'in':
      return e.list.map((item) => [e.operand, item] as const);
    default:
      return [];
  }
}

function signOf(left: Value, right: Value): number | null {
  if (left === null || right === null) return null;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  return Math.sign(Number(left) - Number(right));
}
