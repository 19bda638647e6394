import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COUNTED,
  METHODS,
  type RfmSettings,
  readSettings,
  scoringOf,
  WINDOWS,
  withScheme,
  withScoring,
  writeSettings,
} from '../../../src/islands/rfm-lab/settings.ts';
import { EACH_METHOD, START } from './shop.ts';

const EDGES = { r: [30, 90, 180, 270], f: [1.5, 2, 3, 5], m: [177.5, 448, 936.25, 2069] };

describe('a link', () => {
  test('brings back every setting', () => {
    const any = fc.record({
      window: fc.constantFrom(...WINDOWS),
      counted: fc.constantFrom(...COUNTED),
      method: fc.constantFrom(...METHODS),
      other: fc.constantFrom(...METHODS),
    });
    fc.assert(
      fc.property(any, ({ window, counted, method, other }) => {
        const settings = { ...withScoring(START, { method }), window, counted, other };
        expect(readSettings(writeSettings(settings))).toEqual(settings);
      }),
    );
    for (const settings of EACH_METHOD) expect(readSettings(writeSettings(settings))).toEqual(settings);
  });

  test('brings back moved cut points exactly', () => {
    const settings = withScoring(START, { method: 'edges', edges: EDGES });
    expect(readSettings(writeSettings(settings))).toEqual(settings);
  });

  const good = writeSettings(withScoring(START, { method: 'edges', edges: EDGES }));
  test.each([
    ['nothing', ''],
    ['a long text', `${good}&${'x'.repeat(2000)}`],
    ['no day', good.replace('2025-06-30', '2025-02-31')],
    ['SQL for a day', good.replace('2025-06-30', "2025-06-30' OR 1=1")],
    ['an unknown window', good.replace('window=365', 'window=9999')],
    ['an unknown method', good.replace('method=edges', 'method=constructor')],
    ['falling cut points', good.replace('f=1.5~2', 'f=3~2')],
    ['too few cut points', good.replace('f=1.5~2~3~5', 'f=2~3~5')],
    ['cut points that are no numbers', good.replace('f=1.5', 'f=NaN')],
    ['endless cut points', good.replace('f=1.5', 'f=-1e999')],
    ['halves with a scheme for fifths', good.replace(/method=.*/, 'method=mean&scheme=eleven&other=ntile')],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])('with %s is refused', (_, text) => {
    expect(readSettings(text)).toBeUndefined();
  });
});

describe('method and scheme stay together', () => {
  const bands = ({ scoring }: RfmSettings): number => scoringOf(scoring).n;

  test('halves take the eight segments, fifths go back to eleven', () => {
    const halves = withScoring({ ...START, scheme: 'ranges' }, { method: 'median' });
    expect([halves.scheme, bands(halves)]).toEqual(['eight', 2]);
    const fifths = withScoring(halves, { method: 'ntile' });
    expect([fifths.scheme, bands(fifths)]).toEqual(['eleven', 5]);
  });

  test('eight segments take halves, eleven take fifths, and a method that fits stays', () => {
    expect(withScheme(START, 'eight').scoring.method).toBe('mean');
    expect(withScheme(withScheme(START, 'eight'), 'eleven').scoring.method).toBe('percentile_inc');
    expect(withScheme(START, 'ranges').scoring.method).toBe('ntile');
    expect(withScheme(withScoring(START, { method: 'median' }), 'eight').scoring.method).toBe('median');
  });

  test('own halves stay with the eight', () => {
    const own = withScoring(START, { method: 'edges', edges: { r: [90], f: [3], m: [1000] } });
    expect(own.scheme).toBe('eight');
  });
});
