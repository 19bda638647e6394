import type { SqlJs } from 'sql.js';
import { type SandboxError, SandboxFailure } from '../sandbox-error.ts';
import { previewEncodings } from './bytes/encodings.ts';
import { createImportDesk } from './import-desk.ts';
import type { ImportCalls, ImportKind, ImportMessage } from './import-protocol.ts';
import { changesCsv, refusedCsv } from './log/downloads.ts';
import type { How } from './shapes.ts';

type Asked = Exclude<ImportMessage, { kind: 'cancel' }>;
type Answered = ImportCalls[ImportKind]['answer'];

/** What one worker does about a person's files. */
export type ImportSession = (asked: Asked, how: How) => Promise<Answered>;

/** @param mostBytes a database that grows beyond it is given up */
export function createImportSession(startSqlJs: (module: WebAssembly.Module) => Promise<SqlJs>, mostBytes?: number): ImportSession {
  const desk = createImportDesk();
  let sqlJs: SqlJs | undefined;

  async function store({ module, tables, wishes }: ImportCalls['store']['ask'], how: How): Promise<ImportCalls['store']['answer']> {
    const [{ storeTables }, started] = await Promise.all([import('./store.ts'), sqlJs ?? startSqlJs(module)]);
    sqlJs = started;
    const { db, facts } = await storeTables(started, desk, tables, wishes, { ...how, ...(mostBytes !== undefined && { mostBytes }) });
    try {
      return { bytes: db.export(), facts };
    } finally {
      db.close();
    }
  }

  return async (asked, how) => {
    switch (asked.kind) {
      case 'survey':
        return desk.survey(asked.ask.file, asked.ask.answers, how);
      case 'read':
        return desk.read(asked.ask.file, asked.ask.plan, how);
      case 'joins':
        return desk.joins();
      case 'loose-keys':
        return desk.looseKeys(asked.ask);
      case 'accounts':
        return desk.accounts();
      case 'store':
        return store(asked.ask, how);
      case 'changes-csv':
        return new Blob([changesCsv(asked.ask.changes, asked.ask.undone, asked.ask.words)], { type: 'text/csv' });
      case 'refused-csv':
        return refusedCsv(asked.ask.file, asked.ask.plan, asked.ask.words, how);
      case 'encodings':
        return previewEncodings(asked.ask, how);
      case 'forget':
        desk.forget(asked.ask);
        return null;
    }
  };
}

/** Why an import ended, so that it can be said. */
export function importErrorOf(error: unknown): SandboxError {
  if (error instanceof SandboxFailure) return error.error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'NotReadableError' || name === 'NotFoundError') return { code: 'file-unreadable', params: {} };
  if (/out of memory|allocation failed|invalid (?:array|string) length|array buffer allocation/i.test(message))
    return { code: 'import-no-memory', params: {} };
  return { code: 'worker-failed', params: {} };
}
