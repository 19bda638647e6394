import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTags, type Issue } from '../../src/engine/index.ts';
import { issueWords as en } from '../../src/i18n/en/issues.ts';
import { say } from '../../src/i18n/say.ts';
import { issueWords as zh } from '../../src/i18n/zh/issues.ts';
import { SCHEMA } from '../engine/world.ts';

const FOLDER = new URL('../engine/cases/bad/', import.meta.url);
/** Every issue of every bad file, with what is said about it. */
const SAID = readdirSync(FOLDER).flatMap((file) =>
  checkTags(readFileSync(new URL(file, FOLDER), 'utf8'), SCHEMA, '2025-06-30').issues.map((issue) => ({
    file,
    issue,
    zh: say(zh, issue as never),
    en: say(en, issue as never),
  })),
);

test('both languages have a sentence for the same codes', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

describe('every sentence that the bad files bring out', () => {
  test.each(SAID.map((said) => [`${said.file} ${said.issue.code} ${said.issue.place.line}`, said] as const))('%s', (_, said) => {
    for (const text of [said.zh, said.en]) {
      expect(text).not.toMatch(/undefined|NaN|\[object|\n| {2}|``/);
      expect(text.replaceAll(/`[^`]*`/g, '`…`')).not.toMatch(/=>| ,/);
      expect(text).not.toMatch(/SQLite|SQL error/);
    }
    expect(said.zh).toMatch(/[。？]$/);
    expect(said.en).toMatch(/[.?]$/);
    expect(said.en).toMatch(/^[`“A-Za-z1-9]/);
    expect(said.zh.replaceAll(/`[^`]*`/g, '`…`')).not.toMatch(/[\u4e00-\u9fff][,;?!]|[\u4e00-\u9fff]\.(?!\w)/);
    const quoted = (text: string): string => text.replaceAll(/`[^`]*`|“[^”]*”|"[^"]*"|'[^']*'/g, '');
    expect(quoted(said.en)).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
    expect(quoted(said.en)).not.toMatch(/!|\b(simply|just|obviously)\b/);
  });
});

test('what a sentence quotes of the text is the same in both languages', () => {
  const quotes = (text: string): string[] =>
    [...text.matchAll(/`([^`]+)`/g)]
      .map((m) => m[1] ?? '')
      .filter((q) => !q.includes('…'))
      .sort();
  for (const { zh: chinese, en: english } of SAID) expect(quotes(english), english).toEqual(quotes(chinese));
});

/** The first issue of a text, as both languages say it. */
const said = (yaml: string, nth = 0): [zh: string, en: string] => {
  const issue = checkTags(yaml, SCHEMA, '2025-06-30').issues[nth] as Issue;
  return [say(zh, issue as never), say(en, issue as never)];
};
const where = (condition: string): string => `code: a\ndefine: {measure: {from: orders, agg: count, where: ${condition}}}`;

describe('sentences as a reader sees them', () => {
  test.each<[what: string, yaml: string, zh: string, en: string]>([
    [
      'an unknown field',
      where('order_amout > 5'),
      '`orders` 表里没有叫 `order_amout` 的字段。是不是想写 `amount`？可用的有：`amount`、`order_id`、`customer_id`、`order_date`、`order_ts`、`status`、`channel`、`as_of`。',
      'There is no field called `order_amout` in `orders`. Did you mean `amount`? Available: `amount`, `order_id`, `customer_id`, `order_date`, `order_ts`, `status`, `channel`, `as_of`.',
    ],
    [
      'a text without quotes in the rows of a measure',
      where('status = paid'),
      "`orders` 表里没有叫 `paid` 的字段。如果它是一段文字，两边加单引号：'paid'。可用的有：`order_id`、`customer_id`、`order_date`、`order_ts`、`status`、`channel`、`amount`、`as_of`。",
      "There is no field called `paid` in `orders`. If it is text, put it in single quotes: 'paid'. Available: `order_id`, `customer_id`, `order_date`, `order_ts`, `status`, `channel`, `amount`, `as_of`.",
    ],
    [
      'a field that nobody would write as text',
      where('revenue > 5'),
      '`orders` 表里没有叫 `revenue` 的字段。可用的有：`order_id`、`customer_id`、`order_date`、`order_ts`、`status`、`channel`、`amount`、`as_of`。',
      'There is no field called `revenue` in `orders`. Available: `order_id`, `customer_id`, `order_date`, `order_ts`, `status`, `channel`, `amount`, `as_of`.',
    ],
    [
      'an unknown name, among more than eight that exist',
      'code: a\nmeasures: {n: {from: orders, agg: count}, orders_90d: {from: orders, agg: count, window: {last: 90d}}, spend: {from: orders, agg: sum, field: amount}}\ndefine: {expr: order_90d >= 3}',
      '没有叫 `order_90d` 的指标、标签或客户字段。是不是想写 `orders_90d`？可用的有：`orders_90d`、`n`、`spend`、`customer_id`、`city`、`gender_raw`、`birth_date`、`register_date` 等 9 个。',
      'There is no measure, tag or customer field called `order_90d`. Did you mean `orders_90d`? Available: `orders_90d`, `n`, `spend`, `customer_id`, `city`, `gender_raw`, `birth_date`, `register_date` and 1 more.',
    ],
    [
      'a name that was meant as text',
      'code: a\ndefine: {expr: city = Shanghai}',
      "没有叫 `Shanghai` 的指标、标签或客户字段。如果它是一段文字，两边加单引号：'Shanghai'。可用的有：`customer_id`、`city`、`gender_raw`、`birth_date`、`register_date`、`as_of`。",
      "There is no measure, tag or customer field called `Shanghai`. If it is text, put it in single quotes: 'Shanghai'. Available: `customer_id`, `city`, `gender_raw`, `birth_date`, `register_date`, `as_of`.",
    ],
    [
      'a field of the rows in a rule about customers',
      'code: a\ndefine: {expr: amount > 1000}',
      '`amount` 是 `orders` 表的字段，一位客户有很多行。先用 measure 把它算成一个数，再放进条件。',
      '`amount` is a field of `orders`, where a customer has many rows. Turn it into one number with a measure first, then use that in the condition.',
    ],
    [
      'a tab',
      'code: a\ndefine:\n\texpr: city is missing',
      '这一行用制表符缩进，YAML 只认空格。换成两个空格。',
      'This line is indented with a tab, and YAML takes spaces only. Use two spaces.',
    ],
    [
      'a Chinese colon',
      'code：a\ndefine: {expr: city is missing}',
      '`：` 是中文输入法打出来的符号。换成半角的 `:`。',
      '`：` comes from a Chinese keyboard. Use the half-width `:` instead.',
    ],
    [
      'a comma in braces',
      'code: a\ndefine: {expr: days_between(birth_date, as_of) > 30}',
      '花括号里，逗号会把条件切断。给整个条件加上双引号："days_between(birth_date, as_of) > 30"。',
      'Inside braces the comma cuts this condition in two. Put all of it in double quotes: "days_between(birth_date, as_of) > 30".',
    ],
    [
      'a negation over blanks',
      "code: a\ndefine: {expr: city != 'sh'}",
      "`city` 没填的客户，`city != 'sh'` 说不准，会被漏掉。想包括他们，加上 `or city is missing`；本来就不要，可以不管。",
      "Customers whose `city` is blank are left out: `city != 'sh'` is unknown for them. To include them, add `or city is missing`; if they should stay out, leave it.",
    ],
    [
      'a comparison of two kinds',
      where("amount > '5'"),
      "`amount` 是数字，`'5'` 是文字，两边没法比。换成同一类的值。",
      "`amount` is a number and `'5'` is text, so they can't be compared. Use values of one kind.",
    ],
    [
      'a window the wrong way round',
      'code: a\ndefine: {measure: {from: orders, agg: count, window: {between: [7d, 29d]}}}',
      '时间窗 `[7d, 29d]` 头尾反了。between 先写远的，range 先写早的。',
      'The window `[7d, 29d]` has its ends the wrong way round. between starts with the further one, range with the earlier.',
    ],
    [
      'a circle',
      'code: a\ndefine: {expr: b > 1}\n---\ncode: b\ndefine: {expr: a > 1}',
      '标签绕成了一圈：`a` → `b` → `a`。去掉其中一步。',
      'These tags go round in a circle: `a` → `b` → `a`. Take one step out.',
    ],
    [
      'a rule that is never reached',
      'code: a\nmeasures: {n: {from: orders, agg: count, empty: 0}}\ndefine: {cases: [{when: n >= 1, value: some}, {when: n >= 4, value: many}]}',
      '轮不到“many”：符合它的客户，都先符合 `n >= 1`。换换顺序，或收紧前面那条。',
      '“many” is never reached: everyone who fits it fits `n >= 1` first. Change the order, or narrow the earlier rule.',
    ],
    [
      'numbers that no rule takes',
      'code: a\nmeasures: {spend: {from: orders, agg: sum, field: amount}}\ndefine: {cases: [{when: spend > 100, value: more}, {when: spend < 100, value: less}]}',
      '`spend = 100` 的客户，哪条规则都不符合，会没有值。挪一挪界线；本来就不要他们有值，就写明 `else: null`。',
      'Customers with `spend = 100` fit no rule and will have no value. Move a limit; if they should have none, say so with `else: null`.',
    ],
    [
      'a sensitive source',
      'code: a\nquality: {min_group: 20}\ndefine: {measure: {from: visits, agg: last, field: illness}}',
      '`a` 用到敏感信息 `illness`，却没写明用来做什么。加上 purpose，例如 `purpose: [service]`；没有用途就不该用。',
      '`a` uses `illness`, which is sensitive, and does not say what for. Add a purpose, such as `purpose: [service]`; without one, the data should not be used.',
    ],
    [
      'a limit of quality',
      'code: a\nquality: {coverage_min: 90%}\ndefine: {expr: city is missing}',
      '`coverage_min` 应当是 0 到 1 之间的数，如 0.9，现在是 `90%`。写成 `0.9`。',
      '`coverage_min` should be a number from 0 to 1, such as 0.9; it is `90%`. Write `0.9`.',
    ],
    [
      'a slip in a choice',
      'code: a\nrefresh: weekley\ndefine: {expr: city is missing}',
      '`refresh` 不能是 `weekley`。是不是想写 `weekly`？可用的有：`weekly`、`realtime`、`daily`、`monthly`、`manual`。',
      '`refresh` cannot be `weekley`. Did you mean `weekly`? Available: `weekly`, `realtime`, `daily`, `monthly`, `manual`.',
    ],
  ])('%s', (_, yaml, chinese, english) => {
    expect(said(yaml)).toEqual([chinese, english]);
  });
});
