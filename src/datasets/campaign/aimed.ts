import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, lastLeapDay } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { type Arm, CODES } from './codes.ts';
import { SCHEMA } from './schema.ts';
import { campaignsRows } from './sends.ts';

interface Send {
  readonly campaign?: 'K1' | 'K2';
  readonly arm: Arm;
  readonly daysAgo?: number;
  readonly time?: string;
  readonly visited?: 0 | 1;
  readonly bought?: 0 | 1;
  readonly spend?: number;
}
interface Aim {
  readonly sends?: readonly Send[];
  readonly orders?: number;
  readonly spend?: number;
  readonly daysSince?: number | null;
  readonly response?: number | null;
  readonly uplift?: number | null;
  readonly gender?: string | null;
  readonly age?: number | null;
  readonly tier?: string | null;
  readonly registeredDaysAgo?: number;
}

const USUAL_DAYS_AGO = { K1: 53, K2: 20 } as const;

/** The aimed campaign: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  const add = (zh: string, en: string, aim: Aim): void => {
    const {
      orders = 3,
      spend = 450,
      daysSince = 40,
      response = 0.1,
      uplift = 0.02,
      gender = 'female',
      age = 34,
      tier = 't1',
      registeredDaysAgo = 700,
    } = aim;
    people.push({
      about: { zh, en },
      rows: (id) => ({
        customers: [
          [
            id,
            gender,
            age,
            tier,
            isoOf(today - registeredDaysAgo),
            orders,
            spend,
            daysSince,
            orders === 0 ? null : 0.5,
            3,
            0,
            response,
            uplift,
          ],
        ],
        campaign: (aim.sends ?? [{ arm: 'control' }]).map((send) => sendRow(id, send, today)),
      }),
    });
  };
  for (const arm of ['treated', 'control'] as const) {
    const [zh, en] = arm === 'treated' ? ['收到券', 'Got the coupon'] : ['没收到券', 'Got none'];
    add(`${zh}，买了 200 元`, `${en} and bought for ¥200`, { sends: [{ arm, visited: 1, bought: 1, spend: 200 }] });
    add(`${zh}，来了没买`, `${en}, visited and did not buy`, { sends: [{ arm, visited: 1 }] });
    add(`${zh}，没有来`, `${en} and stayed away`, { sends: [{ arm }] });
    add(`${zh}，下了 0 元的单：买过，但没花钱`, `${en} and ordered for ¥0: has bought, has spent nothing`, {
      sends: [{ arm, visited: 1, bought: 1, spend: 0 }],
    });
    add(`${zh}，一单 20,000 元，会把平均值拉高`, `${en} and bought for ¥20,000, which pulls every mean up`, {
      sends: [{ arm, visited: 1, bought: 1, spend: 20_000 }],
    });
  }
  add('两次活动都收到了券', 'Got a coupon both times', {
    sends: [{ campaign: 'K1', arm: 'treated', visited: 1, bought: 1, spend: 90 }, { arm: 'treated' }],
  });
  add('5 月收到券，6 月在对照组', 'Got a coupon in May, was in the control group in June', {
    sends: [
      { campaign: 'K1', arm: 'treated' },
      { arm: 'control', visited: 1, bought: 1, spend: 90 },
    ],
  });
  add('只参加过 5 月的活动', 'Was only in the campaign of May', { sends: [{ campaign: 'K1', arm: 'control' }] });
  add('哪次活动都没参加', 'Was in no campaign', { sends: [] });
  add('记录里没来过却买过：记录有错', 'Bought without a visit: the record is wrong', {
    sends: [{ arm: 'treated', visited: 0, bought: 1, spend: 60 }],
  });
  add('零点发出的券', 'Sent at midnight', { sends: [{ arm: 'treated', time: '00:00:00' }] });
  add('基准日当天才分组', 'Assigned on the as-of date', { sends: [{ arm: 'treated', daysAgo: 0, time: '23:59:59' }] });
  add('基准日的第二天才分组，现在还不该看到', 'Assigned the day after the as-of date: not to be seen yet', {
    sends: [{ arm: 'treated', daysAgo: -1, bought: 1, visited: 1, spend: 300 }],
  });
  for (const response of [0.299, 0.3, 0.301]) add(`响应分 ${response}`, `Response score ${response}`, { response });
  for (const uplift of [-0.001, 0, 0.001, 0.049, 0.05, 0.051]) add(`增量分 ${uplift}`, `Uplift score ${uplift}`, { uplift });
  add('响应分很高，增量分是负的：别打扰', 'High response, negative uplift: leave alone', { response: 0.62, uplift: -0.08 });
  add('响应分很低，增量分最高', 'Low response, the highest uplift', { response: 0.03, uplift: 0.19 });
  add('和前面有人的增量分一样（并列）', 'Same uplift as somebody before (a tie)', { uplift: 0.05 });
  add('两个分都没有', 'Has neither score', { response: null, uplift: null });
  add('前一年没有订单', 'No order in the year before', { orders: 0, spend: 0, daysSince: null });
  add('性别和年龄没填', 'Gender and age left blank', { gender: null, age: null });
  add('城市级别没填', 'City tier left blank', { tier: null });
  add('2 月 29 日注册', 'Registered on 29 February', { registeredDaysAgo: today - dayOf(lastLeapDay(asOf)) });
  add('基准日当天注册', 'Registered on the as-of date', { registeredDaysAgo: 0, sends: [] });
  add('基准日的第二天才注册，还不是客户', 'Registers the day after the as-of date, so is no customer yet', {
    registeredDaysAgo: -1,
    sends: [],
  });
  return aimedOf(SCHEMA, asOf, people, {
    campaign: [sendRow('T99', { arm: 'treated', visited: 1, bought: 1, spend: 999 }, today)],
    campaigns: campaignsRows(asOf),
    codes: codeRowsOf(CODES),
  });
}

function sendRow(id: string, send: Send, today: number): Cell[] {
  const { campaign = 'K2', arm, visited = 0, bought = 0, spend = 0, time = '10:30:00' } = send;
  const day = isoOf(today - (send.daysAgo ?? USUAL_DAYS_AGO[campaign]));
  return [campaign, id, arm, day, arm === 'treated' ? `${day} ${time}` : null, visited, bought, spend];
}
