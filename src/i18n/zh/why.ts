import type { ScoreOf, StepRole } from '../../engine/explain/steps.ts';
import type { PreferenceChange, WhyNone } from '../../engine/index.ts';
import type { WorkedWords } from '../worked.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');

/** 一个事实换成别的，标签跟着换：怎么说，看这个事实是什么。 */
export interface Supposed {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** 数变了多少；文字、日期、是与否没有。 */
  readonly by?: string;
  readonly more?: boolean;
  /** 是与否。 */
  readonly yesNo?: boolean;
  /** 同意的是什么，同意还是不同意。 */
  readonly consent?: { readonly to: string; readonly given: boolean };
  /** 现在没有值。 */
  readonly missing: boolean;
  /** 从哪一笔算起的天数。 */
  readonly since?: 'first' | 'last';
}

/** 数字、字母后面空一格，汉字后面不空。 */
const apart = (text: string): string => (/[!-~]$/.test(text) ? `${text} ` : text);

function supposed({ label, from, to, by, more, yesNo, consent, missing, since }: Supposed): string {
  if (consent) return `如果客户${consent.given ? '' : '不'}同意用于“${consent.to}”`;
  if (yesNo) return `如果“${label}”为${to}`;
  if (missing) return `${label}现在没有值，如果是 ${to}`;
  if (by === undefined) return `如果${label}是“${to}”，不是“${from}”`;
  const change = `${label}从 ${apart(from)}变成 ${to}`;
  if (since === undefined) return `如果${label}是 ${to}，比现在${more ? '多' : '少'} ${by}`;
  const which = since === 'last' ? '最近一笔' : '第一笔';
  return `如果${which}再${more ? '早' : '晚'} ${by}，也就是${change}`;
}

/** 偏好里的一个值再多一些分量。 */
export interface Weighed {
  readonly picked: string;
  readonly counts: PreferenceChange['counts'];
  readonly to: string;
  readonly by: string;
}

function weighed({ picked, counts, to, by }: Weighed): string {
  if (counts === 'rows') return `如果“${picked}”有 ${to} 笔，比现在多 ${by} 笔`;
  const amount = counts === 'faded' ? '按越近越重算的分量' : '的分量';
  return `如果“${picked}”${amount}是 ${to}，比现在多 ${by}`;
}

/** 第二处不再说“如果”。 */
const next = (what: Supposed): string => supposed(what).replace(/^如果/, '');
const becomes = (value: string | undefined): string => (value === undefined ? '就没有值了' : `就会是“${value}”`);

/** 为什么是这个标签。 */
export const whyWords = {
  title: (customer: string) => `${customer} 为什么是这个标签？`,
  rule: (n: number) => `第 ${n} 条`,
  matched: '成立，就取这个值',
  passedOver: '不成立，看下一条',
  unknown: '说不准，不算成立',
  notReached: '前面已经有一条成立，轮不到它',
  step: (name: string, value: string) => `${name}：${value}`,
  /** 写的人没有写、引擎一路算过来的几步。 */
  steps: {
    score: {
      points: '合计得分',
      survey: '平均分',
      linear: '预测值',
      logistic: '概率',
      tree: '叶子上的值',
      kmeans: '最近的中心',
      bgnbd: '还活跃的概率',
      gamma_gamma: '平均每单消费',
    },
    logit: '逻辑回归的线性部分',
    answered: '有效回答的题数',
    open: '先不管门槛，值是',
    passed: '过了门槛的值',
    distance: (of: string) => `离“${of}”的中心有多远（平方）`,
    input: (name: string) => `模型的输入 ${name}`,
  } satisfies Record<StepRole['is'], string | ((of: string) => string) | Record<ScoreOf, string>>,
  /** 门槛逐项看。 */
  gate: '使用门槛',
  /** 条件成立时得的分。 */
  earned: (points: string) => `得 ${points} 分`,
  /** 各档都不是，但有结果。 */
  rest: '其余有结果的',
  fellThrough: '前面都不成立，取“否则”的值',
  nothing: '哪一条都不成立，也没有写“否则”，所以没有值',
  noResult: '没有算出结果，所以没有值',
  rank: { top: (share: string) => `排在前 ${share}`, bottom: (share: string) => `排在后 ${share}` },
  /** 这位客户自己的数。 */
  here: (values: string) => `这位：${values}`,
  truth: { true: '成立', false: '不成立', unknown: '说不准' },
  missingRaw: '原来没有填',
  raw: (raw: string) => `原来写的是“${raw}”`,
  cleaned: (cleaned: string) => `整理后是“${cleaned}”`,
  score: (value: string, score: number | null) => (score === null ? `${value}，没有分` : `${value}，得 ${score} 分`),
  band: (value: string, band: number | null) => (band === null ? `${value}，不在任何一档` : `${value}，第 ${band} 档`),
  cuts: (cuts: string) => `切点：${cuts}`,
  /** 没有切点、看站在哪里的办法。 */
  standing: {
    share: (before: string) => `从大到小排，排在前面的人已经占了总量的 ${before}`,
    deviation: (deviations: string) => `离平均 ${deviations} 个标准差`,
    place: (place: number, of: number, from: 'smallest' | 'largest') =>
      `从${from === 'smallest' ? '小到大' : '大到小'}排，${count(of)} 位里的第 ${count(place)} 位`,
  },
  code: (code: string) => `连起来是 ${code}`,
  facts: '依据',
  rows: (table: string, n: number, start: string | undefined, end: string) =>
    `${start === undefined ? `到 ${end} 为止` : `${start} 到 ${end}`}的${table}，${count(n)} 行`,
  noRows: '一行也没有',
  /** 自己写的 SQL。 */
  queried: '你写的查询给出的结果',
  days: (n: number) => `${count(n)} 天`,
  yesNo: { true: '是', false: '否' },
  because: (rows: string) => `（${rows}）`,
  showRows: '看这些行',
  unknownCustomer: '截至这一天，还没有这位客户。',
  workings: '怎么比出来的',
  /** 比的时候每一列叫什么。 */
  workingColumns: {
    picked: '值',
    amount: '分量',
    share: '占自己',
    tgi: 'TGI',
    support: '支撑',
    last_seen: '最近一次',
    taken: '取用',
    step: '第几步',
    table: '表',
    moment: '时间',
    neighbour: '来自谁（空着的一行人人都有）',
    rank: '对方的 PageRank',
    edges: '对方连出几条',
    received: '分到',
    incoming: '连进来',
    outgoing: '连出去',
  },
  /** 一步一步算出来的。 */
  worked: {
    round: ([x = '', digits], value) =>
      `${x} 四舍五入到${digits === undefined || digits === '0' ? '整数' : ` ${digits} 位小数`} = ${value}`,
    floor: ([x = ''], value) => `${x} 往下取整 = ${value}`,
    ceil: ([x = ''], value) => `${x} 往上取整 = ${value}`,
    abs: ([x = ''], value) => `${x} 去掉正负号 = ${value}`,
    sqrt: ([x = ''], value) => `${x} 开平方 = ${value}`,
    power: ([x = '', n = ''], value) => `${x} 的 ${n} 次方 = ${value}`,
    ln: ([x = ''], value) => `${x} 的自然对数 = ${value}`,
    exp: ([x = ''], value) => `e 的 ${x} 次方 = ${value}`,
    logistic: ([x = ''], value) => `1 ÷ (1 + e 的 −(${x}) 次方) = ${value}`,
    least: ([x = '', y = ''], value) => `${x} 和 ${y} 取小的 = ${value}`,
    greatest: ([x = '', y = ''], value) => `${x} 和 ${y} 取大的 = ${value}`,
    days_between: ([from = '', to = ''], value) => `${from} 到 ${to} = ${value} 天`,
    age: ([birth = ''], value) => `${birth} 出生，到基准日满 ${value} 岁`,
  } satisfies WorkedWords,
  nearest: {
    title: '差多少就会变',
    change: (what: Supposed, value: string | undefined) => `${supposed(what)}，${becomes(value)}。`,
    /** 两处同时改。 */
    pair: (first: Supposed, second: Supposed, value: string | undefined) => `${supposed(first)}，同时${next(second)}，${becomes(value)}。`,
    preference: (what: Weighed, value: string) => `${weighed(what)}，就会是“${value}”。`,
    steps: (steps: readonly { at: number; label: string }[], day: string, value: string) =>
      `如果到 ${day} 走完${steps.map(({ at, label }) => `第 ${at} 步（${label}）`).join('、')}，就会是“${value}”。`,
    checked: '只改这一处，别的都不动，重新跑过一遍，结果就是这样。',
    checkedPair: '只改一处都不够，所以两处一起改。别的都不动，重新跑过一遍，结果就是这样。',
    /** 说不出来的时候，说为什么。 */
    none: {
      itself: '标签的值就是算出来的这个数、这个词，中间没有界限可跨，说不上差多少。',
      query: '这是你自己写的 SQL，引擎看不到里面怎么判断，说不出改哪里会变。',
      network: '这个数要看所有人怎么连在一起，不是改这位客户的一处就能说清的。',
      listed: '这个标签只看在不在名单上，没有别的可改。',
      own: '能改变它的只有出生日期、性别这类属于客户自己的信息，这里不拿来假设。',
      'first-row': '这位客户还没有记录。有了第一笔，好几个数会一起变，只改一两处说不清。',
      'no-rows': '这位客户没有可以拿来比的记录。',
      support: '别的值还不够最少要的笔数，分量再多也不算。',
      'one-value': '这位客户的记录里只有这一个值，没有别的可以比过它。',
      steps: '步骤已经走完，或者期限已经过了。',
      'not-found': '一次改一处、两处一起改，都试过了，没有哪种改法能让它变。',
    } satisfies Record<WhyNone, string>,
  },
};
