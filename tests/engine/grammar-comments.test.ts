import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yunduo } from '../../src/datasets/yunduo/index.ts';
import { editSlot, parseTags, type Slot, type SlotValue, sentencesOf, slotsOf } from '../../src/engine/index.ts';
import { examplesIn } from '../../src/engine/language/grammar/examples.ts';
import { SCHEMA as WORLD } from './world.ts';

/** Sentence and text edit one definition: whatever slot is set, the rest of the text stays as it was, comments and all. */
const MORE = {
  lists: `code: spread\nmeasures:\n  pace:\n    from: orders\n    agg: sum\n    field: amount\n    where: status = 'paid'\n    window: {prev: 30d}\ndefine:\n  bin:\n    of: pace\n    method: edges\n    edges: [100, 500, 1000]\n    labels: [low, fair, good, best]\n`,
  calendar: `code: month\ndefine:\n  measure:\n    from: orders\n    agg: count\n    where: channel = 'app'\n    window: {calendar: last_month}\n`,
};
const { builders, measure: measure_alone, ...others } = examplesIn('zh');
const TEXTS = Object.entries({ ...others, measure_alone, ...builders, ...MORE });

/** A comment behind every line that takes one, and one above it; the lines of a block text take none. */
function commented(text: string): string {
  let inBlock = -1;
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line, i) => {
      const indent = /^\s*/.exec(line)?.[0].length ?? 0;
      if (inBlock >= 0 && indent > inBlock) return [line];
      inBlock = /[|>]$/.test(line) ? indent : -1;
      const behind = inBlock >= 0 || line === '---' ? line : `${line} # behind ${i}: 90d, 'paid' {[`;
      return [`${' '.repeat(indent % 3)}# above ${i}: "x"`, behind];
    })
    .join('\n');
}
const commentsOf = (text: string): string[] => text.split('\n').flatMap((line) => /# (?:above|behind) \d+.*$/.exec(line)?.[0] ?? []);

function anyValue(slot: Slot): fc.Arbitrary<SlotValue> {
  switch (slot.kind) {
    case 'number':
      return fc.integer({ min: 1, max: 100_000 });
    case 'percent':
      return fc.integer({ min: 1, max: 99 });
    case 'span':
      return fc.record({ count: fc.integer({ min: 1, max: 99 }), unit: fc.constantFrom('d', 'w', 'm', 'y') });
    case 'choice':
      return fc.constantFrom(...slot.options.map(({ value }) => value));
    case 'date':
      return fc.constantFrom('2024-02-29', '2025-01-01');
    default:
      return fc.stringMatching(/^[a-z\u4e00-\u4e20]{1,8}$/);
  }
}
const slotsIn = (text: string): Slot[] => {
  const { value } = parseTags(text);
  return value ? sentencesOf(text, value, { ...WORLD, ...yunduo.schema }).flatMap(slotsOf) : [];
};

/** What stands before, between and after the places where a slot is written. */
function piecesAround(text: string, { spots }: Slot): string[] {
  const inOrder = [...spots].sort((a, b) => a.start - b.start);
  return [...inOrder.map(({ start }, i) => text.slice(inOrder[i - 1]?.end ?? 0, start)), text.slice(inOrder.at(-1)?.end ?? 0)];
}
/** Whether a text is these pieces in this order with anything between them. */
function isAround(text: string, pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? '';
  let at = 0;
  for (const [i, piece] of pieces.slice(0, -1).entries()) {
    const found = text.indexOf(piece, at);
    if (found === -1 || (i === 0 && found > 0)) return false;
    at = found + piece.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

describe('a text with comments everywhere', () => {
  test.each(TEXTS)('%s reads as it does without them', (_, text) => {
    const plain = (source: string): unknown =>
      JSON.parse(JSON.stringify(parseTags(source).value, (key, value) => (/[pP]laces?$|^(?:start|end)$/.test(key) ? undefined : value)));
    expect(parseTags(commented(text)).issues).toEqual([]);
    expect(plain(commented(text))).toEqual(plain(text));
    expect(commentsOf(commented(text)).length).toBeGreaterThan(1);
  });

  test.each(TEXTS)('%s: any slot, any value', (_, text) => {
    const before = commented(text);
    const slots = slotsIn(before);
    if (slots.length === 0) return;
    const arbitrary = fc.constantFrom(...slots).chain((slot) => anyValue(slot).map((value) => ({ slot, value })));
    fc.assert(
      fc.property(arbitrary, ({ slot, value }) => {
        const after = editSlot(before, slot, value);
        expect(commentsOf(after)).toEqual(commentsOf(before));
        expect(parseTags(after).issues.filter(({ code }) => code === 'yaml-syntax' || code === 'expression-syntax')).toEqual([]);
        expect(isAround(after, piecesAround(before, slot))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('one edit after the other: what each sets is there in the end', () => {
    let text = commented(MORE.lists);
    for (const value of [
      { count: 45, unit: 'd' },
      { count: 6, unit: 'm' },
    ] as const) {
      const slot = slotsIn(text).find(({ kind }) => kind === 'span') as Slot;
      text = editSlot(text, slot, value);
    }
    expect(text).toContain('window: {prev: 6m} # behind');
    expect(commentsOf(text)).toEqual(commentsOf(commented(MORE.lists)));
  });

  test('most builders have something to set', () => {
    const silent = TEXTS.filter(([, text]) => slotsIn(commented(text)).length === 0).map(([name]) => name);
    expect(silent).toEqual(['column', 'list', 'sql']);
  });
});
