import { useRef, useState } from 'preact/hooks';
import { type OwnData, sharedSandbox } from '../../sandbox/client.ts';
import type { Preview } from '../../sandbox/import/import-file.ts';
import type { ImportProblemParams } from '../../sandbox/import/import-problem.ts';
import type { ImportOptions } from '../../sandbox/import/read-table.ts';
import { ROLES, type Role } from '../../sandbox/import/roles.ts';
import type { SandboxError } from '../../sandbox/sandbox-error.ts';

/** The file that a person chose, what is seen of it, and what they said about it. */
interface State {
  readonly file?: File;
  readonly options: ImportOptions;
  readonly preview?: Preview;
  /** The question about the dates stays on the page once it has been asked. */
  readonly asked?: ImportProblemParams['ambiguous-date'];
  readonly error?: SandboxError;
  readonly data?: OwnData;
  readonly isBusy: boolean;
}

export interface OwnFile extends State {
  choose(file: File): void;
  /** How the file is read; names and formats that were chosen for other columns go. */
  read(change: Pick<ImportOptions, 'encoding' | 'delimiter' | 'hasHeader'>): void;
  /** @param header null: no column plays this role */
  map(role: Role, header: string | null): void;
  format(dateFormat: string): void;
  /** Rows with these states do not count. */
  leaveOut(status: readonly string[]): void;
  decimal(decimal: NonNullable<ImportOptions['decimal']>): void;
  importIt(onReady: (data: OwnData, file: File) => void): void;
  /** Forgets the file and erases what was imported of it. */
  erase(): void;
}

const NOTHING: State = { options: {}, isBusy: false };

export function useOwnFile(): OwnFile {
  const [state, setState] = useState<State>(NOTHING);
  const latest = useRef(0);

  /** Only the answer to the latest question counts. */
  async function look(file: File, options: ImportOptions, asked?: State['asked']): Promise<void> {
    const question = ++latest.current;
    setState((before) => ({ ...before, file, options, isBusy: true }));
    const result = await sharedSandbox().preview(file, options);
    if (question !== latest.current) return;
    if (!result.ok) return setState({ file, options, isBusy: false, error: result.error });
    const ambiguous = result.preview.problems.find((problem) => problem.code === 'ambiguous-date')?.params ?? asked;
    setState({ file, options, isBusy: false, preview: result.preview, ...(ambiguous && { asked: ambiguous }) });
  }

  const again = (options: ImportOptions, asked?: State['asked']) => state.file && look(state.file, options, asked);

  return {
    ...state,
    choose: (file) => void look(file, {}),
    read: (change) => {
      const { columns: _columns, dateFormats: _formats, statusOut: _status, ...kept } = state.options;
      again({ ...kept, ...change });
    },
    map(role, header) {
      const now = state.preview?.file.choices.columns ?? {};
      const columns = Object.fromEntries(ROLES.map((r) => [r, now[r] === undefined || now[r] === header ? null : now[r]]));
      const { dateFormats, ...kept } = state.options;
      const isDate = role === 'order_date';
      again(
        { ...kept, columns: { ...columns, [role]: header }, ...(dateFormats && !isDate && { dateFormats }) },
        isDate ? undefined : state.asked,
      );
    },
    format: (dateFormat) => void again({ ...state.options, dateFormats: { order_date: dateFormat } }, state.asked),
    leaveOut: (statusOut) => void again({ ...state.options, statusOut }, state.asked),
    decimal: (decimal) => void again({ ...state.options, decimal }, state.asked),
    async importIt(onReady) {
      const { file, options } = state;
      if (!file) return;
      const question = ++latest.current;
      setState({ ...state, isBusy: true });
      const result = await sharedSandbox().importTable(file, options);
      // The file was changed for another meanwhile: nobody wants these rows any more.
      if (question !== latest.current) {
        if (result.ok && result.data) sharedSandbox().forget(result.data.database);
        return;
      }
      const data = result.ok ? result.data : undefined;
      setState({ ...state, isBusy: false, ...(data && { data }), ...(!result.ok && { error: result.error }) });
      if (data) onReady(data, file);
    },
    erase() {
      latest.current++;
      if (state.data) sharedSandbox().forget(state.data.database);
      setState(NOTHING);
    },
  };
}
