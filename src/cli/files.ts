import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { decode, foreignKind, guessEncoding } from '../sandbox/import/decode.ts';
import { CliFailure } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** The bytes of a file; relative paths start where the command was called. */
export function readBytes(path: string, { folder }: Terminal): Uint8Array {
  try {
    return readFileSync(resolve(folder, path));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CliFailure('file-absent', { path });
    throw new CliFailure('file-unreadable', { path, reason: code });
  }
}

/** A text file, in whatever encoding its bytes speak of: an older Notepad saves Chinese as GB18030, and `city = '上海'` has to stay Shanghai. */
export function readText(path: string, terminal: Terminal): string {
  const bytes = readBytes(path, terminal);
  if (foreignKind(bytes) !== undefined) throw new CliFailure('file-not-text', { path });
  return decode(bytes, guessEncoding(bytes));
}

/** Writes a file, and the folders it stands in. */
export async function writeInto(folder: string, path: string, content: string | Uint8Array, terminal: Terminal): Promise<void> {
  const file = resolve(terminal.folder, folder, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  } catch (error) {
    throw new CliFailure('folder-unwritable', { path: folder, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
}
