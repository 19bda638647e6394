import { quantile } from '../../engine/language/quantile.ts';
import type { Rows } from '../../engine/language/rows.ts';
import type { Slot } from '../../engine/sentence/slot.ts';
import type { Range } from './Picker.tsx';
import { cellsOf } from './values.ts';

const STEPS = 100;

/** How far the slider of a number goes: over nearly all values that customers have, in steps that a person would take. */
export function rangeOf(slot: Slot, rows: Rows | undefined): Range | undefined {
  if (slot.kind !== 'number' || slot.value < 0) return undefined;
  // A share, a chance: what lies between 0 and 1 stays there.
  if (slot.value > 0 && slot.value < 1) return { min: 0, max: 1, step: 0.01 };
  if (slot.about.is === 'bands') return { min: 2, max: 10, step: 1 };
  const name = slot.about.is === 'limit' ? slot.about.name : undefined;
  const numbers = rows && name ? cellsOf(rows, name).filter((cell) => typeof cell === 'number') : [];
  const sorted = numbers.sort((a, b) => a - b);
  const most = sorted.length > 0 ? quantile(sorted, 98, 100) : slot.value * 3;
  const max = Math.max(10, most, slot.value);
  const step = roundStep(max / STEPS);
  return { min: 0, max: Math.ceil(max / step) * step, step };
}

/** 1, 5, 10, 50, 100 … */
function roundStep(least: number): number {
  const power = 10 ** Math.ceil(Math.log10(Math.max(least, 1)) - 1e-9);
  return Math.max(1, power / 2 >= least ? power / 2 : power);
}
