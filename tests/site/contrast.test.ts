import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Colours as tokens.css gives them, per theme. */
const tokens = [...readFileSync('src/styles/tokens.css', 'utf8').matchAll(/^\s*--([\w-]+): ([^;]+);/gm)].map(
  ([, name = '', value = '']) => ({
    name,
    value,
  }),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = tokens.find((token) => token.name === name)?.value ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(other, theme);
  const [light, dark = light] = value.match(/#[0-9a-f]{6}/g) ?? [];
  return (theme === 'light' ? light : dark) ?? '';
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: readonly [string, readonly string[]][] = [
  ['ink', ['paper', 'sheet', 'sunk', 'accent-wash', 'good-wash', 'bad-wash', 'info-wash', 'line', 's1', 's2', 's3']],
  ['ink-2', ['paper', 'sheet', 'sunk', 'line']],
  ['accent', ['paper', 'sheet', 'sunk', 'accent-wash']],
  ['accent-strong', ['paper', 'sheet']],
  ['good', ['paper', 'sheet', 'good-wash']],
  ['bad', ['paper', 'sheet', 'bad-wash']],
  ['info', ['sheet', 'info-wash']],
  ['on-accent', ['accent', 'accent-strong']],
  ['c2', ['paper', 'sheet', 'sunk']],
  ['c3', ['sheet']],
  ['c4', ['sheet', 'sunk']],
  ...([1, 2, 3, 4, 5] as const).map((step): [string, string[]] => [`on-s${step}`, [`s${step}`]]),
];
const EDGES: readonly [string, readonly string[]][] = [
  ['edge', ['paper', 'sheet', 'sunk']],
  ['s4', ['sheet']],
  ...([1, 2, 3, 4, 5] as const).map((kind): [string, string[]] => [`c${kind}`, ['sheet']]),
];

for (const theme of ['light', 'dark'] as const) {
  for (const [pairs, least] of [
    [TEXT, 4.5],
    [EDGES, 3],
  ] as const) {
    test.each(pairs.flatMap(([front, backs]) => backs.map((back) => [front, back] as const)))(
      `${theme}: %s on %s has ${least}:1`,
      (front, back) => {
        expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(least);
      },
    );
  }
}

test('the measure of contrast is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
