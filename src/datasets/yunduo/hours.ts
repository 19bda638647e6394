import type { Random } from '../random.ts';
import type { Channel } from './codes.ts';

/** Orders an hour: online a peak after lunch and a higher one in the evening, in the shop its opening hours. */
const ONLINE = hours('1 1 0 0 0 0 1 2 4 6 7 7 9 9 7 6 6 6 7 9 13 15 12 5');
const SHOP = hours('0 0 0 0 0 0 0 0 0 0 5 7 6 5 6 7 8 9 10 9 6 3 0 0');

export const secondOfDay = (random: Random, channel: Channel): number =>
  Number(random.weighted(channel === 'store' ? SHOP : ONLINE)) * 3600 + random.int(0, 3599);

function hours(weights: string): Readonly<Record<string, number>> {
  return Object.fromEntries(weights.split(' ').map((weight, hour) => [hour, Number(weight)]));
}
