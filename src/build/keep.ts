import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Where what takes long to make is kept between builds; whoever deletes it waits once. */
const FOLDER = 'node_modules/.cache/taglab';
const KEEP_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * What was made before under the same name and key, or is made now and kept.
 * @param key a hash of everything that decides what comes out
 */
export async function kept<Made>(name: string, key: string, make: () => Promise<Made>): Promise<Made> {
  const path = join(FOLDER, `${name}-${key}`);
  if (existsSync(path)) {
    try {
      const made = deserialize(await readFile(path)) as Made;
      const now = new Date();
      await utimes(path, now, now);
      return made;
    } catch {
      // Half a file, or one of another version of Node: it is made again.
    }
  }
  const made = await make();
  // Other builds may read and write here at the same time: a file is there whole or not at all.
  const unfinished = `${path}.${process.pid}`;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(unfinished, serialize(made));
  await rename(unfinished, path);
  await removeOld(name);
  return made;
}

async function removeOld(name: string): Promise<void> {
  const before = Date.now() - KEEP_DAYS * DAY_MS;
  for (const file of await readdir(FOLDER)) {
    if (!file.startsWith(`${name}-`)) continue;
    const path = join(FOLDER, file);
    // another build may have removed it meanwhile
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true });
  }
}
