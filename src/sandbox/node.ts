import initSqlJs, { type SqlJs } from 'sql.js';

let loading: Promise<SqlJs> | undefined;

/** sql.js under Node, for the build, the terminal and the tests; the browser loads it in the worker. */
export function loadSqlJs(): Promise<SqlJs> {
  loading ??= initSqlJs({ useOldExtensionFunctions: false });
  return loading;
}
