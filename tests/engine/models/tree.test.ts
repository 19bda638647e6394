import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growTree, leafOf, simplified, type Tree } from '../../../src/engine/models/tree.ts';
import { FORTY, shuffled, solid } from './rows.ts';

const { features } = FORTY;
const labels = FORTY.answers.map((y) => (y === 1 ? 'yes' : 'no'));
const leaves = (tree: Tree<string>): number[] =>
  'feature' in tree ? [...leaves(tree.below), ...leaves(tree.above)] : [Object.values(tree.counts).reduce((a, b) => a + b, 0)];
const height = (tree: Tree<string>): number => ('feature' in tree ? 1 + Math.max(height(tree.below), height(tree.above)) : 0);

test('as scikit-learn: depth 2, at least 3 a leaf', () => {
  const { tree } = solid(growTree(features, labels, { depth: 2, leaf: 3 }));
  expect(tree).toEqual({
    feature: 'a',
    threshold: 3.5,
    below: {
      feature: 'b',
      threshold: 2.5,
      below: { label: 'no', counts: { no: 4, yes: 1 } },
      above: { label: 'no', counts: { no: 10, yes: 0 } },
    },
    above: {
      feature: 'b',
      threshold: 3.75,
      below: { label: 'yes', counts: { no: 3, yes: 9 } },
      above: { label: 'no', counts: { no: 9, yes: 4 } },
    },
  });
  expect(leafOf(tree, { a: 3.5, b: 9 }).label).toBe('no');
  expect(leafOf(tree, { a: 4, b: 3.75 }).label).toBe('yes');
  expect(leafOf(tree, {}).counts).toEqual({ no: 9, yes: 4 });
});

describe('limits', () => {
  test('depth 0 is one answer; equally frequent labels give the first by name', () => {
    expect(solid(growTree({ a: [1, 2] }, ['b', 'a'], { depth: 0 })).tree).toEqual({ label: 'a', counts: { a: 1, b: 1 } });
  });
  test('one label asks nothing', () => {
    expect(solid(growTree({ a: [1, 2, 3] }, ['x', 'x', 'x'], { leaf: 1 })).tree).toEqual({ label: 'x', counts: { x: 3 } });
  });
  test('a question that tells nothing is not asked', () => {
    expect(solid(growTree({ a: [1, 1, 2, 2] }, ['x', 'y', 'x', 'y'], { leaf: 1 })).tree).toHaveProperty('label', 'x');
  });
  test('a threshold between neighbouring numbers keeps them apart', () => {
    const [low, high] = [1 + Number.EPSILON, 1 + 2 * Number.EPSILON];
    const { tree } = solid(growTree({ a: [low, high] }, ['x', 'y'], { leaf: 1 }));
    expect([leafOf(tree, { a: low }).label, leafOf(tree, { a: high }).label]).toEqual(['x', 'y']);
  });
  test('of equally good questions the first feature and the lowest threshold', () => {
    expect(solid(growTree({ q: [1, 2], p: [1, 2] }, ['x', 'y'], { leaf: 1 })).tree).toMatchObject({ feature: 'q' });
    expect(solid(growTree({ p: [1, 2, 3] }, ['x', 'y', 'x'], { leaf: 1 })).tree).toMatchObject({ threshold: 1.5 });
  });
  test.each([
    [{ a: [] }, [], {}, 'too-few'],
    [{}, ['x'], {}, 'too-few'],
    [{ a: [Number.NaN] }, ['x'], {}, 'not-a-number'],
    [{ a: [1] }, ['x'], { depth: -1 }, 'bad-option'],
    [{ a: [1] }, ['x'], { leaf: 0 }, 'bad-option'],
  ])('%j %j %j', (columns, names, options, code) => {
    expect(growTree(columns, names, options).problem?.code).toBe(code);
  });
});

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.constantFrom('x', 'y', 'z')), {
  minLength: 1,
  maxLength: 60,
});
test('the order of the rows does not matter; no leaf is too small, no way too long, nobody is lost', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 4 }), (list, leaf, depth) => {
      const of = (columns: { p: number[]; q: number[]; y: string[] }) =>
        solid(growTree({ p: columns.p, q: columns.q }, columns.y, { leaf, depth })).tree;
      const columns = { p: list.map(([p]) => p), q: list.map(([, q]) => q), y: list.map(([, , y]) => y) };
      const tree = of(columns);
      expect(of(shuffled(columns))).toEqual(tree);
      expect(height(tree)).toBeLessThanOrEqual(depth);
      const sizes = leaves(tree);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(list.length);
      if (sizes.length > 1) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(leaf);
    }),
  );
});
test('simplified, it answers the same, and no question has one answer only', () => {
  const isIdle = (tree: Tree<string>): boolean =>
    'feature' in tree &&
    (('label' in tree.below && 'label' in tree.above && tree.below.label === tree.above.label) || isIdle(tree.below) || isIdle(tree.above));
  let shorter = 0;
  fc.assert(
    fc.property(rows, (list) => {
      const columns = { p: list.map(([p]) => p), q: list.map(([, q]) => q) };
      const { tree } = solid(
        growTree(
          columns,
          list.map(([, , y]) => y),
          { leaf: 1, depth: 3 },
        ),
      );
      const simple = simplified(tree);
      expect(isIdle(simple)).toBe(false);
      for (const [p, q] of list) expect(leafOf(simple, { p, q }).label).toBe(leafOf(tree, { p, q }).label);
      expect(leaves(simple).reduce((sum, size) => sum + size, 0)).toBe(list.length);
      shorter += Number(leaves(simple).length < leaves(tree).length);
    }),
  );
  expect(shorter).toBeGreaterThan(0);
});
test('deeper is never worse on its own rows', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const right = (depth: number): number => {
        const { tree } = solid(
          growTree(
            { p: list.map(([p]) => p), q: list.map(([, q]) => q) },
            list.map(([, , y]) => y),
            { leaf: 1, depth, gain: 0 },
          ),
        );
        return list.filter(([p, q, y]) => leafOf(tree, { p, q }).label === y).length;
      };
      expect(right(3)).toBeGreaterThanOrEqual(right(2));
      expect(right(1)).toBeGreaterThanOrEqual(right(0));
    }),
  );
});
