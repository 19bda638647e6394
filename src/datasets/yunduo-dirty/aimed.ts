import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import type { Bilingual } from '../../engine/language/definition.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { inventedName } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { DATE_FORMS, spellingsOf } from './dirt.ts';
import { CODES, SCHEMA } from './schema.ts';

/** The aimed rows: each kind of dirt alone, on its edges, and two at once. Rows are numbered, so `about` goes by row. */
export function aimedDataset(asOf: string): AimedDataset {
  const about: Record<string, Bilingual> = {};
  const customers: Cell[][] = [];
  const registered = addMonths(asOf, -14);
  const add = (zh: string, en: string, id: string, cells: { gender?: string | null; city?: string | null; date?: string } = {}): void => {
    const row = customers.length + 1;
    const { gender = '女', city = '上海', date = registered } = cells;
    about[String(row)] = { zh, en };
    customers.push([row, id, inventedName(row), gender, city, date]);
  };
  add('干净的一行', 'A clean row', 'C0001');
  add('和上一行同一位客户：重复', 'The same customer as the row before: a duplicate', 'C0001');
  add('同一位客户的第三行，性别写法不同', 'A third row of that customer, with another spelling', 'C0001', { gender: 'F' });
  for (const gender of [...spellingsOf('female'), ...spellingsOf('male')])
    add(
      `性别写成“${gender.replace('\u3000', '（全角空格）')}”`,
      `Gender spelt in one of eight ways, number ${customers.length - 2}`,
      `C00${customers.length + 10}`,
      { gender },
    );
  add('性别没填', 'Gender left blank', 'C0031', { gender: null });
  add('性别是一个空格', 'Gender is a blank', 'C0032', { gender: ' ' });
  add('城市后面有全角空格', 'A full-width blank behind the city', 'C0033', { city: '上海\u3000' });
  add('城市前面有半角空格', 'An ordinary blank before the city', 'C0034', { city: ' 上海' });
  add('城市只有全角空格', 'The city is a full-width blank and nothing else', 'C0035', { city: '\u3000' });
  add('城市没填', 'City left blank', 'C0036', { city: null });
  add('日期用斜杠，没有补零', 'A date with slashes and without zeros', 'C0037', { date: DATE_FORMS.slashed('2024-06-03') });
  add('日期是八位数字', 'A date of eight digits', 'C0038', { date: DATE_FORMS.compact('2024-06-03') });
  add('日期是 Excel 的数字', 'A date as Excel counts days', 'C0039', { date: DATE_FORMS.serial('2024-06-03') });
  add('2 月 29 日，写成 Excel 的数字', '29 February, as Excel counts days', 'C0040', { date: DATE_FORMS.serial('2024-02-29') });
  add('没有这一天：2 月 30 日', 'No such day: 30 February', 'C0041', { date: '2024/2/30' });
  add('日期是空的', 'The date is empty', 'C0042', { date: '' });
  add('又重复又带全角空格', 'A duplicate with a full-width blank', 'C0033', { city: '\u3000上海' });
  add('编号前后有空格，其实是 C0001', 'The number has blanks around it and is C0001', ' C0001 ');

  const today = dayOf(asOf);
  const order = (
    n: number,
    id: string,
    amount: number,
    daysAgo = 20,
    form: (iso: string) => string = (iso) => iso,
    status = 'paid',
  ): Cell[] => [`O${String(n).padStart(6, '0')}`, id, form(isoOf(today - daysAgo)), status, amount];
  const orders = [
    order(1, 'C0001', 100),
    order(2, 'C0001', 0),
    order(3, 'C0001', -0.01),
    order(4, 'C0001', 0.01),
    order(5, 'C0033', -260),
    order(6, 'C0033', 260, 20, undefined, 'refunded'),
    order(7, 'C9001', 300),
    order(8, ' C0001 ', 300),
    order(9, 'C0037', 80, 0, DATE_FORMS.slashed),
    order(10, 'C0037', 80, -1, DATE_FORMS.compact),
    order(11, 'C0037', 80, 30, DATE_FORMS.serial),
    order(12, 'C0037', 80, 30, DATE_FORMS.serial),
  ];
  return {
    schema: SCHEMA,
    asOf,
    rows: inKeyOrder(SCHEMA, { raw_customers: customers, raw_orders: orders, codes: codeRowsOf(CODES) }),
    truth: {},
    about,
  };
}
