import { nearest } from '../../../engine/language/nearest.ts';
import { guessRoles } from '../guess-columns.ts';
import { keyOf, ROLE_WORDS, type Role } from '../roles.ts';
import { uniqueNames } from '../rows/unique-names.ts';
import type { FileProblem } from '../shapes.ts';
import type { Evidence } from './evidence.ts';
import type { Profile } from './profile.ts';

export type Roles = Record<string, string>;

/** Words in a header that speak of orders, or of nothing in particular. */
const OF_ORDERS =
  /下单|订单|交易|购买|消费|付款|支付|成交|销售|order|purchase|transaction|invoice|sale|pay|paid|^日期$|^时间$|^date$|^time$|^datetime$|^day$|^timestamp$/;
const OF_REGISTRATION =
  /^(?:注册|入会|开户|建档|开卡|首次注册|创建|加入).*(?:日期|时间|日)?$|^(?:regist|signup|join|enrol|create|since|member).*(?:date|at|time|on|ed)?$/;

/** Which column plays which role, and which table that makes: orders, customers, what belongs to orders, or something else. */
export function chooseRoles(evidence: Evidence, problems: FileProblem[]): { readonly table: string; readonly roles: Roles } {
  const { header, head, hasHeader, profiles, answers, fallback } = evidence;
  const said = Object.entries(answers.columns ?? {});
  const taken = new Set(said.map(([, name]) => name));
  const free = header.filter((name) => !taken.has(name));
  const guessed: Partial<Record<Role, string>> = {
    ...guessRoles(
      free,
      free.map((name) => head[header.indexOf(name)] ?? []),
      hasHeader,
    ),
  };
  const roles: Roles = Object.create(null);
  for (const [role, name] of Object.entries(guessed)) roles[role] = name;
  const dated =
    roles['order_date'] ??
    mixedDates(
      evidence,
      free.filter((name) => !Object.values(roles).includes(name)),
    );
  if (dated !== undefined) roles['order_date'] = dated;
  for (const [column, name] of said) {
    delete roles[column];
    if (name === null) continue;
    if (header.includes(name)) roles[column] = name;
    else {
      const suggestion = nearest(name, header);
      problems.push({
        code: 'unknown-header',
        params: { header: name, available: header, ...(suggestion !== undefined && { suggestion }) },
      });
    }
  }
  const table = answers.table ?? guessTable(roles, profiles, header, fallback);
  if (table === 'orders') return { table, roles };
  const kept: Roles = Object.create(null);
  for (const [column, name] of Object.entries(roles))
    if (column === 'customer_id' || column === 'order_id' || said.some(([one]) => one === column)) kept[column] = name;
  const since = table === 'customers' && !said.some(([column]) => column === 'register_date') ? registration(header, profiles) : undefined;
  if (since !== undefined && !Object.values(kept).includes(since)) kept['register_date'] = since;
  return { table, roles: kept };
}

/** A column that is called as the date of an order, with dates of several kinds in it. */
function mixedDates({ header, profiles }: Evidence, free: readonly string[]): string | undefined {
  const { names, like } = ROLE_WORDS.order_date;
  return free.find((name) => {
    const dates = profiles[header.indexOf(name)]?.dates;
    const isCalled = names.split(' ').includes(keyOf(name)) || like.test(keyOf(name));
    return isCalled && dates !== undefined && dates.distinct > 0 && dates.readable >= dates.distinct / 2;
  });
}

function guessTable(roles: Roles, profiles: readonly Profile[], header: readonly string[], fallback: string): string {
  const [customer, date, order] = [roles['customer_id'], roles['order_date'], roles['order_id']];
  if (customer === undefined) return order === undefined ? fallback : 'items';
  const isUnique = profiles[header.indexOf(customer)]?.isUnique ?? false;
  const speaksOfOrders = order !== undefined || (date !== undefined && OF_ORDERS.test(keyOf(date)));
  if (isUnique && !speaksOfOrders && profiles.some(({ values }) => values > 1)) return 'customers';
  if (date !== undefined && OF_REGISTRATION.test(keyOf(date)) && order === undefined && roles['amount'] === undefined) return 'customers';
  return date === undefined && order === undefined ? (isUnique ? 'customers' : fallback) : 'orders';
}

const registration = (header: readonly string[], profiles: readonly Profile[]): string | undefined =>
  header.find((name, i) => {
    const dates = profiles[i]?.dates;
    return OF_REGISTRATION.test(keyOf(name)) && dates !== undefined && dates.distinct > 0 && dates.readable === dates.distinct;
  });

/** Roles have our names; other columns keep their header, as long as no role is called so. */
export function namesFor(header: readonly string[], roles: Roles, table: string): (header: string) => string {
  const reserved = [...new Set([...Object.keys(roles), ...(table === 'orders' ? ['order_id'] : []), 'line'])];
  const others = header.filter((name) => !Object.values(roles).includes(name));
  const names = uniqueNames([...reserved, ...others]).slice(reserved.length);
  return (name) => Object.entries(roles).find(([, from]) => from === name)?.[0] ?? names[others.indexOf(name)] ?? name;
}
