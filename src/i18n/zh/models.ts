import type { ModelOption, ModelProblemParams } from '../../engine/models/problem.ts';
import type { Sentences } from '../say.ts';

/** 拟合函数自己的参数名，读的人没见过。 */
const KNOWN: Readonly<Record<string, string>> = {
  answers: '答案',
  values: '目标值',
  treated: '是否干预',
  bought: '是否购买',
  centres: '给定的中心',
};
const named = (name: string): string => KNOWN[name] ?? `“${name}”`;
const at = ({ row, who }: { readonly row: number; readonly who?: string }): string =>
  who === undefined ? `第 ${row + 1} 行` : `客户 ${who} `;

const FEW: Readonly<Record<ModelProblemParams['too-few']['of'], readonly [what: string, advice: string]>> = {
  customers: ['位客户', '放宽条件，或者换一份更大的数据。'],
  rows: ['行', '放宽条件，或者少用几个特征，缺值的行不算。'],
  features: ['个特征', '至少写一个。'],
  'repeat customers': ['位复购客户', '等更多客户买第二次，或者把观察期拉长。'],
  items: ['样商品', '看看购物篮是不是读对了。'],
  'different rows': ['种不同的取值', '少分几组，或者多用一个特征。'],
};

const OPTIONS: Readonly<Record<ModelOption, string>> = {
  k: '1 以上的整数',
  starts: '1 以上的整数',
  l2: '0 以上的数',
  depth: '0 以上的数',
  leaf: '1 以上的数',
  support: '大于 0、不超过 1 的数',
  confidence: '0 到 1 之间的数',
  size: '1 以上的数',
};

/** 一个模型为什么没有拟合出来。 */
export const modelProblems: Sentences<ModelProblemParams> = {
  'different-lengths': ({ name, found, expected }) =>
    `${named(name)}有 ${found} 个值，应当有 ${expected} 个。每一列都要一行一个值，看看哪一列少了或多了。`,
  'too-few': ({ of, found, needed }) => `只有 ${found} ${FEW[of][0]}，至少要 ${needed} ${FEW[of][0]}。${FEW[of][1]}`,
  'not-a-number': ({ name, ...row }) => `${at(row)}的${named(name)}读不出能用的数。先补上缺的值，或者去掉这一行。`,
  'not-positive': ({ name, ...row }) => `${at(row)}的${named(name)}不大于 0。先去掉退款和 0 元的订单再拟合。`,
  'impossible-history': (row) =>
    `${at(row)}的购买记录对不上：最近一次购买不能晚于观察期末，没有复购就没有间隔，次数只能是整数。看看同一天的几单有没有合成一次。`,
  'no-repeat-customers': ({ customers }) => `${customers} 位客户都只买过一次，看不出人们多久回来一次。把观察期拉长，或者等到有人复购。`,
  degenerate: ({ parameter }) =>
    `数据定不下参数 ${parameter}：它越大（或越小）越像，没有最好的值，所以一个参数也不给。换更长、更多的数据，或者用简单些的模型。`,
  'no-convergence': ({ steps }) => `走了 ${steps} 步还没有找到最好的参数，所以一个也不给。看看有没有特别极端的值，或者少用几个特征。`,
  'no-variation': ({ name }) => `${named(name)}在每一行都一样，什么也区分不出来。去掉它，或者换一个有差别的。`,
  collinear: ({ name }) => `${named(name)}由其他特征就能算出来，权重分不清该给谁。去掉它，或者去掉和它重复的那个。`,
  separated: () =>
    '有一种特征的组合把两种答案分得一个不错，权重会大得没有边。多半是特征里混进了答案：先检查这一点；确实没有的话，去掉那个特征，或者加一点惩罚，如 l2 = 1。',
  'bad-option': ({ name, found }) => `${name} 不能是 ${found}，要写${OPTIONS[name]}。`,
  'too-many-sets': ({ support, limit }) => `支持度定成 ${support}，有超过 ${limit} 种组合够得上，没人读得完。把支持度定高一些。`,
  'input-absent': ({ name, available }) =>
    `模型要用“${name}”，标签的 inputs 里没有它。${available.length === 0 ? '先把它写进去。' : `有的是：${available.join('、')}。名字要写得和拟合时一样。`}`,
  'reserved-name': ({ name }) => `特征不能叫 ${name}：系数表里这个名字已经有别的意思。换一个名字。`,
};
