import { type Bin, type Migration, type PsiBin, type State, type TagQuality, type Value, withoutNoise } from '../engine/index.ts';
import { flowsOf } from './moved.ts';
import { csvLine } from './rows-out.ts';

type Bases = ReadonlyMap<string, string>;
/** Of tags with a base, who moved since then. */
type Moved = ReadonlyMap<string, Migration>;

/** Every figure in a line of its own: `tag,figure,of,value`. */
export function qualityCsv(qualities: readonly TagQuality[], bases: Bases, moved: Moved): string {
  const lines = qualities.flatMap((quality) =>
    figuresOf(quality, bases.get(quality.code), moved.get(quality.code)).map(([figure, of, value]) =>
      csvLine([quality.code, figure, of, printed(value)]),
    ),
  );
  return ['tag,figure,of,value\n', ...lines].join('');
}

type Figure = readonly [figure: string, of: string, value: Value];

function figuresOf({ coverage, summary, distribution, psi, findings }: TagQuality, base = '', moved?: Migration): Figure[] {
  return [
    ['customers', '', coverage.eligible],
    ['known', '', coverage.known],
    ['coverage', '', coverage.coverage],
    ...(summary
      ? [
          ['mean', '', summary.mean] as const,
          ['deviation', '', summary.deviation] as const,
          ...summary.quantiles.map(({ percent, value }) => ['quantile', `${percent}%`, value] as const),
        ]
      : []),
    ...distribution.bins.flatMap(({ bin, count, share }): Figure[] => [
      ['count', nameOf(bin), count],
      ['share', nameOf(bin), share],
    ]),
    ...(psi
      ? [
          ['psi', base, psi.psi] as const,
          ['psi_reading', base, psi.reading] as const,
          ...psi.bins.flatMap(({ bin, baseShare, term }): Figure[] => [
            ['base_share', nameOf(bin), baseShare],
            ['psi_term', nameOf(bin), term],
          ]),
        ]
      : []),
    ...(moved
      ? [
          ['moved', base, moved.moved.length] as const,
          ...flowsOf(moved).map(({ from, to, count }): Figure => ['flow', `${stateName(from)} -> ${stateName(to)}`, count]),
        ]
      : []),
    ...findings.map(
      ({ code, params }): Figure => [
        'broken',
        'value' in params ? `${code} ${params.value}` : code,
        'limit' in params ? params.limit : null,
      ],
    ),
  ];
}

/** The same in any language: a value as it is, a band by its ends. */
function nameOf(bin: PsiBin['bin']): string {
  if (bin.kind === 'missing') return '';
  if (bin.kind === 'value') return String(bin.value);
  const ends = [bin.from === null ? '' : `>${printed(bin.from)}`, bin.to === null ? '' : `<=${printed(bin.to)}`];
  return ends.filter((end) => end !== '').join(' ');
}

const stateName = (state: State): string => (state.kind === 'no-value' ? '' : state.kind === 'absent' ? '(absent)' : nameOf(state));

/** The same figures as one object a tag. */
export function qualityJson(qualities: readonly TagQuality[], asOf: string, bases: Bases, moved: Moved): string {
  const tags = qualities.map(({ code, scale, coverage, summary, distribution, psi, findings }) => ({
    tag: code,
    as_of: asOf,
    scale,
    customers: coverage.eligible,
    known: coverage.known,
    coverage: coverage.coverage,
    ...(summary ? { mean: summary.mean, deviation: summary.deviation, quantiles: summary.quantiles } : {}),
    values: distribution.bins.map(({ bin, count, share }) => ({ ...endsOf(bin), count, share })),
    ...(psi
      ? {
          psi: {
            base: bases.get(code),
            psi: psi.psi,
            reading: psi.reading,
            values: psi.bins.map(({ bin, baseShare, share, term }) => ({ ...endsOf(bin), base_share: baseShare, share, term })),
          },
        }
      : {}),
    ...movedJson(moved.get(code), bases.get(code)),
    broken: findings.map(({ code: finding, params }) => ({ code: finding, ...params })),
  }));
  return `${JSON.stringify(tags, (_, value: unknown) => printed(value), 2)}\n`;
}

const movedJson = (moved: Migration | undefined, base: string | undefined) =>
  moved && {
    moved: {
      base,
      customers: moved.moved.length,
      flows: flowsOf(moved).map(({ from, to, count }) => ({ from: stateEnds(from), to: stateEnds(to), count })),
    },
  };
const stateEnds = (state: State) =>
  state.kind === 'no-value' || state.kind === 'absent' ? { [state.kind.replace('-', '_')]: true } : endsOf(state);

const endsOf = (bin: PsiBin['bin']): Partial<Bin> => {
  const { kind: _, ...ends } = bin;
  return ends;
};

const printed = <Cell>(cell: Cell): Cell | number => (typeof cell === 'number' ? withoutNoise(cell) : cell);
