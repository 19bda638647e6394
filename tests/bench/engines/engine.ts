import type { Transferable } from 'node:worker_threads';
import type { Rows } from '../../../src/engine/index.ts';
import type { Store } from '../world/store.ts';

/**
 * One way to the same rows: the customer's key, then the twenty-one tags; yes is 1, missing is null.
 * What `run` gives is the engine's own affair, in the form in which it comes by itself.
 */
export interface Engine<Result = unknown> {
  /** What it starts from, and how. */
  readonly from: string;
  /** Makes the data ready to be asked; what was loaded before is forgotten. */
  load(store: Store): Promise<void>;
  /** Every tag of every customer, from the bare tables on: nothing is kept from the run before. */
  run(): Promise<Result>;
  /** The same as columns, in the order of customers, for comparing. */
  rows(result: Result): Rows;
  /** What a worker would hand to its page. */
  message(result: Result): Message;
}
export interface Message {
  readonly form: 'typed columns' | 'columns' | 'row objects';
  readonly body: unknown;
  readonly transfer: readonly Transferable[];
}
