import type { Measured } from './settings.ts';

/** A stretched axis: R in even days, F and M by their square root, because that is where most customers and all cut points are. */
export interface Scale {
  readonly low: number;
  /** Larger values are drawn at the end. */
  readonly high: number;
  readonly root: boolean;
  readonly ticks: readonly number[];
}

/** The small picture above the cut points: the page carries it, so it is heights only. */
export interface Strip {
  readonly scale: Scale;
  /** Of each bar, in per cent of the tallest. */
  readonly heights: readonly number[];
  /** Every bar is one number of orders; otherwise all bars are equally wide as they are drawn. */
  readonly whole: boolean;
}

/** A bar as it is drawn; fractions of the width and height. */
export interface StripBar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

const BARS = 36;
/** Of the customers, how many the axis holds before it gathers the rest at its end. */
const HELD = 0.99;

/** The distribution of one measure as a strip. */
export function stripOf(key: Measured, values: readonly number[]): Strip {
  const scale = scaleOf(key, values);
  const whole = key === 'f' && scale.high - scale.low <= BARS;
  const counts = new Array<number>(whole ? scale.high - scale.low : BARS).fill(0);
  for (const value of values) {
    const bar = Math.floor(whole ? value - scale.low : placeOf(scale, value) * BARS);
    const at = Math.max(0, Math.min(counts.length - 1, bar));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const tallest = Math.max(1, ...counts);
  return { scale, heights: counts.map((count) => Math.round((100 * count) / tallest)), whole };
}

/** Where the bars of a strip are drawn. */
export function barsOf({ scale, heights, whole }: Strip): StripBar[] {
  const border = (i: number): number => (whole ? placeOf(scale, scale.low + i) : i / heights.length);
  return heights.map((height, i) => ({ x: border(i), width: border(i + 1) - border(i), height: height / 100 }));
}

/** Where a value is drawn, 0 to 1. */
export function placeOf({ low, high, root }: Scale, value: number): number {
  const inside = Math.max(low, Math.min(high, value));
  if (high === low) return 0;
  return root ? (Math.sqrt(inside) - Math.sqrt(low)) / (Math.sqrt(high) - Math.sqrt(low)) : (inside - low) / (high - low);
}

/** The value that is drawn at a place from 0 to 1. */
export function valueAt({ low, high, root }: Scale, place: number): number {
  if (!root) return low + place * (high - low);
  const side = Math.sqrt(low) + place * (Math.sqrt(high) - Math.sqrt(low));
  return side * side;
}

function scaleOf(key: Measured, values: readonly number[]): Scale {
  const sorted = [...values].sort((a, b) => a - b);
  const largest = sorted.at(-1) ?? 1;
  const held = sorted[Math.ceil((sorted.length - 1) * HELD)] ?? 1;
  if (key === 'r') return { low: 0, high: Math.max(1, largest + 1), root: false, ticks: ticksOf(0, largest, false) };
  const low = key === 'f' ? 1 : 0;
  const high = key === 'f' ? Math.max(2, Math.floor(held) + 1) : Math.max(1, Math.ceil(held));
  return { low, high, root: true, ticks: ticksOf(low, high, true) };
}

const ROUND = [1, 2, 5];
/** Four or five round numbers over the axis. */
function ticksOf(low: number, high: number, root: boolean): number[] {
  const ticks: number[] = [];
  for (let i = 0; i <= 4; i++) {
    const tick = nearestRound(valueAt({ low, high, root, ticks: [] }, i / 4));
    if (tick >= low && tick <= high && !ticks.includes(tick)) ticks.push(tick);
  }
  return ticks;
}

function nearestRound(value: number): number {
  if (value < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [...ROUND, 3, 4, 6, 8, 10].map((step) => step * power);
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}
