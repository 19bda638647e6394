import type { Accuracy } from '../../engine/identity/index.ts';
import type { Finding } from '../../islands/identity-lab/finding.ts';
import type { PeopleLimit } from '../../islands/identity-lab/settings.ts';
import { identityWords } from './identity.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

/** *…* 之间的字是强调。 */
const findings: { readonly [Kind in Finding['kind']]: (finding: Extract<Finding, { kind: Kind }>) => string } = {
  crowd: ({ by, people, accuracy }) =>
    `一个${identityWords.typeName(by.type)}（${by.value}）把 *${count(people)}* 个人连到了一起。合成一对的里面，只有 *${percent(accuracy.precision)}* 真是同一个人。`,
  over: ({ accuracy: { overMerged, precision, recall } }) =>
    `合过了头：*${count(overMerged.customers)}* 个客户里混着 ${count(overMerged.people)} 个人，所以精确率（*${percent(precision)}*）比召回率（${percent(recall)}）低。`,
  under: ({ accuracy: { underMerged, precision, recall } }) =>
    `合得不够：*${count(underMerged.people)}* 个人被拆成了几个客户，所以召回率（*${percent(recall)}*）比精确率（${percent(precision)}）低。`,
  even: ({ accuracy: { precision } }) => `合错的和没合上的一样多，精确率和召回率都是 *${percent(precision)}*。`,
  nobody: ({ accuracy }) =>
    `谁和谁都没连上：${count(accuracy.records)} 个账号就是 ${count(accuracy.customers)} 个客户，*${count(accuracy.people)}* 个人被重复计算。`,
};

export const identityLabWords = {
  title: '这些账号，是几个人？',
  meta: (dataset: string, accounts: number, asOf: string) => `${dataset} · ${count(accounts)} 个账号 · 截至 ${asOf}`,
  count,
  percent,
  listGap: '，',
  sentenceGap: '',
  person: (n: number) => `第 ${n} 人`,
  notices: { shared: '这是别人分享给你的规则。', damaged: '这个分享链接不完整，下面是一开始的规则。', draft: '上次你在这里改过规则。' },
  draft: { use: '接着用', drop: '不用了' },
  ran: (accounts: number, ids: number, ms: number) => `${count(accounts)} 个账号、${count(ids)} 个标识，认一遍用了 ${ms} 毫秒。`,
  rules: {
    links: '哪些标识相同，就算同一个人',
    people: '一个标识最多几个人用',
    limit: (limit: PeopleLimit) => (limit === 'none' ? '不限' : `${limit} 个人，再多就不连人`),
    care: '另外',
    noTestValues: { name: '拦截测试号', note: '13800000000 一类，店员急着开卡时填的。' },
    household: { name: '同一系统里两个账号填了同一个手机号，它就不连人', note: '多半是家里人合用，也可能是号码换了主人。' },
    surnames: { name: '姓不同，就不是一个人', note: '同姓不能证明是一个人，不同姓能证明不是。没填姓的不受影响。' },
    blocked: '你拦截的标识',
    unblock: '放行',
    unblockOne: (value: string) => `放行 ${value}`,
  },
  figures: {
    precision: '精确率：合对的',
    recall: '召回率：合上的',
    f1: 'F1：两头兼顾',
    customers: (people: number) => `个客户，其实是 ${count(people)} 个人`,
    pairs: ({ pairs }: Accuracy) =>
      `两两配对来数：合了 ${count(pairs.merged)} 对，其中 ${count(pairs.both)} 对合对了；该合的一共 ${count(pairs.true)} 对。`,
  },
  tabsLabel: '结果',
  tabs: { clusters: '一个一个看', shared: '合用的标识' },
  clusters: {
    which: '看哪些',
    lists: {
      overMerged: (n: number) => `合过头的 ${count(n)}`,
      underMerged: (n: number) => `没合上的 ${count(n)}`,
      largest: (n: number) => `账号最多的 ${count(n)}`,
    },
    none: { overMerged: '没有一个客户混进别人。', underMerged: '没有一个人被拆开。', largest: '没有一个客户有两个账号。' },
    captions: {
      overMerged: '混着几个人的客户，人最多的在前',
      underMerged: '被拆成几个客户的人，账号最多的在前',
      largest: '客户，账号最多的在前',
    },
    columns: { first: '头一个账号', records: '账号', people: '人', customers: '客户' },
    look: (key: string) => `看 ${key}`,
    accounts: (n: number) => `列出这 ${count(n)} 个账号`,
    accountsOf: '账号和它们用过的标识，打 ✓ 的连上了人',
    account: { record: '账号', system: '系统', person: '谁', ids: '用过的标识' },
  },
  graph: {
    short: { phone: '手机', device: '设备', openid: '小程', email: '邮箱', card: '卡' },
    says: (accounts: number, people: number, ids: number) =>
      `${count(accounts)} 个账号，其实是 ${count(people)} 个人，靠 ${count(ids)} 个标识连在一起。`,
    legend: '圆圈是账号，里面的数是第几个人；方框是连上的标识。',
    left: (n: number) => `还有 ${count(n)} 个账号没有画。`,
  },
  why: {
    title: '这两个账号为什么是，或不是同一个人？',
    from: '一个账号',
    to: '另一个账号',
    and: '和',
    one: (customer: string) => `归到同一个客户（OneID ${customer}），一步一步连过去：`,
    apart: '不是同一个客户。离得最近的一条路断在打 ✗ 的地方：',
    'nothing-in-common': '没有任何共同的标识，隔着别的账号也没有。再松的规则也连不上。',
    'same-record': '这是同一个账号。',
    unknown: (record: string) => (record === '' ? '填两个账号，例如 N0001 和 N0002。' : `没有叫 ${record} 的账号。账号从 N0001 起。`),
    step: (from: string, type: string, value: string, to: string) => `${from} 和 ${to} 都用过${type} ${value}`,
    broken: (reason: string) => `断在这里：${reason}`,
  },
  shared: {
    note: '一个标识背后的人越多，越不像一个人的。背后的人是看着答案数的，真做的时候没有答案，只能看账号数。',
    caption: '合用的人最多的标识',
    columns: { id: '标识', people: '人', records: '账号', state: '怎么处理' },
    block: '拦截',
    blockOne: (value: string) => `拦截 ${value}`,
  },
  finding: (finding: Finding): string => (findings[finding.kind] as (finding: Finding) => string)(finding),
  moved: (before: Accuracy, now: Accuracy) =>
    `客户从 ${count(before.customers)} 个变成 *${count(now.customers)}* 个，F1 从 ${percent(before.f1)} 变成 *${percent(now.f1)}*。`,
};
