import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const URL_ATTRIBUTE = /(\s(?:href|src|poster|action|component-url|renderer-url|before-hydration-url)=")\/(?!\/)([^"]*)"/g;
const SCRIPT_OR_STYLE = /(<script\b[^>]*>[\s\S]*?<\/script>|<style\b[^>]*>[\s\S]*?<\/style>)/;
const INLINE_SCRIPT = /<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * Makes a finished build independent of where it is served, and strict about what it runs: every root-absolute URL becomes relative to its page,
 * and each page gets a Content-Security-Policy that names the hashes of its own inline scripts.
 */
export function relocatable(): AstroIntegration {
  return {
    name: 'relocatable',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        for (const file of pages) {
          const path = join(root, file);
          const page = relative(root, path).split(sep).join('/');
          await writeFile(path, addPolicy(relocateHtml(await readFile(path, 'utf8'), page)));
        }
        logger.info(`${pages.length} pages made relative`);
      },
    },
  };
}

/** @param page the page's own path below the site's root, such as `en/lessons/a/index.html` */
export function relocateHtml(html: string, page: string): string {
  const inTag = (tag: string) =>
    tag.replace(URL_ATTRIBUTE, (_, attribute: string, target: string) => `${attribute}${relativeUrl(page, target)}"`);
  return html
    .split(SCRIPT_OR_STYLE)
    .map((part, i) => (i % 2 === 0 ? inTag(part) : part.replace(/^<[^>]*>/, inTag)))
    .join('');
}

/** A folder is named with its index.html, since not every host (an LMS, a file share) finds it on its own. */
function relativeUrl(page: string, target: string): string {
  const [, path = '', tail = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const url = posix.relative(posix.dirname(page), file);
  return (url.startsWith('.') ? url : `./${url}`) + tail;
}

export function addPolicy(html: string): string {
  const hashes = new Set<string>();
  for (const [, script = ''] of html.matchAll(INLINE_SCRIPT))
    hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const policy = [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(' '),
    "worker-src 'self'",
    // Shiki and Preact write style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html.replace('<meta charset="utf-8">', `$&<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
