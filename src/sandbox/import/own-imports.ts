import type { StandardType } from '../../engine/identity/index.ts';
import type { Schema } from '../../engine/language/schema.ts';
import type { AccountView } from './import-desk.ts';
import type { DownloadWords } from './log/downloads.ts';
import type { Answers, Change, EncodingCandidate, How, Join, Plan, Survey } from './shapes.ts';

/**
 * What the page asks about a person's own files. Everything is done in a worker of its own, so that queries go on meanwhile; nothing of it is fetched
 * before the first call. Calls take turns. All reject with `SandboxFailure`, but one whose signal is aborted rejects with the signal's reason.
 * @example const imports = await sharedSandbox().imports(); const survey = await imports.survey(file, {}, { signal, onProgress })
 */
export interface OwnImports {
  survey(file: Blob, answers: Answers, how?: How): Promise<Survey>;
  /** A trial reading: account, log, first refused and named rows. */
  read(file: Blob, plan: Plan, how?: How): Promise<AccountView>;
  /** Between the tables that were read last under each name. */
  joins(): Promise<readonly Join[]>;
  /** What goes wrong without a word once the tables that were read are joined as a person agreed to. */
  looseKeys(joins: readonly Join[]): Promise<readonly LooseKey[]>;
  /** Tables of accounts among those that were read, where one person may have several: offer to say who is who. Empty when there is nothing to find. */
  accounts(): Promise<readonly AccountTable[]>;
  /** Makes one database of tables that were read. Nothing of it is there when it rejects. */
  store(tables: readonly StoredTable[], wishes: StoreWishes, how?: How): Promise<OwnData>;
  /** The log of a reading, with what was undone (`Answers.off`). */
  changesCsv(changes: readonly Change[], undone: readonly string[], words: DownloadWords): Promise<Blob>;
  /** All refused rows with the reason; reads the file once more. */
  refusedCsv(file: Blob, plan: Plan, words: DownloadWords, how?: How): Promise<Blob>;
  /** What every encoding would give. */
  encodings(file: Blob, how?: How): Promise<readonly EncodingCandidate[]>;
  /** Leaves one table out of what was read. Without a table: everything, salt, keys and the databases that were made; what runs is stopped. */
  forget(table?: string): Promise<void>;
}

export interface StoredTable {
  readonly file: Blob;
  /** `plan.table` is its name, one of a kind. */
  readonly plan: Plan;
}

export interface StoreWishes {
  /** Those that a person agreed to. */
  readonly joins: readonly Join[];
  /** With these the database has a table that says who is who. */
  readonly accounts?: readonly AccountTable[];
}

/** A person's own tables as a database of this page. */
export interface OwnData {
  readonly schema: Schema;
  /** It lives in this page's memory and goes with it. */
  readonly database: { readonly kind: 'own'; readonly id: string };
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly refused: number; readonly customers?: number }[];
  /** Of the orders, or where there are none of the table whose customers are counted. */
  readonly rowCount: number;
  readonly customerCount: number;
  /** Over all tables. */
  readonly rejectedCount: number;
  /** First and last day of the tables' times, `YYYY-MM-DD`; blank without any. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** The as-of date to begin with: the last day in the data. */
  readonly asOf?: string;
  readonly identity?: OwnIdentity;
}

/** Who is who in the tables of accounts, by the rules that every course page uses (`STANDARD_RULES`). */
export interface OwnIdentity {
  /** The name of the table that says so: `source`, `account`, `one_id`, a row an account. */
  readonly table: string;
  readonly accounts: number;
  readonly people: number;
  /** Identifiers that joined nobody though several accounts have them: placeholders, a household's phone. */
  readonly refused: number;
}

/** A table whose rows speak of accounts, and its columns that tell whose they are. Columns by their name in the table. */
export interface AccountTable {
  readonly table: string;
  /** The account's own number; `line` where every row is an account. */
  readonly key: string;
  /** Keys of this table are those of that one: both speak of the same accounts. Absent: a system of its own. */
  readonly sameAs?: string;
  /** The column that says which system an account is of, where one table holds several. */
  readonly system?: string;
  readonly ids: Readonly<Record<string, StandardType>>;
  /** One identifier a row: a column says its type, another one its value. */
  readonly pairs?: { readonly type: string; readonly value: string };
  /** The day on which a row was true. */
  readonly on?: string;
}

export type LooseKey =
  /** Rows whose key the other table does not have: they belong to nobody, and no result shows it. */
  | {
      readonly kind: 'orphans';
      readonly from: TableColumn;
      readonly to: TableColumn;
      readonly rows: number;
      readonly of: number;
      readonly keys: number;
      /** Those with the most rows; `like`: a key there that is only written otherwise. */
      readonly examples: readonly { readonly key: string; readonly rows: number; readonly like?: string }[];
    }
  /** A key that stands several times on both sides: a join of the two counts rows several times. */
  | {
      readonly kind: 'many-to-many';
      readonly from: TableColumn;
      readonly to: TableColumn;
      /** Keys that stand several times on both sides. */
      readonly keys: number;
      /** Rows of `from` that a join finds, and how many it makes of them. */
      readonly rows: number;
      readonly joinedRows: number;
      readonly examples: readonly { readonly key: string; readonly rows: number; readonly otherRows: number }[];
    };

export interface TableColumn {
  readonly table: string;
  readonly column: string;
}
