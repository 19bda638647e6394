import { type Interval, wilsonInterval } from '../statistics/wilson.ts';
import { type Bin, binningOf, type Cutting, countIn } from './bins.ts';
import type { TagColumn } from './tag-column.ts';

export interface TgiProfile {
  /** Customers with a value, in the audience and in the base: what the shares are of. */
  readonly n: number;
  readonly baseN: number;
  /** The audience is too small for its shares to be held: see `FEW`. */
  readonly few: boolean;
  readonly rows: readonly TgiRow[];
}
export interface TgiRow {
  readonly bin: Bin;
  readonly count: number;
  /** 0 to 1; null where the audience has nobody with a value. */
  readonly share: number | null;
  /** Where the share may lie, at 95 %, if the audience is a sample of such customers. */
  readonly interval: Interval;
  readonly baseCount: number;
  readonly baseShare: number | null;
  /** 100 is as in the base; null where the audience is empty or the base has nobody with this value. */
  readonly tgi: number | null;
}

/** Below this many customers a share is an anecdote. */
export const FEW = 30;

/**
 * The target group index: how common something is in a group, against a base that stands at 100.
 * @param share, baseShare in the same unit, per cent or 0 to 1
 * @source BMRB's Target Group Index, 1969: share in the group / share in the base · 100
 * @example tgi(8.9, 6.6) // 134.848…
 */
export const tgi = (share: number, baseShare: number): number | null => (baseShare === 0 ? null : (share / baseShare) * 100);

/**
 * An audience by one tag against a base. An index says how unusual a value is, never how many people: share, count and interval stand beside it.
 * @param members the audience, in the order of the column's values
 * @param options.base whom it is compared with; everybody unless said otherwise, the audience among them
 * @param options.cutting numbers only: bands of equally many customers of the whole column, or given bands
 * @returns a row for each value of the column, in the order of the values, or for each band from the lowest
 * @example tgiProfile(city, vip.members).rows[0] // {bin: {kind: 'value', value: '上海'}, count: 30, share: 0.32…, tgi: 99.19…, …}
 */
export function tgiProfile(
  column: TagColumn,
  members: readonly boolean[],
  { base, cutting = 5 }: { readonly base?: readonly boolean[]; readonly cutting?: Cutting } = {},
): TgiProfile {
  const binning = binningOf([column], cutting);
  const inside = countIn(binning, column.values, members);
  const around = countIn(binning, column.values, base);
  const rows = binning.bins.map((bin, i): TgiRow => {
    const [count, baseCount] = [inside.counts[i] ?? 0, around.counts[i] ?? 0];
    const share = inside.known === 0 ? null : count / inside.known;
    const baseShare = around.known === 0 ? null : baseCount / around.known;
    return {
      bin,
      count,
      share,
      interval: wilsonInterval(count, inside.known),
      baseCount,
      baseShare,
      tgi: share === null || baseShare === null ? null : tgi(share, baseShare),
    };
  });
  return { n: inside.known, baseN: around.known, few: inside.known < FEW, rows };
}
