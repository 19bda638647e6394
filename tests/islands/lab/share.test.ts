import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sharedText, shareHash } from '../../../src/islands/lab/share.ts';

const TEXT = 'code: t\nname: {zh: 客户价值, en: Customer value}\ndefine: {expr: "spend_ever >= 100"} # a note\n';
const link = (bytes: Uint8Array): string => `#lab?tag=${Buffer.from(bytes).toString('base64url')}`;

test('a definition comes back from its link as it was', async () => {
  const hash = await shareHash('home-value', TEXT);
  expect(hash).toMatch(/^#home-value\?tag=[\w-]+$/);
  expect(await sharedText('home-value', hash ?? '')).toBe(TEXT);
});

test('a link for another lab, or none, says nothing', async () => {
  const hash = (await shareHash('other', TEXT)) ?? '';
  expect(await sharedText('home-value', hash)).toBeUndefined();
  expect(await sharedText('home-value', '')).toBeUndefined();
  expect(await sharedText('home-value', '#home-value')).toBeUndefined();
});

test('what does not fit a link of 2,000 characters is not shared', async () => {
  let noise = '';
  for (let i = 0; noise.length < 4000; i++) noise += (i * 2654435761).toString(36);
  expect(await shareHash('lab', noise)).toBeUndefined();
  expect((await shareHash('lab', 'x'.repeat(10_000)))?.length).toBeLessThan(100);
});

test.each([
  ['cut in the middle', async () => ((await shareHash('lab', TEXT)) ?? '').slice(0, -12)],
  ['no tag in it', async () => '#lab?x=1'],
  ['signs that no link of ours has', async () => '#lab?tag=%3Cscript%3E'],
  ['two definitions', async () => `${await shareHash('lab', TEXT)}&tag=AAAA`],
  ['bytes that are no packed text', async () => link(new Uint8Array([1, 2, 3, 4, 5]))],
  ['bytes that are no UTF-8', async () => link(deflateRawSync(new Uint8Array([0xff, 0xfe, 0x41])))],
  ['a text that hides its direction', async () => link(deflateRawSync('code: t\u202e'))],
  ['control characters', async () => link(deflateRawSync('code: t\u0000'))],
  ['a small link that unpacks to a large text', async () => link(deflateRawSync('a'.repeat(1_000_000)))],
  ['longer than any link of ours', async () => link(deflateRawSync(TEXT)) + 'A'.repeat(2000)],
  ['nothing', async () => link(deflateRawSync(''))],
])('a link is refused: %s', async (_, hash) => {
  expect(await sharedText('lab', await hash())).toBeNull();
});
