import { cutPoints } from '../../engine/language/score.ts';
import type { RfmCustomers } from './customers.ts';
import { type Scores, scoreCustomers } from './scores.ts';
import { type LabScoring, MEASURES, type Measured, type PerMeasure, scoringOf } from './settings.ts';

/** A border between two bands of a measure, by ascending value. */
export interface Cut {
  /** The number that the method states, in the unit of the measure. */
  readonly value: number;
  /** Where it is drawn: at the first value beyond it, or inside the step of a tie that it splits, after the part that lies below. */
  readonly at: number;
  /** The same value stands on both sides: the border goes through a tie. */
  readonly splits: boolean;
}

/** Smallest step of an edge: a day, an order, a yuan. */
export const STEP: PerMeasure<number> = { r: 1, f: 1, m: 1 };

/** The borders of every measure; none where a method has no common ones (F and M of `nested`). */
export function cutsOf(customers: RfmCustomers, scores: Scores, scoring: LabScoring): PerMeasure<readonly Cut[]> {
  const { edges, ...rest } = scoringOf(scoring);
  const cuts = (key: Measured): Cut[] => {
    if (scoring.method === 'nested' && key !== 'r') return [];
    if (edges) return edges[key].map((value) => ({ value, at: key === 'r' ? value + STEP.r : value, splits: false }));
    const stated = cutPoints(customers[key], rest);
    return bordersOf(customers[key], scores, key).map(({ below, above, splits, part }, i) => {
      const end = Number.isFinite(above) ? above : below;
      return { value: stated[i] ?? (key === 'r' || splits ? below : end), at: splits ? below + hundredth(part) * STEP[key] : end, splits };
    });
  };
  return { r: cuts('r'), f: cuts('f'), m: cuts('m') };
}

/**
 * Fixed edges that give every customer the score they have now, as round as they can be, so that a person can go on from any method.
 * Where a method splits a tie no edge can: there the whole tie stays below, as PERCENTILE.INC has it.
 */
export function edgesOf(customers: RfmCustomers, scores: Scores, scoring: LabScoring): PerMeasure<readonly number[]> {
  if (scoring.method === 'edges') return scoring.edges;
  if (scoring.method === 'nested') {
    const plain = { method: 'percentile_inc' } as const;
    return edgesOf(customers, scoreCustomers(customers, { scoring: plain, scheme: 'eleven' }), plain);
  }
  const cuts = cutsOf(customers, scores, scoring);
  const edges = (key: Measured): number[] => {
    const borders = bordersOf(customers[key], scores, key);
    return ascending(
      borders.map((border, i) => {
        const twins = borders.filter((other) => other.above === border.above && other.below === border.below);
        const place = borders.slice(0, i).filter((other) => twins.includes(other)).length;
        return edgeIn(border, cuts[key][i]?.value ?? border.above, key === 'r', place, twins.length);
      }),
      STEP[key],
    );
  };
  return { r: edges('r'), f: edges('f'), m: edges('m') };
}

/** Finer than any picture shows. */
const hundredth = (part: number): number => Math.round(part * 100) / 100;

interface Border {
  /** The largest value of the bands below, and the smallest of those above. */
  readonly below: number;
  readonly above: number;
  readonly splits: boolean;
  /** Of the customers with the value below, how many are below: all of them, unless the border splits them. */
  readonly part: number;
}

/** Where one band ends and the next begins, by ascending value; a recency's best band is the lowest. */
function bordersOf(values: readonly number[], scores: Scores, key: Measured): Border[] {
  const [low = 0] = scores.digits;
  const bands = scores.digits.length;
  const smallest = new Array<number>(bands).fill(Number.POSITIVE_INFINITY);
  const largest = new Array<number>(bands).fill(Number.NEGATIVE_INFINITY);
  const bandAt = (i: number): number => {
    const place = (scores[key][i] ?? low) - low;
    return key === 'r' ? bands - 1 - place : place;
  };
  values.forEach((value, i) => {
    const band = bandAt(i);
    if (value < (smallest[band] ?? value)) smallest[band] = value;
    if (value > (largest[band] ?? value)) largest[band] = value;
  });
  return Array.from({ length: bands - 1 }, (_, i) => {
    const below = Math.max(...largest.slice(0, i + 1));
    const above = Math.min(...smallest.slice(i + 1));
    if (above > below) return { below, above, splits: false, part: 1 };
    const tied = values.flatMap((value, at) => (value === below ? [bandAt(at)] : []));
    const beyond = values.reduce((next, value) => (value > below && value < next ? value : next), Number.POSITIVE_INFINITY);
    return { below, above: beyond, splits: true, part: tied.filter((band) => band <= i).length / tied.length };
  });
}

/** An edge between two neighbours. The better side owns its edge: a recency may equal the value below, anything else the value above. */
function edgeIn({ below, above }: Border, stated: number, isRecency: boolean, place: number, twins: number): number {
  if (!Number.isFinite(below)) return above - (twins - place - (isRecency ? 0 : 1));
  if (!Number.isFinite(above)) return below + place + (isRecency ? 0 : 1);
  const part = (above - below) / twins;
  if (twins > 1) return isRecency ? below + part * place : above - part * (twins - 1 - place);
  const fits = (edge: number): boolean => (isRecency ? edge >= below && edge < above : edge > below && edge <= above);
  const rounder = [Math.round(stated), Math.ceil(stated), Math.floor(stated), Number(stated.toFixed(1)), Number(stated.toFixed(2))];
  return rounder.find(fits) ?? (isRecency ? below : above);
}

function ascending(edges: readonly number[], step: number): number[] {
  const result: number[] = [];
  for (const edge of edges) {
    const before = result.at(-1);
    result.push(before !== undefined && edge <= before ? before + step : edge);
  }
  return result;
}

/** Where a cut point is wanted: at a value, or so far from where it is. */
export type Move = { readonly to: number } | { readonly by: number };

/** The edges with one of them moved, kept between its neighbours and on whole steps. */
export function moveEdge(
  edges: PerMeasure<readonly number[]>,
  key: Measured,
  index: number,
  move: Move,
  range: { readonly min: number; readonly max: number },
): PerMeasure<readonly number[]> {
  const list = edges[key];
  const low = Math.max(range.min, Math.floor((list[index - 1] ?? range.min - STEP[key]) / STEP[key]) * STEP[key] + STEP[key]);
  const high = Math.min(range.max, Math.ceil((list[index + 1] ?? range.max + STEP[key]) / STEP[key]) * STEP[key] - STEP[key]);
  const to = 'to' in move ? move.to : (list[index] ?? 0) + move.by;
  const wanted = Math.round(to / STEP[key]) * STEP[key];
  const moved = Math.max(low, Math.min(high, wanted));
  if (low > high) return edges;
  return { ...edges, [key]: list.map((edge, i) => (i === index ? moved : edge)) };
}

export const hasCuts = (cuts: PerMeasure<readonly Cut[]>): boolean => MEASURES.some((key) => cuts[key].length > 0);
