import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { inventedPhone } from '../blocks/people.ts';
import { dayOf, lastLeapDay, monthEndBefore } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { TEST_PHONE } from './accounts.ts';
import { CODES, type IdType, type Source } from './codes.ts';
import { SCHEMA } from './schema.ts';

type Id = readonly [type: IdType, value: string, seenDaysAgo?: number];
const phone = (n: number): Id => ['phone', inventedPhone(9000 + n)];

/** The aimed accounts: which they are, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const accounts: AimedOne[] = [];
  const add = (zh: string, en: string, source: Source, ids: readonly Id[], createdDaysAgo = 100, surname: string | null = '甲'): void => {
    accounts.push({
      about: { zh, en },
      rows: (id) => ({
        accounts: [[id, source, isoOf(today - createdDaysAgo), surname]],
        id_pairs: ids.map(([type, value, seenDaysAgo = createdDaysAgo]): Cell[] => [id, type, value, source, isoOf(today - seenDaysAgo)]),
      }),
    });
  };
  add('和下一个账号同一个手机号：同一个人', 'Same phone as the next account: one person', 'app', [phone(1)]);
  add('和上一个账号同一个手机号：同一个人', 'Same phone as the one before: one person', 'mini', [phone(1)]);
  add('链条的头：只和中间的账号有共同标识', 'One end of a chain: shares something with the middle only', 'app', [
    phone(2),
    ['device', 'd_chain001'],
  ]);
  add('链条的中间', 'The middle of the chain', 'mini', [
    ['device', 'd_chain001'],
    ['openid', 'wx_chain01'],
  ]);
  add('链条的尾：和头没有共同标识，仍是同一个人', 'The other end: nothing in common with the first, and still one person', 'web', [
    ['openid', 'wx_chain01'],
  ]);
  add('一部手机上有两个 App 账号：其一', 'One of two App accounts on one phone', 'app', [phone(3), ['device', 'd_home0001']], 100, '乙');
  add(
    '一部手机上有两个 App 账号：其二，是家里另一个人',
    'The other App account on that phone: somebody else at home',
    'app',
    [phone(3), ['device', 'd_home0002']],
    100,
    '丙',
  );
  for (let n = 1; n <= 5; n++)
    add(`设备上第 ${n} 个账号，正好 5 个`, `Account ${n} of exactly 5 on one device`, 'app', [['device', 'd_five00005'], phone(10 + n)]);
  for (let n = 1; n <= 6; n++)
    add(`设备上第 ${n} 个账号，一共 6 个，超过上限 5`, `Account ${n} of 6 on one device, over a limit of 5`, 'store', [
      ['device', 'd_six000006'],
      phone(20 + n),
    ]);
  for (let n = 1; n <= 3; n++)
    add(`填了测试号的第 ${n} 个人`, `Person ${n} with the test number`, 'store', [
      ['phone', TEST_PHONE],
      ['card', `M99000${n}`],
    ]);
  for (const value of ['', '0', 'unknown']) {
    const shown = value === '' ? '空白' : value;
    for (const n of [1, 2])
      add(`设备号写的是“${shown}”，第 ${n} 个`, `Device given as "${value}", number ${n}`, 'app', [
        ['device', value],
        phone(30 + n + value.length * 3),
      ]);
  }
  add('手机号后面多一个空格', 'The phone has a blank behind it', 'web', [['phone', `${inventedPhone(9050)} `]]);
  add('同一个手机号，没有空格', 'The same phone without the blank', 'app', [phone(50)]);
  add('邮箱是大写', 'The e-mail address in capitals', 'web', [['email', 'SAME@EXAMPLE.COM']]);
  add('同一个邮箱，小写', 'The same address in small letters', 'app', [['email', 'same@example.com']]);
  add('会员卡号是 5566', 'Member card 5566', 'store', [['card', '5566']]);
  add('设备号也是 5566：类型不同，不是一回事', 'Device 5566: of another kind, so not the same', 'app', [['device', '5566']]);
  add('三年前用过的号码', 'A number used three years ago', 'call', [['phone', inventedPhone(9060), 1100]], 1100);
  add(
    '同一个号码，上个月才有：可能是二次放号',
    'The same number since last month: it may have been given out again',
    'app',
    [['phone', inventedPhone(9060), 25]],
    25,
    '丁',
  );
  add('没有任何标识', 'No identifier at all', 'call', []);
  add('姓没填', 'Surname left blank', 'app', [phone(61)], 100, null);
  add('上个月最后一天创建', 'Created on the last day of the month before', 'app', [phone(63)], today - dayOf(monthEndBefore(asOf)));
  add('2 月 29 日创建', 'Created on 29 February', 'web', [phone(64)], today - dayOf(lastLeapDay(asOf)));
  add('基准日当天创建', 'Created on the as-of date', 'app', [phone(62)], 0);
  add('基准日的第二天才创建', 'Created the day after the as-of date', 'app', [phone(62)], -1);
  add('基准日之后才用上别人的号码', 'Uses somebody’s number only after the as-of date', 'mini', [['phone', inventedPhone(9061), -1]]);
  return aimedOf(SCHEMA, asOf, accounts, {
    id_pairs: [['T99', 'phone', inventedPhone(9001), 'app', isoOf(today - 3)]],
    codes: codeRowsOf(CODES),
  });
}
