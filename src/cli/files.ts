import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

/** A text file in UTF-8, with or without a byte order mark. */
export const readText = (path: string, terminal: Terminal): string => new TextDecoder().decode(readBytes(path, terminal));
