import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { inventedName } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { CODES } from './codes.ts';
import { type Fill, PDC_DAYS } from './coverage.ts';
import { SCHEMA } from './schema.ts';

type Answer = readonly [daysAgo: number, status: 'granted' | 'denied' | 'revoked', endsInDays?: number];
interface Aim {
  readonly fills?: readonly Fill[];
  /** Chronic visits: how many days ago, and in how many days from the as-of date to come back. */
  readonly visits?: readonly (readonly [daysAgo: number, dueInDays: number | null])[];
  readonly answers?: readonly Answer[];
  readonly age?: readonly [years: number, inDays: number] | null;
  readonly born?: string;
  readonly gender?: string | null;
  readonly registeredDaysAgo?: number;
}

const YES: readonly Answer[] = [[100, 'granted', 630]];
const monthly = (count: number, more: readonly Fill[] = []): Fill[] => [
  ...Array.from({ length: count }, (_, i) => ({ day: 30 * i, days: 30 })),
  ...more,
];

/** The aimed clinic: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  const numbers = { visits: 0, fills: 0 };
  const add = (zh: string, en: string, aim: Aim): void => {
    const { fills = [], visits = [], answers = YES, age = [60, 0], gender = 'male', registeredDaysAgo = 900 } = aim;
    const born = aim.born ?? (age === null ? null : addMonths(isoOf(today + age[1]), -12 * age[0]));
    const by = age !== null && (age[0] < 14 || (age[0] === 14 && age[1] > 0)) ? 'guardian' : 'self';
    const name = inventedName(people.length);
    people.push({
      about: { zh, en },
      rows: (id) => ({
        patients: [[id, name, gender, born, isoOf(today - registeredDaysAgo)]],
        visits: visits.map(([daysAgo, due]) => visitRow(++numbers.visits, id, today - daysAgo, due === null ? null : today + due)),
        dispensing: fills.map(({ day, days }) => fillRow(++numbers.fills, id, today - PDC_DAYS + 1 + day, days)),
        consents: answers.map(([daysAgo, status, ends]): Cell[] => [
          id,
          'recall',
          isoOf(today - daysAgo),
          status,
          by,
          status === 'granted' ? isoOf(today + (ends ?? 630)) : null,
        ]),
      }),
    });
  };
  // days covered
  add('365 天里正好有 292 天有药：0.8', 'Drugs on exactly 292 of 365 days: 0.8', { fills: monthly(9, [{ day: 270, days: 22 }]) });
  add('差一天到 0.8', 'One day short of 0.8', { fills: monthly(9, [{ day: 270, days: 21 }]) });
  add('比 0.8 多一天', 'One day above 0.8', { fills: monthly(9, [{ day: 270, days: 23 }]) });
  add('天天有药', 'Drugs on every day', { fills: monthly(13) });
  add('每次都提前 5 天取：顺延之后一天不断', 'Five days early every time: shifted, without a gap', {
    fills: Array.from({ length: 15 }, (_, i) => ({ day: 25 * i, days: 30 })),
  });
  add('先提前 15 天、再晚 15 天：不顺延就会断', 'Two weeks early, then two weeks late: a gap unless shifted', {
    fills: Array.from({ length: 12 }, (_, i) => ({ day: 30 * i - (i % 2 === 1 ? 15 : 0), days: 30 })),
  });
  add('同一天取了两份：接着吃，不能算一份', 'Two fills on one day: taken one after the other', {
    fills: [
      { day: 0, days: 90 },
      { day: 0, days: 90 },
      { day: 180, days: 90 },
    ],
  });
  add('最后一次取 90 天，大半在基准日之后：取够了，但没覆盖', 'The last 90 days reach past the as-of date: fetched enough, not covered', {
    fills: monthly(8, [{ day: 355, days: 90 }]),
  });
  add('美国药房质量联盟的例子：四次 90 天，覆盖 348 天', 'The example of the Pharmacy Quality Alliance: four times 90 days, 348 covered', {
    fills: [
      { day: 0, days: 90 },
      { day: 83, days: 90 },
      { day: 185, days: 90 },
      { day: 287, days: 90 },
    ],
  });
  add('基准日当天才第一次取药', 'First fill on the as-of date', { fills: [{ day: PDC_DAYS - 1, days: 30 }] });
  add('第一次取药在窗口前一天', 'Only fill the day before the period', { fills: [{ day: -1, days: 30 }] });
  add('基准日之后才取药', 'A fill after the as-of date only', { fills: [{ day: PDC_DAYS, days: 30 }] });
  add('一次药也没取', 'No fill at all', {});
  // who is overdue
  add('昨天就该复诊', 'Should have come back yesterday', { visits: [[91, -1]] });
  add('今天复诊，还不算逾期', 'To come back today: not overdue yet', { visits: [[90, 0]] });
  add('明天复诊', 'To come back tomorrow', { visits: [[89, 1]] });
  add('逾期之后已经来过，约了新的日期', 'Was overdue, has come and has a new date', {
    visits: [
      [120, -30],
      [20, 70],
    ],
  });
  add('没有约复诊', 'No date was agreed', { visits: [[40, null]] });
  add('基准日之后才来复诊，现在算逾期', 'Comes back after the as-of date: overdue now', {
    visits: [
      [100, -10],
      [-1, 89],
    ],
  });
  add('从来没有就诊', 'No visit at all', {});
  // who may be called
  const late = [[91, -1]] as const;
  add('逾期；授权今天到期，今天已经不算', 'Overdue; the consent ends today, so it is over', {
    visits: late,
    answers: [[700, 'granted', 0]],
  });
  add('逾期；授权明天到期', 'Overdue; the consent ends tomorrow', { visits: late, answers: [[700, 'granted', 1]] });
  add('逾期；从来没有表过态', 'Overdue; never asked', { visits: late, answers: [] });
  add('逾期；不同意', 'Overdue; denied', { visits: late, answers: [[50, 'denied']] });
  add('逾期；同意过，后来撤回', 'Overdue; granted and then withdrawn', {
    visits: late,
    answers: [
      [300, 'granted'],
      [10, 'revoked'],
    ],
  });
  add('逾期；撤回过，后来又同意', 'Overdue; withdrawn and then granted again', {
    visits: late,
    answers: [
      [300, 'revoked'],
      [10, 'granted'],
    ],
  });
  add('逾期；基准日的第二天才撤回', 'Overdue; withdraws the day after the as-of date', {
    visits: late,
    answers: [
      [300, 'granted'],
      [-1, 'revoked'],
    ],
  });
  add('逾期；基准日当天撤回', 'Overdue; withdrew on the as-of date', {
    visits: late,
    answers: [
      [300, 'granted'],
      [0, 'revoked'],
    ],
  });
  add('不逾期，同意提醒', 'Not overdue, has granted', { visits: [[30, 60]] });
  // who they are
  add('逾期；今天满 14 岁', 'Overdue; turns 14 today', { visits: late, age: [14, 0] });
  add('逾期；明天才满 14 岁，监护人同意', 'Overdue; turns 14 tomorrow, a guardian granted', { visits: late, age: [14, 1] });
  add('逾期；8 岁', 'Overdue; aged 8', { visits: late, age: [8, 0] });
  add('逾期；出生日期没填', 'Overdue; date of birth left blank', { visits: late, age: null });
  add('2 月 29 日出生', 'Born on 29 February', { visits: late, born: '1956-02-29', gender: null });
  add('基准日当天建档', 'Registered on the as-of date', { registeredDaysAgo: 0, answers: [] });
  add('基准日的第二天才建档', 'Registered the day after the as-of date', { registeredDaysAgo: -1, answers: [] });
  return aimedOf(SCHEMA, asOf, people, {
    visits: [visitRow(9001, 'T99', today - 91, today - 1)],
    dispensing: [fillRow(9001, 'T99', today - 100, 90)],
    codes: codeRowsOf(CODES),
  });
}

const visitRow = (n: number, id: string, day: number, next: number | null): Cell[] => [
  `V${String(n).padStart(5, '0')}`,
  id,
  isoOf(day),
  'chronic',
  'hypertension',
  next === null ? null : isoOf(next),
  40,
];
const fillRow = (n: number, id: string, day: number, days: number): Cell[] => [
  `D${String(n).padStart(5, '0')}`,
  id,
  isoOf(day),
  'amlodipine',
  'chronic',
  days,
];
