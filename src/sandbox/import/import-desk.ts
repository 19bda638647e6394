import type { Layout, StoredTable as LyingTable } from '../../engine/language/layout.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { withExactColumns } from '../exact-columns.ts';
import { accountsToOffer } from './identity/offer.ts';
import { type FoundAccounts, watchIds } from './identity/watch-ids.ts';
import type { AccountTable, LooseKey } from './own-imports.ts';
import { createSalt } from './people/hash.ts';
import { type ReadHow, readRows } from './read.ts';
import type { Account, Answers, How, Join, Key, Plan, Survey } from './shapes.ts';
import { surveyFile } from './survey.ts';
import { findJoins } from './tables/join.ts';
import { joinedSchema } from './tables/joined-schema.ts';
import { findLooseKeys } from './tables/loose-keys.ts';
import { layoutOfTables, watchTable } from './tables/own-layout.ts';
import { tableOf } from './tables/table-of.ts';

/** An account as the page gets it: the keys stay where the rows are. */
export type AccountView = Omit<Account, 'keys'>;

/** What is kept of a table that was read. */
export interface DeskTable {
  /** File and plan, as far as they can be told from others. */
  readonly mark: string;
  readonly view: AccountView;
  readonly keys: readonly Key[];
  readonly lying: LyingTable | undefined;
  readonly accounts: FoundAccounts;
}

/** What a worker keeps of an import that takes several steps: the salt, and the keys by which tables are joined. Nothing of it outlives the worker. */
export interface ImportDesk {
  survey(file: Blob, answers: Answers, how?: How): Promise<Survey>;
  /** A trial reading: rows are looked at and let go. */
  read(file: Blob, plan: Plan, how?: Pick<ReadHow, 'signal' | 'onProgress' | 'onRows' | 'onRefused'>): Promise<AccountView>;
  /** The same rows once more, for whoever wants them; what is known of the table stays as it is. */
  again(file: Blob, plan: Plan, how: Pick<ReadHow, 'signal' | 'onProgress' | 'onRows' | 'onRefused'>): Promise<Account>;
  /** The tables that were read last under each name. */
  readonly tables: ReadonlyMap<string, DeskTable>;
  /** Puts back what was known of a table before. */
  put(name: string, table: DeskTable): void;
  joins(): readonly Join[];
  /** @param joins those that a person agreed to */
  looseKeys(joins: readonly Join[]): readonly LooseKey[];
  accounts(): readonly AccountTable[];
  /** Of all tables that were read. @param joins those that a person agreed to */
  schema(joins: readonly Join[]): Schema;
  /** How the tables of that schema lie together. */
  layout(schema: Schema): Layout;
  /** Leaves one table out, or forgets everything, the salt as well: what is hashed from then on matches nothing from before. */
  forget(table?: string): void;
}

/** Another file, or the same one read otherwise, has another mark. */
export const markOf = (file: Blob, plan: Plan): string =>
  JSON.stringify([file.size, 'name' in file ? file.name : '', 'lastModified' in file ? file.lastModified : 0, plan]);

export function createImportDesk(): ImportDesk {
  const tables = new Map<string, DeskTable>();
  let salt: Uint8Array<ArrayBuffer> | undefined;
  const salted = () => {
    salt ??= createSalt();
    return salt;
  };
  const joinable = () => [...tables.values()].map(({ view, keys }) => ({ table: view.table, keys }));

  const layout = (schema: Schema): Layout => layoutOfTables(schema, new Map([...tables].map(([name, { lying }]) => [name, lying])));

  return {
    tables,
    put: (name, table) => void tables.set(name, table),
    survey: surveyFile,
    async read(file, plan, how = {}) {
      const table = tableOf(plan);
      const [lie, ids] = [watchTable(table), watchIds(plan, table)];
      const { keys, ...view } = await readRows(file, plan, {
        ...how,
        salt: salted(),
        onRows(rows) {
          for (const row of rows) {
            lie.see(row);
            ids.see(row);
          }
          return how.onRows?.(rows);
        },
      });
      tables.set(plan.table, { mark: markOf(file, plan), view, keys, lying: lie.stored(), accounts: ids.found() });
      return view;
    },
    again: (file, plan, how) => readRows(file, plan, { ...how, salt: salted() }),
    joins: () => findJoins(joinable()),
    looseKeys: (joins) => findLooseKeys(joinable(), joins),
    accounts: () => accountsToOffer([...tables.values()].map(({ accounts, keys }) => ({ found: accounts, keys }))),
    schema(joins) {
      const read = [...tables.values()].map(({ view }) => view.table);
      const schema = joinedSchema(read, joins);
      return withExactColumns(schema, layout(schema));
    },
    layout,
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
