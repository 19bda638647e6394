import { describe, expect, it } from 'vitest';
import { surveyBytes } from '../../../src/sandbox/import/bytes/byte-facts.ts';
import { guessEncodings, previewEncodings } from '../../../src/sandbox/import/bytes/encodings.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf } from './hard-files.ts';

const guessOf = async (file: Blob) => guessEncodings(await surveyBytes(file, {}));
const blobOf = (...parts: readonly (string | readonly number[])[]): Blob =>
  new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))));

describe('an encoding', () => {
  it.each([
    ['utf-8.csv', 'utf-8', 'certain'],
    ['utf-8-bom.csv', 'utf-8', 'certain'],
    ['utf-16le-bom.csv', 'utf-16le', 'certain'],
    ['utf-16be.csv', 'utf-16be', 'certain'],
    ['gbk.csv', 'gb18030', 'likely'],
    ['gb18030-four-byte.csv', 'gb18030', 'likely'],
    ['utf-8-cut.csv', 'utf-8', 'likely'],
    ['latin1.csv', undefined, 'unsure'],
    ['mac-roman.csv', undefined, 'unsure'],
  ])('of %s is %s, %s', async (name, chosen, confidence) => {
    expect(await guessOf(fileOf(name))).toMatchObject({ confidence, ...(chosen && { chosen }) });
    if (!chosen) expect(await guessOf(fileOf(name))).not.toHaveProperty('chosen');
  });

  it('that is asked for is shown as each would give it, the right one among them', async () => {
    const latin = await guessOf(fileOf('latin1.csv'));
    expect(latin.candidates.find(({ encoding }) => encoding === 'latin1')?.preview.join()).toContain('Málaga');
    const mac = await guessOf(fileOf('mac-roman.csv'));
    expect(mac.candidates[0]).toMatchObject({ encoding: 'macintosh', unreadable: 0 });
    expect(mac.candidates[0]?.preview.join()).toMatch(/Málaga.*Zürich/);
  });

  it('is judged by the last page too', async () => {
    const ascii = 'c1,2025-06-03,10\n'.repeat(200_000);
    expect(await guessOf(blobOf(ascii))).toMatchObject({ chosen: 'utf-8', confidence: 'certain' });
    const late = blobOf(ascii, [0xbf, 0xcd, 0xbb, 0xa7, 0xc9, 0xcf, 0xba, 0xa3, 0x0a]);
    expect(await guessOf(late)).toMatchObject({ chosen: 'gb18030', confidence: 'likely' });
    expect((await guessOf(late)).candidates[0]?.preview).toEqual(['客户上海']);
  });

  it('can be looked at in all of them', async () => {
    const all = await previewEncodings(fileOf('gbk.csv'));
    expect(all.map(({ encoding }) => encoding)).toEqual(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'latin1', 'macintosh']);
    expect(all[1]).toMatchObject({
      unreadable: 0,
      preview: ['会员号,消费日期,消费金额,门店', 'M001,2025-06-03,88.5,上海南京路店', 'M002,2025-06-04,120,北京西单店'],
    });
    expect(all[0]?.unreadable).toBeGreaterThan(10);
  });

  it('is said once, and what it cannot read is counted', async () => {
    const survey = await surveyFile(fileOf('gbk.csv'), { encoding: 'utf-8' });
    expect(survey.questions.filter(({ kind }) => kind === 'encoding')).toEqual([]);
    expect(survey.unreadable).toBeGreaterThan(10);
  });
});
