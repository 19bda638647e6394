import type { SandboxError } from '../sandbox-error.ts';
import type { AccountView } from './import-desk.ts';
import type { DownloadWords } from './log/downloads.ts';
import type { AccountTable, LooseKey, OwnData, StoredTable, StoreWishes } from './own-imports.ts';
import type { Answers, Change, EncodingCandidate, Join, Plan, Progress, Survey } from './shapes.ts';

/** What the page asks of the worker that imports, and what that answers. */
export interface ImportCalls {
  survey: { readonly ask: { readonly file: Blob; readonly answers: Answers }; readonly answer: Survey };
  read: { readonly ask: StoredTable; readonly answer: AccountView };
  joins: { readonly ask: null; readonly answer: readonly Join[] };
  'loose-keys': { readonly ask: readonly Join[]; readonly answer: readonly LooseKey[] };
  accounts: { readonly ask: null; readonly answer: readonly AccountTable[] };
  store: {
    readonly ask: { readonly module: WebAssembly.Module; readonly tables: readonly StoredTable[]; readonly wishes: StoreWishes };
    readonly answer: { readonly bytes: Uint8Array<ArrayBuffer>; readonly facts: Omit<OwnData, 'database'> };
  };
  'changes-csv': {
    readonly ask: { readonly changes: readonly Change[]; readonly undone: readonly string[]; readonly words: DownloadWords };
    readonly answer: Blob;
  };
  'refused-csv': { readonly ask: { readonly file: Blob; readonly plan: Plan; readonly words: DownloadWords }; readonly answer: Blob };
  encodings: { readonly ask: Blob; readonly answer: readonly EncodingCandidate[] };
  forget: { readonly ask: string; readonly answer: null };
}
export type ImportKind = keyof ImportCalls;

export type ImportMessage =
  | { [Kind in ImportKind]: { readonly id: number; readonly kind: Kind; readonly ask: ImportCalls[Kind]['ask'] } }[ImportKind]
  /** Stop what was asked under this number; it is answered as everything is. */
  | { readonly id: number; readonly kind: 'cancel' };

export type ImportAnswer =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly ok: true; readonly value: ImportCalls[ImportKind]['answer'] }
  | { readonly id: number; readonly ok: false; readonly error: SandboxError };
