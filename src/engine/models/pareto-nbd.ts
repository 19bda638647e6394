import type { PurchaseHistory } from './purchase-histories.ts';
import { unseenDropout } from './unseen-dropout.ts';

/** Buying rates vary as a gamma of shape `r` and rate `alpha`, rates of leaving as one of shape `s` and rate `beta`; both rates in units of time. */
export interface ParetoNbd {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/**
 * How likely the customer still buys, from 0 to 1. Unlike in BG/NBD, those who never came back may have left too.
 * @source Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005, "A note on deriving the Pareto/NBD model"
 * @example paretoNbdAlive({r: .553, alpha: 10.578, s: .606, beta: 11.669}, {frequency: 26, recency: 30.86, age: 31}) // 0.9979
 */
export function paretoNbdAlive(parameters: ParetoNbd, history: PurchaseHistory): number {
  const { r, alpha, s, beta } = parameters;
  const { frequency, age } = history;
  const stayed = -(r + frequency) * Math.log(alpha + age) - s * Math.log(beta + age);
  return 1 / (1 + Math.exp(unseenDropout(parameters, history).log - stayed));
}

/**
 * The repeat purchases to expect in the next `time`; without a history, of a new customer from their first purchase on.
 * @param time in the unit of the fit, 0 or more
 * @source Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005, equations 41 and 27
 * @example paretoNbdExpected({r: .553, alpha: 10.578, s: .606, beta: 11.669}, 52, {frequency: 26, recency: 30.86, age: 31}) // 25.46
 */
export function paretoNbdExpected(parameters: ParetoNbd, time: number, history?: PurchaseHistory): number {
  const { r, alpha, s, beta } = parameters;
  const { frequency, age } = history ?? { frequency: 0, age: 0 };
  const wait = Math.log1p(time / (beta + age));
  // of the time ahead, what is left of it on average before they leave; at s = 1 the power is a logarithm
  const left = s === 1 ? wait : -Math.expm1((1 - s) * wait) / (s - 1);
  const rate = (r + frequency) / (alpha + age);
  return rate * (beta + age) * left * (history ? paretoNbdAlive(parameters, history) : 1);
}
