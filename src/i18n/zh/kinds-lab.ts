import type { Kind, KindsTab, Shape } from '../../islands/kinds-lab/kinds.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const percent = (share: number): string => `${Math.round(share * 100)}%`;

export const kindsLabWords = {
  meta: (dataset: string, customers: number, before: string, after: string) =>
    `${dataset} · ${count(customers)} 位客户 · ${before} 和 ${after}`,
  count,
  percent,
  kind: '怎么来的',
  kinds: { fact: '事实', stat: '统计', rule: '规则', model: '模型' } satisfies Record<Kind, string>,
  about: {
    fact: '客户自己填的月收入，原样拿来。',
    stat: '从一年的订单里数出来。',
    rule: '数出来以后，业务定一条线。',
    model: '从过去学到几个权数，猜往后 90 天。',
  } satisfies Record<Kind, string>,
  shape: '给几个值',
  shapes: { number: '一个数', one: '一个值', many: '几个值' } satisfies Record<Shape, string>,
  refresh: '什么时候算',
  once: '只算一次（静态）',
  monthly: '每月重算（动态）',
  definition: '口径',
  tabsLabel: '看什么',
  tabs: { result: '结果', moved: '谁变了', compare: '四种比一比', sql: 'SQL', excel: 'Excel' } satisfies Record<KindsTab, string>,
  band: (from: number, to: number) => `${percent(from)} 到${to === 1 ? ' 100%' : `不到 ${percent(to)}`}`,
  none: '没有值',
  result: {
    caption: (name: string) => `${name}：一个月前后，各个值的客户数`,
    value: '标签值',
    change: '差',
    stale: (n: number) => `静态：6 月底还用 5 月底的值，其中 ${count(n)} 位已经不对了。`,
    many: (values: number, customers: number) =>
      `各个值的人数加起来是 ${count(values)}，客户只有 ${count(customers)} 位：有人不止一个值，别拿它们相加当人数。`,
  },
  moved: {
    count: (n: number, customers: number) => `${count(customers)} 位两个月都在的客户里，${count(n)} 位的值变了。`,
    nobody: '一位也没变。填的时候是什么，现在还是什么，不管这期间买了什么。',
    caption: '值变了的客户',
    customer: '客户',
    orders: '一年订单',
    coupons: '其中用券',
    days: '几天没来',
    to: (before: string, after: string) => `${before} → ${after}`,
    more: (n: number) => `还有 ${count(n)} 位。`,
  },
  compare: {
    caption: '四种标签并排',
    rows: {
      kind: '怎么来的',
      covered: '有值的客户',
      moved: '一个月里变了的',
      picks: '圈出的“价格敏感”',
      shared: '其中规则也认的',
      tables: '读几张表',
      lines: 'SQL 行数',
      excel: 'Excel 公式',
      time: '这台电脑上算一遍',
      why: '说得清为什么吗',
      keep: '谁来养',
    },
    excel: (columns: number | null) => (columns === null ? '没有' : `${columns} 列`),
    notPicked: '要先定一条线',
    notRun: '按“运行”才知道',
    time: (ms: number) => (ms < 1 ? '不到 1 毫秒' : `${Math.round(ms)} 毫秒`),
    why: {
      fact: '他自己填的',
      stat: '数给他看：几单里几单用券',
      rule: '过了哪条线',
      model: '三个数各加各减了多少',
    } satisfies Record<Kind, string>,
    keep: {
      fact: '登记的人：旧了没人知道',
      stat: '数据组：口径不常改',
      rule: '业务和数据组：线要一起定',
      model: '会建模的人：要重训、要验',
    } satisfies Record<Kind, string>,
  },
  sqlNote: '这个标签单独编译成的 SQL，截至日期写在里面了。',
  excelNote: '一行一列辅助列，最后一列是标签。',
  noExcel: '这个标签没有对应的 Excel 公式。',
  notices: { shared: '这是别人分享给你的设置。' },
  failed: '这次没有算成，上面的数还是原来的。',
  ran: (statements: number, ms: number) => `SQLite 在你的浏览器里跑了 ${statements} 条查询，一共 ${Math.max(1, Math.round(ms))} 毫秒。`,
  finding: {
    /** *…* 之间的字是强调。 */
    fact: (picked: number, shared: number) =>
      `按填的收入，圈出 *${count(picked)}* 位；其中真的一半以上订单用券、又买过 3 单的，只有 *${count(shared)}* 位。`,
    number: (moved: number, once: boolean) =>
      once
        ? `只算一次的话，一个月后 *${count(moved)}* 位的占比已经旧了。`
        : `一个数还不是名单：一个月里 *${count(moved)}* 位的占比变了，要圈人还得定一条线。`,
    one: (moved: number, once: boolean) =>
      once
        ? `只算一次的话，一个月后 *${count(moved)}* 位最常用券的地方已经换了。`
        : `一位客户一个值，各个值的人数可以相加。一个月里 *${count(moved)}* 位换了地方。`,
    many: (values: number, customers: number) =>
      `各个值加起来 *${count(values)}*，客户只有 *${count(customers)}* 位：一位可以有几个值，人数不能相加。`,
    rule: (picked: number, moved: number, once: boolean) =>
      once
        ? `只算一次的话，一个月后 *${count(moved)}* 位站错了边，可能多发，也可能漏发。`
        : `规则圈出 *${count(picked)}* 位，每一位都说得出凭什么；一个月里 *${count(moved)}* 位过了线或退了回去。`,
    model: (picked: number, shared: number, moved: number, once: boolean) =>
      once
        ? `只算一次的话，一个月后 *${count(moved)}* 位的预测已经过时。`
        : `模型圈出 *${count(picked)}* 位，其中规则也认的只有 *${count(shared)}* 位：它猜的是谁会再来用券，最看重的是几天没来。`,
  },
};
