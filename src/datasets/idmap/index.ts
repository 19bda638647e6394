import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { createAccounts, TEST_PHONE } from './accounts.ts';
import { aimedDataset } from './aimed.ts';
import { CODES } from './codes.ts';
import { createPeople } from './people.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';

/** D7, the accounts of a thousand people in five systems. */
export const idmap: DatasetSource = {
  id: 'idmap',
  title: { zh: '账号打通', en: 'Idmap, who is who' },
  about: {
    zh: '1,000 个虚构的人在五个系统里的账号，和这些账号用过的手机号、设备、邮箱。谁和谁是同一个人，要你来认。',
    en: 'The accounts of 1,000 invented people in five systems, with the phones, devices and e-mail addresses they used. Who is who is for you to find out.',
  },
  use: {
    zh: '练 OneID：哪些账号是同一个人，多合了多少，少合了多少。',
    en: 'For identity: which accounts are one person, how much is merged too far and how much not enough.',
  },
  modules: [2],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 1000 },
  schema: SCHEMA,
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const people = createPeople(request);
  const accounts = createAccounts(request, people);
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, {
      accounts: accounts.map(({ rows }) => rows.accounts),
      id_pairs: accounts.flatMap(({ rows }) => rows.id_pairs),
      codes: codeRowsOf(CODES),
    }),
    truth: {
      people: Object.fromEntries(accounts.map(({ accountId, person }) => [accountId, person])),
      troubles: Object.fromEntries(people.map(({ trouble }, person) => [person, trouble])),
      testPhone: TEST_PHONE,
    },
  };
}
