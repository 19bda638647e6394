import { expect, test } from 'vitest';
import { takeLate } from '../../src/build/islands-on-act.ts';

const RUNTIME = '(()=>{customElements.define("astro-island",class{})})();';
const island = (uid: string, props: string, directive = 'act') =>
  `<astro-island uid="${uid}" component-url="/_astro/lab.js" props="${props}" ssr client="${directive}" opts="{}" await-children><b>lab</b></astro-island>`;
const page = (...islands: string[]) =>
  `<html><head><title>$&amp;</title></head><body><script>0</script><script>${RUNTIME}</script>${islands.join('')}</body></html>`;

test('runtime, data and addresses become files that the page names', () => {
  const { html, late } = takeLate(page(island('a', '{&quot;text&quot;:[0,&quot;1 &lt; 2 &amp;amp; it&#39;s&quot;]}'), island('b', '{}')));
  expect(html).not.toContain('customElements');
  expect(html).not.toContain('props=');
  expect(html).toContain('<script>0</script><astro-island uid="0" client="act" await-children><b>lab</b></astro-island>');
  const [runtime, props] = late;
  expect(runtime?.content).toBe(RUNTIME);
  // Both files stand in _astro, and so does the code of the lab.
  expect(props?.path).toMatch(/^_astro\/[^/]+$/);
  const said = { 'component-url': './lab.js', ssr: '' };
  expect(JSON.parse(props?.content ?? '')).toEqual({
    0: { ...said, props: { text: [0, "1 < 2 &amp; it's"] } },
    1: { ...said, props: {} },
  });
  for (const { rel, path } of late) expect(html).toContain(`<link rel="${rel}" href="/${path}">`);
});

test('a page without islands, or with one that cannot wait, stays as it is', () => {
  for (const html of ['<html><head></head><script>0</script></html>', page(island('a', '{}'), island('b', '{}', 'load'))]) {
    expect(takeLate(html)).toEqual({ html, late: [] });
  }
});

test('other content has another name', () => {
  const pathOf = (props: string) => takeLate(page(island('a', props))).late[1]?.path;
  expect(pathOf('{}')).toMatch(/^_astro\/props\.[0-9a-f]{8}\.json$/);
  expect(pathOf('{}')).not.toBe(pathOf('{&quot;a&quot;:1}'));
});
