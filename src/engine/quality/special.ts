import { pairValues } from './audience.ts';
import { type Moments, momentsOf } from './moments.ts';
import { FEW, tgi } from './profile.ts';
import { type Known, type TagColumn, valuesIn } from './tag-column.ts';

/** One thing that sets an audience apart. */
export type Special = {
  readonly tag: string;
  /** How far apart, without unit: 0 as the others, ±0.2 a little, ±0.5 clearly, ±0.8 far. Infinite where numbers differ and none varies. */
  readonly effect: number;
  /** How many standard errors apart, so that chance can be told from difference. */
  readonly z: number;
  /** Customers with a value, in the audience and among the others. */
  readonly n: number;
  readonly othersN: number;
} & (
  | {
      readonly kind: 'share';
      readonly value: Known;
      readonly count: number;
      /** 0 to 1. */
      readonly share: number;
      readonly othersShare: number;
      readonly baseShare: number;
      readonly tgi: number | null;
    }
  /** In the tag's own unit. */
  | { readonly kind: 'mean'; readonly mean: number; readonly othersMean: number; readonly baseMean: number }
);

export interface SpecialOptions {
  /** Whom the audience is compared with; everybody unless said otherwise. */
  readonly base?: readonly boolean[];
  /** How many customers with a value both sides must have. */
  readonly minimum?: number;
  /** How many standard errors apart it must be to be listed. */
  readonly minimumZ?: number;
}

/**
 * What is special about an audience: its (tag, value) pairs and numbers, the furthest from the others first.
 *
 * Pairs are ranked by Cohen's h (the distance of two shares on the arcsine scale) and numbers by Cohen's d (the difference of two means in standard
 * deviations): both are measured on one scale, so that a city and a spend can stand in one list. |TGI - 100| was not chosen, because it puts 2 % against
 * 1 % before 90 % against 50 %; nor z, because it grows with the number of customers who have the tag, and so ranks by coverage. Both still have their say:
 * the index is shown, and what is within `minimumZ` standard errors, or rests on fewer than `minimum` customers, is not listed.
 * The comparison is with the base's other customers, not with the base: the test asks for two groups without a common member.
 * @param columns leave out the tags that the audience was selected by, or they will lead the list
 * @param members the audience, in the order of the columns' values
 * @source Cohen 1988, Statistical Power Analysis, 2.2 (d) and 6.2 (h) with the readings 0.2, 0.5, 0.8; two-proportion z with the pooled share; Welch 1947
 * @example specialAbout(columnsOf(rows, tags), vip.members)[0] // {kind: 'share', tag: 'city', value: '上海', effect: 0.41, z: 5.2, tgi: 163, …}
 */
export function specialAbout(
  columns: readonly TagColumn[],
  members: readonly boolean[],
  { base, minimum = FEW, minimumZ = 1.96 }: SpecialOptions = {},
): Special[] {
  const others = members.map((member, i) => !member && (base === undefined || base[i] === true));
  const baseMembers = base ?? members.map(() => true);
  const found = columns.flatMap((column) =>
    column.scale === 'number' ? numberOf(column, members, others, baseMembers) : pairsOf(column, members, others, baseMembers),
  );
  return found
    .filter(({ n, othersN, z }) => n >= minimum && othersN >= minimum && Math.abs(z) >= minimumZ)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || 0);
}

type Members = readonly boolean[];

function pairsOf(column: TagColumn, members: Members, others: Members, base: Members): Special[] {
  const [inside, outside, around] = [members, others, base].map((group) => countsOf(column, group)) as [Counts, Counts, Counts];
  if (inside.known === 0 || outside.known === 0 || around.known === 0) return [];
  return pairValues(column).map((value) => {
    const count = inside.counts.get(value) ?? 0;
    const othersCount = outside.counts.get(value) ?? 0;
    const [n, othersN] = [inside.known, outside.known];
    const [share, othersShare] = [count / n, othersCount / othersN];
    const baseShare = (around.counts.get(value) ?? 0) / around.known;
    const pooled = (count + othersCount) / (n + othersN);
    return {
      kind: 'share',
      tag: column.code,
      value,
      effect: 2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(othersShare)),
      z: ratio(share - othersShare, Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / othersN))),
      n,
      othersN,
      count,
      share,
      othersShare,
      baseShare,
      tgi: tgi(share, baseShare),
    };
  });
}

interface Counts {
  readonly known: number;
  readonly counts: ReadonlyMap<Known, number>;
}
function countsOf({ scale, values }: TagColumn, members: Members): Counts {
  const counts = new Map<Known, number>();
  let known = 0;
  for (const [i, cell] of values.entries()) {
    if (cell === null || members[i] !== true) continue;
    known++;
    for (const value of valuesIn(cell, scale)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { known, counts };
}

function numberOf(column: TagColumn, members: Members, others: Members, base: Members): Special[] {
  const [inside, outside, around] = [members, others, base].map((group) =>
    momentsOf(column.values.filter((value, i): value is number => typeof value === 'number' && group[i] === true)),
  ) as [Moments, Moments, Moments];
  const [a, b] = [inside.variance, outside.variance];
  if (inside.mean === null || outside.mean === null || around.mean === null || a === null || b === null) return [];
  const difference = inside.mean - outside.mean;
  return [
    {
      kind: 'mean',
      tag: column.code,
      // The mean of the two variances, so that a large group of others does not set the scale alone.
      effect: ratio(difference, Math.sqrt((a + b) / 2)),
      z: ratio(difference, Math.sqrt(a / inside.n + b / outside.n)),
      n: inside.n,
      othersN: outside.n,
      mean: inside.mean,
      othersMean: outside.mean,
      baseMean: around.mean,
    },
  ];
}

/** No difference is none, however little anything varies. */
const ratio = (difference: number, error: number): number => (difference === 0 ? 0 : difference / error);
