import { readdirSync } from 'node:fs';

const port = 4410;
const prefix = '/any/sub/path';

/** The built site below a path that it does not know of. */
export const SITE = { port, prefix, url: `http://localhost:${port}${prefix}/` };

/** Every page of the build, as an address below the site's root. */
export const PAGES: readonly string[] = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('index.html'))
  .sort();
