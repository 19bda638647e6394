import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PEERS_FOLDER } from './peers-folder.ts';

const peers = createRequire(new URL('package.json', PEERS_FOLDER));

/** A library of the bench's own folder, whose types nobody needs. */
export async function peer<Library>(name: string): Promise<Library> {
  const loaded: unknown = await import(pathToFileURL(peers.resolve(name)).href);
  return loaded as Library;
}
