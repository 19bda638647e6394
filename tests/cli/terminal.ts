import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with the given files; a text is written as UTF-8, bytes as they are. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'taglab-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Runs `taglab` in this process, called from `folder`. */
export async function taglab(folder: string, ...args: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    folder,
    env: { LANG: 'en_GB.UTF-8' },
    out: async (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}
