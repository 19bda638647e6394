import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { fingerprint } from '../random.ts';
import { codeRows } from '../yunduo/codes.ts';
import { SCHEMA } from './schema.ts';

/** Gender, date of birth, city, its tier, occupation, income. */
const ORDINARY: readonly Cell[] = ['女', '1991-04-20', 'chengdu', 't1_new', 'office', '5k_10k'];
const BLANK: readonly Cell[] = ORDINARY.map(() => null);
const LEAPLING: readonly Cell[] = ORDINARY.with(1, '2000-02-29');

/** The aimed community: who is in it, and why, is in `about`. Followers are numbered as they come. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  const rest: { follows: Cell[][]; shares: Cell[][]; comments: Cell[][] } = { follows: [], shares: [], comments: [] };
  const at = (daysAgo: number, time = '12:00:00'): string => `${isoOf(today - daysAgo)} ${time}`;
  const idOf = (i: number): string => `T${String(i + 1).padStart(2, '0')}`;
  /** @returns their place in the list */
  const add = (zh: string, en: string, registeredDaysAgo = 700, who: readonly Cell[] = ORDINARY): string => {
    const id = idOf(people.length);
    people.push({
      about: { zh, en },
      rows: () => ({
        customers: [[id, ...who, isoOf(today - registeredDaysAgo), 'app', fingerprint(id)]],
      }),
    });
    return id;
  };
  const crowd = Array.from({ length: 12 }, (_, i) =>
    add(`人群里的第 ${i + 1} 位，只关注别人`, `Number ${i + 1} of the crowd, who only follow`),
  );
  const followed = (id: string, by: readonly string[]): void => {
    for (const src of by) rest.follows.push([src, id, at(50)]);
  };
  for (const count of [4, 5, 6, 9, 10, 11]) followed(add(`正好 ${count} 个粉丝`, `Followed by exactly ${count}`), crowd.slice(0, count));
  const [left, bridge, right] = [
    add('桥左边的人：先到桥，再到右边', 'To the left of the bridge'),
    add('桥：粉丝只有两个，两边的路都从这里过', 'The bridge: two followers, and every way leads through here'),
    add('桥右边的人', 'To the right of the bridge'),
  ];
  rest.follows.push([left, bridge, at(40)], [bridge, right, at(40)], [right, bridge, at(40)], [bridge, left, at(40)]);
  const ring = Array.from({ length: 4 }, (_, i) =>
    add(`机器人圈的第 ${i + 1} 个：互相关注，没有别人关注`, `Number ${i + 1} of a ring of robots: followed by the ring only`),
  );
  ring.forEach((bot, i) => {
    rest.follows.push([bot, ring[(i + 1) % ring.length] ?? bot, at(30)]);
    for (const target of crowd.slice(0, 8)) rest.follows.push([bot, target, at(29)]);
  });
  const self = add('关注了自己：不算', 'Follows themselves: does not count');
  rest.follows.push([self, self, at(20)]);
  const twice = add('同一个人转发了三次：三次转发，一个人', 'Shared three times by one person: three shares, one sharer');
  for (const daysAgo of [3, 4, 5]) rest.shares.push([crowd[0] ?? '', twice, at(daysAgo)]);
  const edge = add('被转发在“最近 90 天”的最早一秒', 'Shared in the earliest second of "the last 90 days"');
  rest.shares.push([crowd[1] ?? '', edge, at(89, '00:00:00')]);
  const outside = add('被转发在“最近 90 天”之前的最后一秒', 'Shared in the last second before "the last 90 days"');
  rest.shares.push([crowd[1] ?? '', outside, at(90, '23:59:59')]);
  const later = add('基准日之后才被关注', 'Followed only after the as-of date');
  rest.follows.push([crowd[2] ?? '', later, at(-1, '00:00:00')]);
  const today24 = add('基准日最后一秒被评论', 'Commented on in the last second of the as-of date');
  rest.comments.push([crowd[3] ?? '', today24, at(0, '23:59:59')]);
  add('谁也不认识：孤立', 'Knows nobody: isolated');
  followed(add('能空的都空着，有一个粉丝', 'Left everything blank, has one follower', 700, BLANK), crowd.slice(0, 1));
  followed(add('2 月 29 日出生，有一个粉丝', 'Born on 29 February, has one follower', 700, LEAPLING), crowd.slice(1, 2));
  add('基准日的第二天才注册', 'Registers the day after the as-of date', -1);
  // an edge from somebody who is no customer
  rest.follows.push(['T99', crowd[4] ?? '', at(10)]);
  return aimedOf(SCHEMA, asOf, people, { ...rest, codes: codeRows() });
}
