import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Adds the directive `client:act` (see act-directive.ts) and takes Astro's island runtime out of the pages whose islands all wait for a touch:
 * it becomes a file, named by `<link rel="late-script">`, that the first touch fetches.
 */
export function islandsOnAct(): AstroIntegration {
  return {
    name: 'islands-on-act',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => addClientDirective({ name: 'act', entrypoint: './src/build/act-directive.ts' }),
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        await mkdir(join(root, '_astro'), { recursive: true });
        for (const file of await readdir(root, { recursive: true })) {
          if (!file.endsWith('.html')) continue;
          const taken = takeRuntime(await readFile(join(root, file), 'utf8'));
          if (taken === undefined) continue;
          await writeFile(join(root, taken.path), taken.runtime);
          await writeFile(join(root, file), taken.html);
        }
      },
    },
  };
}

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;
const DEFINES_ISLANDS = 'customElements.define("astro-island"';

/** @returns `undefined` when the page has no runtime, or needs it before a touch */
export function takeRuntime(html: string): { html: string; path: string; runtime: string } | undefined {
  const islands = [...html.matchAll(/<astro-island\b[^>]*?\sclient="(\w+)"/g)];
  const [script, runtime] = [...html.matchAll(INLINE_SCRIPT)].find(([, text]) => text?.includes(DEFINES_ISLANDS)) ?? [];
  if (script === undefined || runtime === undefined || islands.some(([, directive]) => directive !== 'act')) return undefined;
  const path = `_astro/islands.${createHash('sha256').update(runtime).digest('hex').slice(0, 8)}.js`;
  return { html: html.replace(script, '').replace('</head>', () => `<link rel="late-script" href="/${path}"></head>`), path, runtime };
}
