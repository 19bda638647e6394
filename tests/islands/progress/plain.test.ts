import { expect, test } from 'vitest';
import type { NewEntry } from '../../../src/course/entry.ts';
import { Plain } from '../../../src/islands/progress/plain.ts';
import { attempt } from '../../course/learner.ts';

/** No localStorage stands here, so this is the last resort: memory. */
const PROFILE = { key: 'a', uid: 'u', name: '', origin: 'o' };
const { id: _, seq: __, at: ___, ...NEW } = attempt(1, {});
const AT = '2026-01-05T08:00:00.000Z';

test('entries are numbered in their order, for each profile by itself', async () => {
  const plain = new Plain();
  await plain.append(PROFILE, NEW as NewEntry, AT);
  await plain.append(PROFILE, NEW as NewEntry, '2020-01-01T00:00:00.000Z');
  await plain.append({ ...PROFILE, key: 'b', origin: 'p' }, NEW as NewEntry, AT);
  expect((await plain.load('a')).entries.map(({ id }) => id)).toEqual(['o-1', 'o-2']);
  expect((await plain.load('b')).entries.map(({ id }) => id)).toEqual(['p-1']);
  expect(plain.kind).toBe('memory');
});

test('a copy is taken in once, and what comes after it is later', async () => {
  const plain = new Plain();
  const copy = { entries: [attempt(7, {})], drafts: [], times: [] };
  await plain.merge('a', copy);
  await plain.merge('a', copy);
  expect((await plain.append(PROFILE, NEW as NewEntry, AT)).seq).toBe(8);
  expect((await plain.load('a')).entries).toHaveLength(2);
});

test('seconds add up, a draft is replaced and dropped, a profile goes whole', async () => {
  const plain = new Plain();
  const time = { origin: 'o', day: '2026-01-05', lesson: 'l', seconds: 30 };
  await plain.addTimes('a', [time]);
  await plain.addTimes('a', [time]);
  expect((await plain.load('a')).times).toEqual([{ ...time, seconds: 60 }]);
  await plain.putDraft('a', { exercise: 'x', version: 'v', answer: 'one', at: AT });
  await plain.putDraft('a', { exercise: 'x', version: 'v', answer: 'two', at: AT });
  expect((await plain.load('a')).drafts.map(({ answer }) => answer)).toEqual(['two']);
  await plain.removeDraft('a', 'x', 'v');
  expect((await plain.load('a')).drafts).toEqual([]);
  await plain.ensureProfile(PROFILE);
  expect((await plain.ensureProfile({ ...PROFILE, uid: 'other' })).uid).toBe('u');
  await plain.removeProfile('a');
  expect([await plain.profiles(), (await plain.load('a')).times]).toEqual([[], []]);
});
