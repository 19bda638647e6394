import { innerName, type RowContext } from '../rows.ts';

/** What the columns that a part makes on its way are called: none as a column of the author's tables that it may stand beside. */
export const innerNames = <Name extends string>(names: readonly Name[], context: RowContext): Readonly<Record<Name, string>> =>
  Object.fromEntries(names.map((name) => [name, innerName(name, context)])) as Record<Name, string>;
