import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { datasetFiles } from './dataset-files.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.gz': 'application/gzip',
  '.json': 'application/json',
  '.zip': 'application/zip',
};

/** Puts the sample datasets beside the pages, below /data/: written once the pages are built, made on the first request in development. */
export function datasets(): AstroIntegration {
  return {
    name: 'datasets',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const files = await datasetFiles();
        for (const [path, content] of files) {
          const file = join(fileURLToPath(dir), path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
        logger.info(`${files.size} files written`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
          if (!path.startsWith('data/') || !TYPES[extname(path)]) return next();
          const content = (await datasetFiles()).get(path);
          if (content === undefined) return next();
          response.writeHead(200, { 'content-type': TYPES[extname(path)], 'cache-control': 'no-cache' }).end(content);
        });
      },
    },
  };
}
