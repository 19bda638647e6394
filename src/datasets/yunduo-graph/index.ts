import type { Cell } from '../../engine/language/rows.ts';
import { hoursOf, secondIn } from '../blocks/hours.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { createRandom, type Random } from '../random.ts';
import { codeRows } from '../yunduo/codes.ts';
import { customerRows } from '../yunduo/customers.ts';
import { createLives } from '../yunduo/lives.ts';
import { aimedDataset } from './aimed.ts';
import { type Cast, createCast, createFollows, type Edge } from './network.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';

/** D1g, who follows, shares and comments on whom among the customers of the shop. */
export const yunduoGraph: DatasetSource = {
  id: 'yunduo-graph',
  title: { zh: '云朵商城社区', en: 'Yunduo, the community' },
  about: {
    zh: '云朵商城的同一批客户在社区里的关注、转发和评论：有大 V，有桥，也有机器人。全是程序生成的。',
    en: 'Who of the shop’s customers follows, shares and comments on whom: with hubs, a bridge, and robots. All of it was generated.',
  },
  use: {
    zh: '练社交标签：粉丝数、PageRank、桥梁人物，还有认出机器人。',
    en: 'For social tags: followers, PageRank, people who are bridges, and telling robots.',
  },
  modules: [3],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 2000 },
  schema: SCHEMA,
  grading: { customers: 400 },
  leastCustomers: 100,
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

const LIFE_DAYS = 365;
const SETTLED_DAYS = 140;
const ACTS = { shares: 4.5, comments: 3.5 } as const;
/** Robots share each other, at any hour. */
const BOT_SHARES = 34;
const WAKING = hoursOf('4 2 1 0 0 0 1 3 5 6 6 6 9 9 6 6 6 7 9 11 14 16 14 9');
const ALWAYS = hoursOf(Array.from({ length: 24 }, () => '1').join(' '));

function generate(request: Request): Dataset {
  const lives = createLives(request);
  const cast = createCast(
    request,
    // newcomers know nobody yet
    lives.filter(({ registeredDay }) => registeredDay < dayOf(request.asOf) - SETTLED_DAYS).map(({ customerId }) => customerId),
  );
  const follows = createFollows(request, cast);
  const since = new Map(lives.map(({ customerId, registeredDay }) => [customerId, registeredDay]));
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, {
      customers: customerRows(request, lives),
      follows: timed(createRandom(request.seed, 'follow times'), follows, cast, since, request.asOf),
      shares: timed(createRandom(request.seed, 'shares'), actsAlong(request, follows, cast, 'shares'), cast, since, request.asOf),
      comments: timed(createRandom(request.seed, 'comments'), actsAlong(request, follows, cast, 'comments'), cast, since, request.asOf),
      codes: codeRows(),
    }),
    truth: { hubs: cast.hubs, bridge: cast.bridge, rings: cast.rings, communities: cast.communities },
  };
}

/** People share and comment on those whom they follow; robots mostly on each other. */
function actsAlong({ seed, customers }: Request, follows: readonly Edge[], { rings }: Cast, act: keyof typeof ACTS): Edge[] {
  const random = createRandom(seed, `${act} along`);
  const ringOf = new Map(rings.flatMap((ring) => ring.map((bot) => [bot, ring] as const)));
  const wanted = Math.round(ACTS[act] * customers);
  const bots =
    act === 'shares' ? [...ringOf].flatMap(([bot, ring]) => Array.from({ length: BOT_SHARES }, () => edgeTo(random, bot, ring))) : [];
  const human = follows.filter(([src]) => !ringOf.has(src));
  return [...bots, ...Array.from({ length: wanted - bots.length }, () => random.pick(human))];
}

function edgeTo(random: Random, bot: string, ring: readonly string[]): Edge {
  const others = ring.filter((other) => other !== bot);
  return [bot, random.pick(others)];
}

/** Gives every edge its second: after both have registered, and no two of a pair at once. */
function timed(random: Random, edges: readonly Edge[], { rings }: Cast, since: ReadonlyMap<string, number>, asOf: string): Cell[][] {
  const bots = new Set(rings.flat());
  const today = dayOf(asOf);
  const taken = new Set<string>();
  return edges.flatMap(([src, dst]): Cell[][] => {
    const first = Math.max(since.get(src) ?? 0, since.get(dst) ?? 0, today - LIFE_DAYS);
    for (;;) {
      const ts = isoTimestamp(random.int(first, today), secondIn(random, bots.has(src) ? ALWAYS : WAKING));
      const key = `${src} ${dst} ${ts}`;
      if (taken.has(key)) continue;
      taken.add(key);
      return [[src, dst, ts]];
    }
  });
}
