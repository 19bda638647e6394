const count = (n: number): string => n.toLocaleString('zh-CN');

/** 数字、字母后面空一格，汉字后面不空。 */
const apart = (text: string): string => (/[!-~]$/.test(text) ? `${text} ` : text);

/** 谁的标签变了，为什么。 */
export const movedWords = {
  /** 比什么。 */
  compare: '和什么比',
  compareDay: '和哪一天比',
  earlier: '更早的一天',
  original: '改之前的定义',
  day: '哪一天',
  dayLate: (asOf: string) => `要选 ${asOf} 之前的一天。`,
  working: '正在比…',
  failed: '没能比成，再试一次。',
  absent: '还不是客户',
  noValue: '没有值',
  summary: (moved: number, all: number, from: string, to: string) =>
    `${from} 到 ${to}，${count(all)} 位客户里有 *${count(moved)}* 位变了。`,
  summaryVersions: (moved: number, all: number) => `定义改了以后，${count(all)} 位客户里有 *${count(moved)}* 位变了。`,
  nobody: '没有一位客户变了。',
  matrix: (tag: string) => `${tag}：从哪里到哪里`,
  how: '一行是原来的值，一列是后来的值，对角线上的人没有动。点一个数，看是哪些客户。',
  corner: '原来 \\ 后来',
  cell: (from: string, to: string, n: number) => `从“${from}”到“${to}”：${count(n)} 位`,
  who: (from: string, to: string, n: number) => `从“${from}”到“${to}”的 ${count(n)} 位客户`,
  more: (n: number) => `再看 ${count(n)} 位`,
  because: {
    next: '；',
    fact: (label: string, from: string, to: string) => `${label}从 ${apart(from)}变成 ${to}`,
    /** 在所有人里的排位。 */
    rank: (label: string, from: string, to: string) => `${label}在所有人里的排位从前 ${from} 变成前 ${to}`,
    factNew: (label: string, to: string) => `现在要看${label}，是 ${to}`,
    factGone: (label: string) => `现在不看${label}了`,
    weighed: (value: string, from: string, to: string) => `“${value}”的分量从 ${from} 变成 ${to}`,
    others: '自己的数没变，别人的变了，排位和切点跟着动',
    rule: '自己的数没变，判断的规则变了',
    came: '之前还不是客户',
    left: '后来不在客户里了',
    unknown: '依据的数看不出变化',
  },
  one: (customer: string, because: string) => `${customer}：${because}。`,
  /** 终端里的话。 */
  flow: (from: string, to: string, n: number) => `${from} → ${to}：${count(n)} 位`,
  example: (customer: string, because: string) => `比如 ${customer}：${because}。`,
  tag: (name: string, code: string, from: string, to: string, moved: number, all: number) =>
    moved === 0
      ? `${name}（${code}）：${from} 到 ${to}，${count(all)} 位客户都没有变。`
      : `${name}（${code}）：${from} 到 ${to}，${count(all)} 位客户里有 ${count(moved)} 位变了。`,
  others: (flows: number, n: number) => `还有 ${count(flows)} 种变化，${count(n)} 位。`,
  baseLate: (tag: string, base: string, asOf: string) =>
    `${tag}：比较的那天 ${base} 在基准日 ${asOf} 之后，下面是倒着比的。--base（或 psi_base）要写更早的一天。`,
  baseSame: (tag: string, base: string) => `${tag}：比较的那天就是基准日 ${base}，什么都不会变。--base（或 psi_base）要写更早的一天。`,
};
