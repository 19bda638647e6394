import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Adds the directive `client:act` (see act-directive.ts), and takes out of the finished pages what no reader needs before the first touch:
 * Astro's island runtime, and what the tags of islands say (their data, where their code is), become files that the first touch fetches, named by
 * `<link rel="late-…">`.
 */
export function islandsOnAct(): AstroIntegration {
  return {
    name: 'islands-on-act',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => addClientDirective({ name: 'act', entrypoint: './src/build/act-directive.ts' }),
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        for (const file of await readdir(root, { recursive: true })) {
          if (!file.endsWith('.html')) continue;
          const { html, late } = takeLate(await readFile(join(root, file), 'utf8'));
          if (late.length === 0) continue;
          await writeFile(join(root, file), html);
          for (const { path, content } of late) await writeFile(join(root, path), content);
        }
      },
    },
  };
}

interface LateFile {
  readonly rel: 'late-script' | 'late-props';
  /** From the site's root; it holds a hash of the content. */
  readonly path: string;
  readonly content: string;
}

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;
const DEFINES_ISLANDS = 'customElements.define("astro-island"';
const ISLAND_TAG = /<astro-island\b[^>]*>/g;
const ATTRIBUTE = /\s([a-z-]+)(?:="([^"]*)")?/g;
/** What an island cannot do without until it wakes: who it is, when it wakes, and that its HTML may still be on the way. */
const STAYS = ['uid', 'client', 'await-children'];
/** Only words about the directive, which the directive does not read. */
const UNREAD = 'opts';

/** Leaves a page alone when one of its islands waits for anything else than a touch. */
export function takeLate(page: string): { readonly html: string; readonly late: readonly LateFile[] } {
  const islands = page.match(ISLAND_TAG) ?? [];
  const [script = '', runtime] = [...page.matchAll(INLINE_SCRIPT)].find(([, text]) => text?.includes(DEFINES_ISLANDS)) ?? [];
  if (runtime === undefined || islands.some((tag) => attribute(tag, 'client') !== 'act')) return { html: page, late: [] };
  // Astro's own names for them are long, and only have to differ.
  const named = new Map(islands.map((tag, i) => [attribute(tag, 'uid'), String(i)]));
  const said = Object.fromEntries(islands.map((tag) => [named.get(attribute(tag, 'uid')), lateAttributes(tag)]));
  const late = [lateFile('late-script', 'islands', 'js', runtime), lateFile('late-props', 'props', 'json', JSON.stringify(said))];
  const links = late.map(({ rel, path }) => `<link rel="${rel}" href="/${path}">`).join('');
  const html = page
    .replace(script, '')
    .replace(ISLAND_TAG, (tag) =>
      tag.replace(ATTRIBUTE, (text, name: string, value: string) =>
        name === 'uid' ? ` uid="${named.get(value)}"` : STAYS.includes(name) ? text : '',
      ),
    )
    .replace('</head>', `${links}</head>`);
  return { html, late };
}

/** By name: addresses count from the file that says them, which stands beside the code; data are kept as data. */
function lateAttributes(tag: string): Readonly<Record<string, unknown>> {
  const found = [...tag.matchAll(ATTRIBUTE)].filter(([, name = '']) => !STAYS.includes(name) && name !== UNREAD);
  return Object.fromEntries(
    found.map(([, name = '', text = '']) => {
      const value = unescapeHtml(text);
      if (name === 'props') return [name, JSON.parse(value) as unknown];
      return [name, name.endsWith('-url') ? value.replace(/^\/_astro\//, './') : value];
    }),
  );
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** What Astro writes for the characters that an attribute may not hold. */
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&quot;': '"' };
const unescapeHtml = (text: string): string => text.replace(/&(?:amp|lt|gt|#39|quot);/g, (entity) => ENTITIES[entity] ?? entity);

function lateFile(rel: LateFile['rel'], name: string, extension: string, content: string): LateFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return { rel, path: `_astro/${name}.${hash}.${extension}`, content };
}
