import { hoursOf, secondIn } from '../blocks/hours.ts';
import type { Random } from '../random.ts';
import type { Channel } from './codes.ts';

/** Orders an hour: online a peak after lunch and a higher one in the evening, in the shop its opening hours. */
const ONLINE = hoursOf('1 1 0 0 0 0 1 2 4 6 7 7 9 9 7 6 6 6 7 9 13 15 12 5');
const SHOP = hoursOf('0 0 0 0 0 0 0 0 0 0 5 7 6 5 6 7 8 9 10 9 6 3 0 0');

export const secondOfDay = (random: Random, channel: Channel): number => secondIn(random, channel === 'store' ? SHOP : ONLINE);
