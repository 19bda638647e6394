import type { FitFailureParams, NumberOption } from '../../cli/fit/failure.ts';
import type { OwnMeasureName } from '../../cli/fit/questions.ts';
import type { Block } from '../../cli/fit/report.ts';
import type { ModelName } from '../../cli/fit/request.ts';
import type { Sample } from '../../cli/fit/sample.ts';
import type { ValueType } from '../../engine/language/bound.ts';
import { type Sentences, say } from '../say.ts';
import { modelProblems } from './models.ts';

const TYPES: Readonly<Record<ValueType, string>> = { number: '数', text: '文字', date: '日期', bool: '“是或否”', any: '不确定的值' };
const list = (names: readonly string[]): string => names.join('、');

/** 模型定不下来时，这一种模型常见的出路。 */
const HINTS: Partial<Record<string, string>> = {
  bgnbd:
    '一种常见的原因：人人流失的快慢差不多，模型要找的“有人快、有人慢”看不出来。改用不靠这个假设的模型，如 taglab fit logistic --target "orders_90d = 0"。',
  gamma_gamma: '看看有没有特别大的订单；只看常见的金额，如 --where "amount between 1 and 5000"，再试一次。',
};

const RANGES: Readonly<Record<NumberOption, { readonly what: string; readonly example: string; readonly without: string }>> = {
  k: { what: '分几群', example: '4', without: '只分一群，人人都在里面；不写 --k，就从 2 到 8 里挑分得最清楚的。' },
  l2: { what: '惩罚', example: '1', without: '不写就是 0，不加惩罚。' },
  depth: { what: '规则的层数', example: '3', without: '不写就是 3 层。' },
  leaf: { what: '一条规则至少管几位客户', example: '20', without: '不写就是 20 位。' },
};

/** taglab fit 停下来的原因。 */
export const fitFailures: Sentences<FitFailureParams> = {
  'option-broken': ({ option, count }) => `--${option} 有 ${count} 处要改，所以没有拟合。`,
  'feature-unnamed': ({ found }) => `特征“${found}”是算出来的，要起个名字，如 --features "basket=${found}"。`,
  'feature-twice': ({ name }) => `有两个特征都叫 ${name}。去掉一个，或者换个名字，如 ${name}_2=…。`,
  'feature-type': ({ name, found }) =>
    `特征 ${name} 是${TYPES[found]}，模型要的是数。是或否可以写成 ${name}=if(条件, 1, 0)，文字先在标签里换成数。`,
  'target-type': ({ model, target, found, wanted }) =>
    `${model} 的目标要是${wanted.map((type) => TYPES[type]).join('或')}，“${target}”是${TYPES[found]}。${
      wanted.includes('bool') ? '写成一个条件，如 --target "orders_90d = 0"。' : '写成一个数，如 --target spend_90d。'
    }`,
  'target-looks-back': ({ name }) =>
    `目标用到的 ${name} 从头看起，答案就混着过去，分不出“之前”和“之后”。给它一个时间窗，如 window: {last: 60d}，目标就是这 60 天里发生的事；现成的有 orders_90d、spend_90d。`,
  'target-own-query': ({ name }) => `目标用到的 ${name} 是自己写的查询，不知道它从哪天看起。改用带时间窗的度量，如 window: {last: 60d}。`,
  'target-timeless': () => '目标没有用到任何带时间的度量，说不出它是哪一天之后的事。目标要看一段时间，如 --target "orders_90d = 0"。',
  'tree-without-question': ({ label }) =>
    `没有一个问题能把目标分得更清楚，所有客户都会得到“${label}”，所以没有标签。换别的特征，或者把 --leaf 定小一些。`,
  'fit-without-orders': ({ model }) => `${model} 要看购买记录，数据里没有订单表。用 --table orders=文件 给出一行一笔的订单。`,
  'fit-without-amounts': () => 'gamma_gamma 要看每笔订单的金额，订单表里没有。用 --map orders.amount="表头" 说明哪一列是金额。',
  'model-absent': ({ available }) => `fit 后面要写模型的名字：${list(available)}。用法见 taglab help fit。`,
  'option-range': ({ option, found, least, most, whole }) =>
    `--${option} ${found} 不行：${RANGES[option].what}要是 ${least} ${most === undefined ? '以上' : `到 ${most}`}的${whole ? '整数' : '数'}，如 --${option} ${RANGES[option].example}。${RANGES[option].without}`,
  'not-fitted': ({ model, problem }) =>
    `${model} 没有拟合出来。${say(modelProblems, problem as never)}${problem.code === 'degenerate' ? (HINTS[model] ?? '') : ''}`,
};

/** 命令的说明。 */
export const fitCommand = {
  summary: '在数据上拟合一个模型，打印成能直接用的标签',
  details: [
    'MODEL 是 logistic（会不会）、linear（会有多少）、tree（几条规则）、kmeans（分群）、bgnbd（还在不在）、gamma_gamma（一单花多少）。打印出来的是一个标签，贴进标签文件就能用 run、sql、explain。给了 TAGS.yaml，里面的度量和标签都能当特征，打印的标签接在它后面用。',
    'logistic、linear、tree 要学“之后的事”：--target 里的时间窗有多长，就往回切多长。--target "orders_90d = 0" 配上 --as-of 2025-06-30，特征只看到 2025-04-01 为止，目标看 4 月 2 日到 6 月 30 日；目标看得到的日子，特征一天也看不到。',
    '--report 在标签前面用注释写上拟合得好不好：系数和误差，AUC、Brier、校准表、提升表，轮廓系数，预测和后来的实际。用的是早一段时间拟合的同一种模型，拿后来的事来判。',
    '定不下参数（退化）、分不出来的时候，一个参数也不打印，标准错误里说明原因和出路，退出码是 1。',
  ],
  examples: [
    'taglab fit logistic --target "orders_90d = 0" --features days_since_last_order,orders_365d --report',
    'taglab fit kmeans --features days_since_last_order,orders_365d,spend_365d --k 4 > 分群.yaml',
    'taglab fit bgnbd --table orders=订单.csv --as-of 2025-06-30 --report',
    'taglab fit tree tags.yaml --target "orders_90d = 0" --features visits,days_since_last_order >> tags.yaml',
  ],
};

/** 选项各是什么。 */
export const fitOptions = {
  features: '拿什么来判断，逗号隔开：度量、数值标签的名字，或“名字=算式”',
  target: '要判断的事：一个条件，或一个数；只看它自己的时间窗',
  k: '分几群，不写就从 2 到 8 里挑轮廓系数最高的',
  l2: '惩罚系数，默认 0；特征多、客户少时用',
  depth: '规则最多问几层，默认 3',
  leaf: '一条规则至少要有多少客户，默认 20',
  where: '哪些订单算购买，在已有的条件之外再加的条件',
  code: '标签的 code',
  report: '在标签前面写上拟合得好不好',
};

const until = ({ asOf, until: last }: Sample): string => `特征截至 ${asOf}，目标看到 ${last ?? asOf}`;

export const fitWords = {
  names: {
    logistic: '预测可能性',
    linear: '预测数值',
    tree: '规则分类',
    kmeans: '分群',
    bgnbd: '仍在购买的可能',
    gamma_gamma: '一单的预期消费',
  } satisfies Record<ModelName, string>,
  measures: {
    purchase_days: '有购买的天数',
    days_since_first_purchase: '距第一次购买的天数',
    days_since_last_purchase: '距最近一次购买的天数',
    purchases: '购买次数',
    spend: '消费合计',
  } satisfies Record<OwnMeasureName, string>,
  category: ['预测', '模型'],
  title: (model: string) => `taglab fit ${model}`,
  fittedOn: (sample: Sample, share: string): Block => ({
    title: `${sample.ids.length} 位客户，${until(sample)}；目标：${share}`,
    rows: [],
  }),
  customersOn: (customers: number, asOf: string) => `${customers} 位客户，截至 ${asOf}`,
  weights: '系数',
  parameters: (height: string) => `参数（对数似然 ${height}）`,
  quality: '判得准不准',
  ownData: '拟合用的客户',
  backtest: (past: Sample) => `早一段拟合（${until(past)}），判后来的事`,
  noBacktest: (past: Sample) => `早一段（${until(past)}）拟合不出来，没法拿后来的事判`,
  sameForAll: '对所有人猜同一个值',
  calibration: (isAhead: boolean) => `校准：说是几成，实际几成（${isAhead ? '判后来的事' : '拟合用的客户，会偏乐观'}）`,
  gain: (isAhead: boolean) => `提升：从可能性最高的客户开始（${isAhead ? '判后来的事' : '拟合用的客户，会偏乐观'}）`,
  leaves: '规则',
  groups: '各群的大小和中心',
  howMany: '分几群（* 是这次的）',
  alive: '还在不在',
  heldOut: (days: number, cut: string) => `拿 ${cut} 拟合的模型，看之后 ${days} 天的复购`,
  spend: '一单消费',
  columns: {
    weight: ['特征', '系数', '标准误', '优势比'],
    linear: ['特征', '系数', '标准误', 'p'],
    linearQuality: ['', 'R²', '平均差多少'],
    treeQuality: ['', '判对的'],
    leaves: ['条件', '结果', '客户', '其中判对'],
    calibration: ['客户', '模型说', '实际', '95% 区间'],
    gain: ['前多少', '客户', '其中是', '提升', '累计覆盖'],
    group: '群',
    people: '客户',
    share: '占比',
    howMany: ['群数', '组内平方和', '轮廓系数'],
    parameter: ['参数', '值', '标准误'],
    alive: ['平均可能', '不到 50% 的客户'],
    heldOut: ['那时的复购次数', '客户', '预期', '实际'],
    spend: ['客户平均', '模型的总体平均', '与订单数的相关'],
  },
  warnings: {
    without: (name: string, count: number, of: number) =>
      `${of} 位客户里有 ${count} 位没有 ${name}，没有参加拟合，标签也不给他们值。没有就是 0 的话，给度量写上 empty: 0。`,
    noAnswer: (count: number, of: number, target: string) =>
      `${of} 位客户里有 ${count} 位的目标“${target}”没有值，没有参加拟合。没有记录就是 0 的话，给度量写上 empty: 0。`,
    ownQuery: (names: readonly string[], cut: string) =>
      `${list(names)} 是自己写的查询，没法替你检查：确认它不看 :as_of 之后的行，否则 ${cut} 的特征里混进了答案。`,
    noHistory: (columns: readonly string[], cut: string) =>
      `客户表的 ${list(columns)} 只有现在的值，不是 ${cut} 那天的。要是它会随着目标改变（如会员等级、状态），就混进了答案。`,
    fewAnswers: (rarer: number, features: number) =>
      `较少的那种答案只有 ${rarer} 位客户，${features} 个特征各不到 10 位，系数靠不住。少用几个特征，或者换更长的时间窗。`,
    together: (r: string) => `一单消费和订单数有关（相关系数 ${r}），Gamma-Gamma 以为无关：常客的预期会偏。分开拟合，或者只拿来比大小。`,
  },
};
