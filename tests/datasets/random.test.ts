import { describe, expect, it } from 'vitest';
import { createRandom, dealShares, fingerprint } from '../../src/datasets/random.ts';

const draw = (seed: number, purpose: string) => {
  const random = createRandom(seed, purpose);
  return Array.from({ length: 20 }, () => random.next());
};

describe('a random stream', () => {
  it('is the same for the same seed and purpose', () => expect(draw(7, 'orders')).toEqual(draw(7, 'orders')));

  it('differs by seed and by purpose', () => {
    expect(draw(7, 'orders')).not.toEqual(draw(8, 'orders'));
    expect(draw(7, 'orders')).not.toEqual(draw(7, 'tickets'));
  });

  // what Math.random and another engine cannot give: these numbers must never change, or every dataset does
  it('gives the numbers it always gave', () => {
    const random = createRandom(1, 'test');
    expect([random.int(1, 100), random.int(1, 100), random.weighted({ a: 1, b: 3 }), random.chance(0.5)]).toMatchInlineSnapshot(`
      [
        69,
        49,
        "b",
        false,
      ]
    `);
  });

  it('draws whole numbers with both ends', () => {
    const random = createRandom(3, 'dice');
    expect(new Set(Array.from({ length: 300 }, () => random.int(1, 6)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('draws by weight', () => {
    const random = createRandom(3, 'weights');
    const heads = Array.from({ length: 4000 }, () => random.weighted({ head: 3, tail: 1, never: 0 }));
    expect(heads).not.toContain('never');
    expect(heads.filter((side) => side === 'head').length / 4000).toBeCloseTo(0.75, 1);
  });

  it('draws normal numbers around their mean', () => {
    const random = createRandom(3, 'normal');
    const numbers = Array.from({ length: 4000 }, () => random.normal(10, 2));
    expect(numbers.reduce((a, b) => a + b) / 4000).toBeCloseTo(10, 0);
    expect(numbers.filter((n) => Math.abs(n - 10) < 2).length / 4000).toBeCloseTo(0.68, 1);
  });
});

describe('dealt shares', () => {
  it('are exact, in every order', () => {
    const deck = dealShares(createRandom(1, 'deck'), { a: 0.2, b: 0.3, c: 0.5 }, 10);
    expect(deck.toSorted().join('')).toBe('aabbbccccc');
    expect(deck).not.toEqual(deck.toSorted());
  });

  it('fill the deck when the shares do not divide it', () =>
    expect(dealShares(createRandom(1, 'deck'), { a: 1 / 3, b: 1 / 3, c: 1 / 3 }, 100)).toHaveLength(100));
});

describe('a fingerprint', () => {
  it('has eight digits and tells neighbours apart', () => {
    const prints = Array.from({ length: 5000 }, (_, i) => fingerprint(`1990000${String(i).padStart(4, '0')}`));
    expect(prints.every((print) => /^[0-9a-f]{8}$/.test(print))).toBe(true);
    expect(new Set(prints).size).toBe(5000);
  });
});
