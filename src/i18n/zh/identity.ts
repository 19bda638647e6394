import type { IdentityFailureParams, Report } from '../../cli/identity-text.ts';
import type { IdState, NoIdentifier, StandardType } from '../../engine/identity/index.ts';
import type { Sentences } from '../say.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);
const list = (names: readonly string[]): string => names.join('、');

/** 标识的种类；自己起的名字照原样。 */
const types: Readonly<Record<StandardType, string>> = {
  citizen: '身份证号',
  customer_id: '客户号',
  union_id: 'UnionID',
  card: '会员卡号',
  openid: '小程序账号',
  phone: '手机号',
  phone_hash: '手机号哈希',
  email: '邮箱',
  device: '设备号',
  cookie: 'Cookie',
  name: '姓名',
};
const typeName = (type: string): string => (Object.hasOwn(types, type) ? types[type as StandardType] : type);

const nobody: Readonly<Record<NoIdentifier, string>> = {
  empty: '没填',
  placeholder: '占位的词，不是标识',
  zeros: '全是 0',
  masked: '打了星号，认不出是谁',
  listed: '在拦截名单上',
  unreadable: '写法不对，读不出',
};

/** 一个标识为什么连上了人，或者没连。 */
const states: { readonly [Kind in IdState['kind']]: (state: Extract<IdState, { kind: Kind }>) => string } = {
  linked: () => '连上了',
  alone: () => '只有一个账号用过',
  off: () => '这一类不用来合并',
  name: () => '姓名只用来分开人，不用来合并',
  'unknown-type': () => '规则里没有这一类',
  blocked: ({ reason }) => nobody[reason],
  later: () => '基准日之后才见到',
  old: ({ withinDays }) => `见到它已经超过 ${withinDays} 天`,
  shared: ({ people, limit }) => `${count(people)} 个人用它，上限是 ${limit} 个`,
  'same-source': ({ source, records, limit }) => `${source} 里有 ${records} 个账号用它，上限是 ${limit} 个`,
  conflict: ({ type, values, limit }) =>
    `连上的话，一个客户会有 ${values.length} 个${typeName(type)}（${list(values.slice(0, 3))}${values.length > 3 ? '……' : ''}），上限是 ${limit} 个`,
};
const stated = (state: IdState): string => (states[state.kind] as (state: IdState) => string)(state);

export const identityWords = { typeName, stated };

/** taglab identity 停下来的原因。 */
export const identityFailures: Sentences<IdentityFailureParams> = {
  'no-such-record': ({ record, example }) => `没有叫 ${record} 的账号。账号写成 系统:编号，例如 ${example}。`,
  'ids-absent': ({ table, header }) => `${table} 表还没说哪一列是标识。请加上 --id ${table}.${header}=phone 这样的选项。`,
};

export const identityCommand = {
  summary: '认出哪些账号是同一个人（OneID）',
  details: [
    '每行是 record,source,customer：账号、来自哪个系统、归到哪个客户。客户用他排在最前面的账号作编号，换个行序也不变。',
    '不给 --table，就用示例数据“账号打通”，五个系统的账号，答案是知道的，--report 会说合得对不对。',
    '给了 --table 系统=文件，就用你的表：--key 说哪一列是这个系统的账号，--id 说哪些列是标识、是哪一类。种类有 phone、email、device、card、openid、union_id、customer_id、citizen、phone_hash、cookie、name；name 不用来合并，--at-most name=1 能把不同名的人分开。表先读成文字，编号前面的 0 不会丢。',
    '空值、全 0、打星号的值、13800000000 一类的测试号不算标识；--block 可以再加。太多人共用的值不连人，强标识先连。--people、--at-most、--per-system 改上限，none 是不设上限；--off 让一类不参与。',
    '后面写两个账号，就说它们为什么是一个人，或者为什么不是。--out 把每张表加上一列 one_id 写出来，以后按它连表。',
  ],
  examples: [
    'taglab identity --report',
    'taglab identity N0049 N0119',
    'taglab identity --off device --report',
    'taglab identity --table crm=会员.csv --table app=用户.csv --key crm=会员号 --key app=uid --id crm.手机=phone --id app.mobile=phone --out 打通',
  ],
};

export const identityOptions = {
  key: '哪一列是账号：表=表头',
  id: '哪一列是标识、是哪一类：表.表头=种类',
  block: '这个值不是任何人的：种类=值',
  off: '这一类不用来合并',
  people: '一个标识最多几个人用：种类=个数',
  'at-most': '一个客户最多有几个：种类=个数',
  'per-system': '一个系统里最多几个账号用同一个标识：种类=个数',
};

/** --report 说的话，一行一句。 */
export const identityReport = ({ figures, accuracy, refused }: Report): readonly string[] => [
  `${count(figures.records)} 个账号，合成 ${count(figures.customers)} 个客户，其中 ${count(figures.merged)} 个有不止一个账号。`,
  `账号最多的客户是 ${figures.largest.customer}，有 ${count(figures.largest.records)} 个。`,
  ...(figures.strangers > 0 ? [`有 ${count(figures.strangers)} 个标识属于名单外的账号，没有用上。`] : []),
  '标识：',
  ...figures.fates.map(
    ({ type, kind, reason, values, records }) =>
      `  ${typeName(type)}：${FATES[kind]}${reason === undefined ? '' : `（${nobody[reason as NoIdentifier]}）`} ${count(values)} 个，${count(records)} 个账号用过`,
  ),
  ...(refused.length > 0 ? ['没让它连的，用的账号最多的几个：'] : []),
  ...refused.map(({ type, value, records, state }) => `  ${typeName(type)} ${value}：${count(records.length)} 个账号。${stated(state)}。`),
  ...(accuracy
    ? [
        `和答案比：两两配对，精确率 ${percent(accuracy.precision)}，召回率 ${percent(accuracy.recall)}，F1 ${percent(accuracy.f1)}。`,
        `过度合并：${count(accuracy.overMerged.customers)} 个客户里混着 ${count(accuracy.overMerged.people)} 个人。漏合并：${count(accuracy.underMerged.people)} 个人分在 ${count(accuracy.underMerged.customers)} 个客户里。`,
        `账号最多的客户里有 ${count(accuracy.largest.people)} 个人。`,
      ]
    : []),
];

const FATES: Readonly<Record<IdState['kind'], string>> = {
  linked: '连上了',
  alone: '只有一个账号',
  off: '不用来合并',
  name: '不用来合并',
  'unknown-type': '规则里没有',
  blocked: '不算标识',
  later: '基准日之后',
  old: '太久以前',
  shared: '太多人共用',
  'same-source': '一个系统里有几个账号共用',
  conflict: '会合成不可能的人',
};

/** 两个账号为什么是，或不是一个客户。 */
export const identityWhy = {
  'same-record': () => '这是同一个账号。',
  one: (from: string, to: string, customer: string) => `${from} 和 ${to} 是同一个客户（OneID ${customer}），一步一步连过去：`,
  apart: (from: string, to: string) => `${from} 和 ${to} 是两个客户。离得最近的一条路，断在打 × 的地方：`,
  'nothing-in-common': (from: string, to: string) => `${from} 和 ${to} 没有任何共同的标识，隔着别的账号也没有。`,
  step: (from: string, type: string, value: string, to: string) => `${from} 和 ${to} 都用过${typeName(type)} ${value}`,
  refused: (state: IdState) => `：${stated(state)}`,
};

export const identityRun = {
  warnings: {
    keyless: (table: string, rows: number) => `${table} 有 ${count(rows)} 行没有账号，没有用上。`,
    unreadable: (type: string, values: number, example: string) =>
      `有 ${count(values)} 个${typeName(type)}写法不对，读不出，例如“${example}”。`,
  },
  written: (files: number, folder: string) => `写好了 ${files} 个文件，在 ${folder}：每张表加上了 one_id，mapping.csv 是账号和客户的对照。`,
};
