import type { Cell } from '../../../src/engine/index.ts';

/** One customer with everything about them; rows in the order of the schema's columns, a table's rows in the order of its key. */
export interface Customer {
  readonly customers: readonly (readonly Cell[])[];
  readonly orders: readonly (readonly Cell[])[];
  readonly events: readonly (readonly Cell[])[];
}
