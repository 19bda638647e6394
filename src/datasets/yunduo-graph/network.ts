import type { Request } from '../dataset.ts';
import { createRandom, type Random, shuffled } from '../random.ts';

/** Who is who among those who follow somebody. Planted, kept in the truth. */
export interface Cast {
  /** Six in each community. */
  readonly hubs: readonly string[];
  /** Two ways in and two ways out, and nobody else leads from one community to the other. */
  readonly bridge: string;
  /** Three rings of accounts that follow many and are followed by each other only. */
  readonly rings: readonly (readonly string[])[];
  /** Everybody else, in two halves that do not know each other. */
  readonly communities: readonly [readonly string[], readonly string[]];
}
export type Edge = readonly [src: string, dst: string];

/** Of all customers so many are in the network, and each of them has so many lines in it. */
const IN_NETWORK = 0.6;
const FOLLOWS_A_CUSTOMER = 3;
const HUBS = 12;
const RINGS = 3;
const BOT_FOLLOWS = 24;
/** The next accounts of the ring, round and round. */
const RING_FOLLOWS = 3;
const HUBS_FOLLOWED = 1.6;
const HUB_FOLLOWS = 10;
const FOLLOWED_BACK = 0.62;
/** How many lead to the bridge's doors, and from them. */
const DOOR_EDGES = 22;

export function createCast({ seed, customers }: Request, ids: readonly string[]): Cast {
  const random = createRandom(seed, 'cast');
  const chosen = shuffled(random, ids).slice(0, Math.round(IN_NETWORK * customers));
  const ringSize = Math.max(5, Math.round(0.0075 * customers));
  const [bridge = '', ...rest] = chosen;
  const hubs = rest.slice(0, HUBS);
  const bots = rest.slice(HUBS, HUBS + RINGS * ringSize);
  const others = rest.slice(HUBS + RINGS * ringSize);
  const half = Math.ceil(others.length / 2);
  return {
    hubs,
    bridge,
    rings: Array.from({ length: RINGS }, (_, ring) => bots.slice(ring * ringSize, (ring + 1) * ringSize)),
    communities: [others.slice(0, half), others.slice(half)],
  };
}

/** Who follows whom. */
export function createFollows({ seed, customers }: Request, { hubs, bridge, rings, communities }: Cast): Edge[] {
  const random = createRandom(seed, 'follows');
  const edges = new Map<string, Edge>();
  const follow = (src: string, dst: string): void => {
    if (src !== dst) edges.set(`${src} ${dst}`, [src, dst]);
  };
  communities.forEach((people, side) => {
    const own = hubs.filter((_, i) => i % 2 === side);
    for (const person of people)
      for (const hub of own)
        if (random.chance((HUBS_FOLLOWED / own.length) * (person === people[0] || person === people[1] ? 0 : 1))) follow(person, hub);
    // hubs follow a few back, but nobody at the doors of the bridge
    for (const hub of own) for (let i = 0; i < HUB_FOLLOWS; i++) follow(hub, random.pick(people.slice(2)));
    throughDoors(random, people, bridge, follow);
  });
  rings.forEach((ring, i) => {
    const people = communities[i % 2] ?? [];
    ring.forEach((bot, n) => {
      for (let step = 1; step <= RING_FOLLOWS; step++) follow(bot, ring[(n + step) % ring.length] ?? bot);
      for (const person of shuffled(random, people.slice(2)).slice(0, Math.min(BOT_FOLLOWS, people.length / 4))) follow(bot, person);
    });
  });
  befriend(random, communities, follow, () => edges.size < FOLLOWS_A_CUSTOMER * customers);
  return [...edges.values()];
}

/** The first of a community leads to the bridge, the second comes from it; each knows many, so that no other is passed by all. */
function throughDoors(random: Random, people: readonly string[], bridge: string, follow: (src: string, dst: string) => void): void {
  const [out = '', into = ''] = people;
  follow(out, bridge);
  follow(bridge, into);
  const count = Math.min(DOOR_EDGES, Math.floor(people.length / 5));
  for (const person of shuffled(random, people.slice(2)).slice(0, count)) follow(person, out);
  for (const person of shuffled(random, people.slice(2)).slice(0, count)) follow(into, person);
}

/** Friends live near each other in the list, and more than half follow back. */
function befriend(
  random: Random,
  communities: Cast['communities'],
  follow: (src: string, dst: string) => void,
  isOpen: () => boolean,
): void {
  while (isOpen()) {
    const people = random.pick(communities);
    const at = random.int(2, people.length - 1);
    const near = 2 + ((at - 2 + Math.round(random.normal(0, 9)) + people.length - 2) % (people.length - 2));
    const [one = '', two = ''] = [people[at], random.chance(0.75) ? people[near] : random.pick(people.slice(2))];
    follow(one, two);
    if (isOpen() && random.chance(FOLLOWED_BACK)) follow(two, one);
  }
}
