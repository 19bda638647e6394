import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.sqlite': 'application/vnd.sqlite3',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
};

export interface ServeOptions {
  readonly folder: string;
  readonly port: number;
  /** The path below which the site stands, such as `/course`; default: the root. */
  readonly prefix?: string;
}

/** Serves a folder to this machine. Rejects with EADDRINUSE when the port is taken. */
export function serve({ folder, port, prefix = '' }: ServeOptions): Promise<Server> {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = fileOf(root, prefix, request.url ?? '/');
    if (file === undefined) return notFound(root, response);
    try {
      const found = await stat(file);
      if (found.isDirectory()) {
        // Without the slash, the page's relative addresses would start one folder too high.
        const [path = '', query] = (request.url ?? '/').split('?');
        if (!path.endsWith('/')) return response.writeHead(301, { location: `${path}/${query ? `?${query}` : ''}` }).end();
        return await send(join(file, 'index.html'), response);
      }
      return await send(file, response);
    } catch {
      return notFound(root, response);
    }
  });
  return new Promise((ready, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => ready(server));
  });
}

/** The file that an address names; `undefined` when it lies outside the folder. */
function fileOf(root: string, prefix: string, url: string): string | undefined {
  const [address = ''] = url.split(/[?#]/);
  let path: string;
  try {
    path = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || !(path === prefix || path.startsWith(`${prefix}/`))) return undefined;
  const file = resolve(root, `.${path.slice(prefix.length)}`);
  return file === root || file.startsWith(root + sep) ? file : undefined;
}

async function send(file: string, response: ServerResponse, status = 200): Promise<void> {
  const { size } = await stat(file);
  response.writeHead(status, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file).pipe(response);
}

async function notFound(root: string, response: ServerResponse): Promise<void> {
  try {
    await send(join(root, '404.html'), response, 404);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
  }
}

/** Tries the wished port and the ones after it. */
async function serveOnFreePort(options: ServeOptions): Promise<number> {
  for (let port = options.port; port < options.port + 20; port++) {
    try {
      await serve({ ...options, port });
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`no free port from ${options.port} to ${options.port + 19}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      folder: { type: 'string', default: 'dist' },
      prefix: { type: 'string', default: '' },
    },
  });
  const port = await serveOnFreePort({ folder: values.folder, port: Number(values.port), prefix: values.prefix });
  console.log(`\n  TagLab 标签实验室  http://localhost:${port}${values.prefix}/\n`);
}
