import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addPolicy, relocateHtml } from '../../src/build/relocatable.ts';

test.each([
  ['index.html', '/favicon.svg', './favicon.svg'],
  ['en/lessons/a/b/index.html', '/_astro/x.css', '../../../../_astro/x.css'],
  ['en/lessons/a/b/index.html', '/lessons/a/b/', '../../../../lessons/a/b/index.html'],
  ['lessons/a/b/index.html', '/lessons/a/c/#s2', '../c/index.html#s2'],
  ['en/index.html', '/en/', './index.html'],
  ['en/index.html', '/en/#course', './index.html#course'],
  ['en/index.html', '/', '../index.html'],
  ['data/index.html', '/data/yunduo/orders.csv?v=1', './yunduo/orders.csv?v=1'],
])('from %s, %s is %s', (page, target, expected) => {
  expect(relocateHtml(`<a href="${target}">x</a>`, page)).toBe(`<a href="${expected}">x</a>`);
});

test('every attribute that names a file is made relative, and nothing else', () => {
  const island =
    '<astro-island component-url="/_astro/lab.js" renderer-url="/_astro/client.js" props="{&quot;href&quot;:&quot;/data/&quot;}">';
  expect(relocateHtml(island, 'en/index.html')).toBe(
    '<astro-island component-url="../_astro/lab.js" renderer-url="../_astro/client.js" props="{&quot;href&quot;:&quot;/data/&quot;}">',
  );
  for (const html of ['<a href="//host/x">', '<a href="https://host/">', '<a href="#s1">', '<script>const a = \' href="/x"\';</script>']) {
    expect(relocateHtml(html, 'a/index.html')).toBe(html);
  }
  expect(relocateHtml('<script type="module" src="/_astro/x.js">" src="/y"</script>', 'a/index.html')).toBe(
    '<script type="module" src="../_astro/x.js">" src="/y"</script>',
  );
});

test('the policy names the hash of each inline script and allows no other', () => {
  const script = 'document.title = "x"';
  const html = addPolicy(`<head><meta charset="utf-8"><script>${script}</script><script src="/x.js"></script></head>`);
  const hash = createHash('sha256').update(script).digest('base64');
  expect(html).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}';`);
  expect(html).toContain("default-src 'self'");
  expect(html.match(/sha256-/g)).toHaveLength(1);
  expect(html.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe-inline');
});
