/** The part of sql.js 1.16 that TagLab uses; the published types lack `create_aggregate` and the option below. */
declare module 'sql.js' {
  export type SqlValue = string | number | Uint8Array | null;
  export interface Statement {
    bind(values?: readonly SqlValue[] | Record<string, SqlValue>): boolean;
    step(): boolean;
    get(): SqlValue[];
    run(values?: readonly SqlValue[] | Record<string, SqlValue>): void;
    reset(): void;
    free(): boolean;
    getColumnNames(): string[];
    getSQL(): string;
  }
  export interface Database {
    run(sql: string, params?: readonly SqlValue[] | Record<string, SqlValue>): Database;
    prepare(sql: string): Statement;
    iterateStatements(sql: string): Iterable<Statement>;
    export(): Uint8Array;
    close(): void;
    getRowsModified(): number;
  }
  export interface SqlJs {
    Database: new (bytes?: Uint8Array) => Database;
  }
  export interface Options {
    locateFile?: (file: string) => string;
    wasmBinary?: ArrayBuffer | Uint8Array;
    /** false: SQLite's own log(), floor() …; true lets old extension functions shadow them (log() = ln). */
    useOldExtensionFunctions?: boolean;
  }
  export default function initSqlJs(options: Options): Promise<SqlJs>;
}
declare module 'sql.js/dist/sql-wasm-browser.js' {
  export { default } from 'sql.js';
}
