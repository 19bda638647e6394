import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressCode, readProgressCode } from '../../src/course/progress-code.ts';
import { mergeProgress, type Progress, readProgress, writeProgress } from '../../src/course/progress-file.ts';
import { packing } from '../../src/islands/progress/deflate.ts';
import { anyProgress, attempt } from './learner.ts';

const ONE: Progress = { profile: { id: 'p', name: '小王' }, entries: [attempt(1, {})], drafts: [], times: [] };

test('what is written is read again, as a file and as a code, and both are the same', async () => {
  await fc.assert(
    fc.asyncProperty(anyProgress, async (progress) => {
      const file = writeProgress(progress);
      expect(readProgress(file)).toEqual({ ok: true, progress });
      expect(await readProgressCode(await progressCode(file, packing), packing)).toEqual({ ok: true, progress });
    }),
  );
});

test('merging loses nothing, doubles nothing, and a second time changes nothing', () => {
  fc.assert(
    fc.property(anyProgress, anyProgress, (a, b) => {
      const merged = mergeProgress(a, b);
      expect(new Set(merged.entries.map(({ id }) => id))).toEqual(new Set([...a.entries, ...b.entries].map(({ id }) => id)));
      expect(mergeProgress(merged, a)).toEqual(mergeProgress(merged, merged));
      expect(mergeProgress(merged, b)).toEqual(merged);
      const swapped = mergeProgress(b, a);
      expect(swapped.entries).toEqual(merged.entries);
      expect(swapped.times).toEqual(merged.times);
    }),
  );
});

test('a file that was cut off or changed anywhere is refused as damaged', () => {
  const file = writeProgress(ONE);
  for (let at = 30; at < file.length; at += 7)
    expect(readProgress(file.slice(0, at)), `cut at ${at}`).toEqual({ ok: false, why: 'damaged' });
  expect(readProgress(file.replace('"score":1', '"score":0'))).toEqual({ ok: false, why: 'damaged' });
});

test('a code that lost or changed a letter is refused as damaged, one that was wrapped is not', async () => {
  const code = await progressCode(writeProgress(ONE), packing);
  for (let at = 8; at < code.length; at += 5) {
    const changed = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    expect(await readProgressCode(changed, packing), `changed at ${at}`).toEqual({ ok: false, why: 'damaged' });
    expect(await readProgressCode(code.slice(0, at), packing), `cut at ${at}`).toEqual({ ok: false, why: 'damaged' });
  }
  expect((await readProgressCode(` ${code.replace(/.{40}/g, '$&\n')}\n`, packing)).ok).toBe(true);
});

test('what is not from here is refused as foreign, and what a later course wrote as newer', async () => {
  for (const text of ['', 'null', '[]', 'hello', '{"format":"other","attempts":[]}', '<html>'])
    expect(readProgress(text), text).toEqual({ ok: false, why: 'foreign' });
  expect(readProgress(writeProgress(ONE).replace('"version":2', '"version":3'))).toEqual({ ok: false, why: 'newer' });
  expect(await readProgressCode('hello', packing)).toEqual({ ok: false, why: 'foreign' });
  expect(await readProgressCode('TAGLAB9.abc.def', packing)).toEqual({ ok: false, why: 'newer' });
});

test('a file from before profiles is read; a broken entry costs itself only, and twice is once', () => {
  const old = { exerciseId: 'm/a', at: '2026-01-05T08:00:00.000Z', version: '0.1.0', answer: '42', status: 'pass', score: 1 };
  const text = JSON.stringify({ format: 'taglab-progress', attempts: [old, { exerciseId: 'b' }, null, 7] });
  const read = readProgress(text);
  if (!read.ok) throw new Error(read.why);
  expect(read.progress.entries).toHaveLength(1);
  expect(read.progress.entries[0]).toMatchObject({ seq: 0, at: old.at, result: { exercise: { id: 'm/a' }, answer: '42', status: 'pass' } });
  const once = mergeProgress(ONE, read.progress);
  expect(mergeProgress(once, read.progress)).toEqual(once);
});
