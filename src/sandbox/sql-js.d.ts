/** The part of sql.js 1.16 that TagLab uses; the published types lack `useOldExtensionFunctions` and `instantiateWasm`. */
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
  export interface StatementIterator extends Iterator<Statement>, Iterable<Statement> {
    return(): IteratorResult<Statement>;
    /** What SQLite has not compiled yet. */
    getRemainingSQL(): string;
  }
  export interface Database {
    run(sql: string, params?: readonly SqlValue[] | Record<string, SqlValue>): Database;
    prepare(sql: string): Statement;
    iterateStatements(sql: string): StatementIterator;
    export(): Uint8Array<ArrayBuffer>;
    close(): void;
    getRowsModified(): number;
  }
  export interface SqlJs {
    Database: new (bytes?: Uint8Array) => Database;
  }
  export interface Options {
    locateFile?: (file: string) => string;
    wasmBinary?: ArrayBuffer | Uint8Array;
    /** Emscripten's own hook: instantiate a module that is compiled already, and hand the instance to `done`. */
    instantiateWasm?: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object;
    /** false: SQLite's own log(), floor() …; true lets old extension functions shadow them (log() = ln). */
    useOldExtensionFunctions?: boolean;
  }
  export default function initSqlJs(options: Options): Promise<SqlJs>;
}
declare module 'sql.js/dist/sql-wasm-browser.js' {
  export { default } from 'sql.js';
}
