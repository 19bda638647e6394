import type { Cell } from '../../engine/language/rows.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { createSalt } from './people/hash.ts';
import { readRows } from './read.ts';
import type { Account, Answers, How, Join, Key, Plan, Survey } from './shapes.ts';
import { surveyFile } from './survey.ts';
import { findJoins } from './tables/join.ts';
import { joinedSchema } from './tables/joined-schema.ts';

/** An account as the page gets it: the keys stay where the rows are. */
export type AccountView = Omit<Account, 'keys'>;

/** What a worker keeps of an import that takes several steps: the salt, and the keys by which tables are joined. Nothing of it outlives the worker. */
export interface ImportDesk {
  survey(file: Blob, answers: Answers, how?: How): Promise<Survey>;
  /** @param onRows where the rows go; without it nothing is kept but counts and keys, and the account is a preview */
  read(file: Blob, plan: Plan, how?: How, onRows?: (rows: readonly (readonly Cell[])[]) => void | Promise<void>): Promise<AccountView>;
  /** Between the tables that were read last under each name. */
  joins(): readonly Join[];
  /** Of all tables that were read. @param joins those that a person agreed to */
  schema(joins: readonly Join[]): Schema;
  /** Leaves one table out, or forgets everything, the salt as well: what is hashed from then on matches nothing from before. */
  forget(table?: string): void;
}

export function createImportDesk(): ImportDesk {
  const tables = new Map<string, { readonly table: Account['table']; readonly keys: readonly Key[] }>();
  let salt: Uint8Array<ArrayBuffer> | undefined;
  return {
    survey: surveyFile,
    async read(file, plan, how = {}, onRows) {
      salt ??= createSalt();
      const { keys, ...view } = await readRows(file, plan, { ...how, salt, ...(onRows && { onRows }) });
      tables.set(plan.table, { table: view.table, keys });
      return view;
    },
    joins: () => findJoins([...tables.values()]),
    schema: (joins) =>
      joinedSchema(
        [...tables.values()].map(({ table }) => table),
        joins,
      ),
    forget(table) {
      if (table !== undefined) {
        tables.delete(table);
        return;
      }
      tables.clear();
      salt = undefined;
    },
  };
}
