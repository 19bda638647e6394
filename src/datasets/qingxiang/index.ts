import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { CODES } from './codes.ts';
import { LONGEST_DELAY_S, sessionRows } from './events.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';
import { BEAUTY_TGI, createSessions } from './sessions.ts';
import { createUsers, deviceRows, userRows } from './users.ts';

/** D5, a shopping app: every action with the moment it happened and the moment it arrived. */
export const qingxiang: DatasetSource = {
  id: 'qingxiang',
  title: { zh: '轻享 App', en: 'Qingxiang, an app' },
  about: {
    zh: '一个虚构的购物 App：2,400 位用户 90 天的行为，每个动作都有发生时间和到达时间。全是程序生成的。',
    en: 'An invented shopping app: what 2,400 users did in 90 days, with the moment each action happened and the moment it arrived. All of it was generated.',
  },
  use: {
    zh: '练 TGI 和实时标签：人群偏好、漏斗、迟到的事件。',
    en: 'For TGI and tags in real time: what a group prefers, funnels, and events that arrive late.',
  },
  modules: [0, 2, 4, 8, 9],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 2400 },
  schema: SCHEMA,
  grading: { earlierAsOf: '2025-05-31' },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const users = createUsers(request);
  const sessions = createSessions(request, users);
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, {
      users: userRows(request, users),
      devices: deviceRows(request, users),
      ...sessionRows(request, sessions),
      codes: codeRowsOf(CODES),
    }),
    truth: {
      youngWomen: users.filter(({ isYoungWoman }) => isYoungWoman).map(({ userId }) => userId),
      beautySpendTgi: BEAUTY_TGI,
      rareCategory: 'vinyl',
      longestDelaySeconds: LONGEST_DELAY_S,
    },
  };
}
