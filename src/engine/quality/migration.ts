import type { TagRows } from '../run.ts';
import { type Bands, bandOf, bandsOf } from './bands.ts';
import type { Bin } from './bins.ts';
import { compareValues } from './tag-column.ts';

/** Where a customer stands: in a value or band, without a value, or not in the rows at all (before: not a customer yet). */
export type State = Bin | { readonly kind: 'no-value' } | { readonly kind: 'absent' };

export interface Migration {
  /** Values in order or bands from the lowest, then `no-value`, then `absent`; only those that occur. */
  readonly states: readonly State[];
  /** Customers in each state, by its index. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** From state to state, nobody left out: who stayed has the same two. Ordered by `from`, then `to`. */
  readonly flows: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** Customers whose state is not what it was, by customer key. */
  readonly moved: readonly Move[];
}
export interface Move {
  readonly customerId: string;
  /** Indices into `states`. */
  readonly from: number;
  readonly to: number;
}

/**
 * Who moved from which value to which between two as-of dates, or between two versions of a tag.
 * @param before, after two runs; versions may have different codes
 * @param bands for a number: each different number is a state of its own without them
 * @example migrationOf(rowsInMarch, rowsInJune, 'lifecycle').flows[0] // {from: 0, to: 2, count: 17}
 * @throws RangeError where the rows have no such tag
 */
export function migrationOf(
  before: TagRows,
  after: TagRows,
  code: string | { readonly before: string; readonly after: string },
  bands?: Bands,
): Migration {
  const codes = typeof code === 'string' ? { before: code, after: code } : code;
  const [was, is] = [statesByCustomer(before, codes.before, bands), statesByCustomer(after, codes.after, bands)];
  const customers = [...new Set([...was.keys(), ...is.keys()])].sort(compareValues);
  const pairs = customers.map((id) => [id, was.get(id) ?? ABSENT, is.get(id) ?? ABSENT] as const);
  const keys = new Map(pairs.flatMap(([, from, to]) => [from, to]).map((state) => [keyOf(state), state]));
  const ordered = [...keys].sort(([, a], [, b]) => compareStates(a, b));
  const index = new Map(ordered.map(([key], i) => [key, i]));
  const moves = pairs.map(
    ([customerId, from, to]): Move => ({ customerId, from: index.get(keyOf(from)) ?? 0, to: index.get(keyOf(to)) ?? 0 }),
  );
  return {
    states: ordered.map(([, state]) => state),
    before: countsOf(moves, 'from', ordered.length),
    after: countsOf(moves, 'to', ordered.length),
    flows: flowsOf(moves, ordered.length),
    moved: moves.filter(({ from, to }) => from !== to),
  };
}

/**
 * The flows as a table: `matrix[from][to]` customers. Every row adds up to `before`, every column to `after`.
 * @example matrixOf(migration) // [[120, 4], [9, 60]]
 */
export function matrixOf({ states, flows }: Migration): number[][] {
  const matrix = states.map(() => states.map(() => 0));
  for (const { from, to, count } of flows) (matrix[from] as number[])[to] = count;
  return matrix;
}

const ABSENT: State = { kind: 'absent' };

function statesByCustomer({ customerIds, tags }: TagRows, code: string, bands: Bands | undefined): Map<string, State> {
  const tag = tags.find((t) => t.code === code);
  if (!tag) throw new RangeError(`no tag ${code}`);
  const all = bands === undefined ? [] : bandsOf(bands);
  return new Map(
    customerIds.map((id, i): [string, State] => {
      const value = tag.values[i] ?? null;
      if (value === null) return [id, { kind: 'no-value' }];
      const band = typeof value === 'number' && bands !== undefined ? all[bandOf(value, bands)] : undefined;
      return [id, band ? { kind: 'band', ...band } : { kind: 'value', value }];
    }),
  );
}

/** 1 and '1' are two values. */
const keyOf = (state: State): string =>
  state.kind === 'value'
    ? `${typeof state.value} ${state.value}`
    : state.kind === 'band'
      ? `band ${state.from} ${state.to}`
      : `${state.kind} only`;

const KINDS = ['value', 'band', 'no-value', 'absent'];
function compareStates(a: State, b: State): number {
  if (a.kind === 'value' && b.kind === 'value') return compareValues(a.value, b.value);
  if (a.kind === 'band' && b.kind === 'band') return compareValues(a.from ?? Number.NEGATIVE_INFINITY, b.from ?? Number.NEGATIVE_INFINITY);
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

function countsOf(moves: readonly Move[], end: 'from' | 'to', states: number): number[] {
  const counts = new Array<number>(states).fill(0);
  for (const move of moves) counts[move[end]] = (counts[move[end]] ?? 0) + 1;
  return counts;
}

function flowsOf(moves: readonly Move[], states: number): Migration['flows'] {
  const counts = new Map<number, number>();
  for (const { from, to } of moves) counts.set(from * states + to, (counts.get(from * states + to) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([cell, count]) => ({ from: Math.floor(cell / states), to: cell % states, count }));
}
