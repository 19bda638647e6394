import { ranked } from './nearest.ts';

/** So many issues are read by nobody, and so many names are compared in all; beyond that, and beyond so many names, there is nothing to offer. */
const MOST_ISSUES = 100;
const MOST_COMPARED = 20_000;
const MOST_NAMES = 200;

/** What people write for it who know it from SQL, from Excel or from speech: no slip of the keyboard leads there, and one may lead astray. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // keys
    code: '编码 代码 标签代码 id',
    name: '标签名 名称 名字 title',
    category: '分类 类目',
    definition: '口径 说明',
    owner: '负责人',
    define: '规则 定义 rules',
    expr: 'rule expression formula 公式',
    cases: 'rule rules branches',
    all: 'and',
    any: 'or',
    when: 'if condition 条件',
    value: 'then label result output 值',
    else: 'default otherwise 其他 否则',
    points: 'score 分数',
    from: 'table source 表',
    agg: 'function func aggregate aggregation method calc 算法',
    where: 'filter filters condition conditions 条件',
    which: 'take keep pick',
    dimension: 'field column 维度',
    field: 'column 字段',
    window: 'period time days 时间 时间窗',
    recency: 'r',
    frequency: 'f',
    monetary: 'm',
    // words
    avg: 'average 平均',
    sum: 'total 求和 金额',
    count: '计数 数量 次数',
    max: '最大',
    min: '最小',
    count_distinct: '去重',
    first: 'earliest',
    last: 'latest',
    percentile_inc: 'quantile quintile',
    logistic: 'logit',
    daily: '每天 每日',
    weekly: '每周',
    monthly: '每月',
    realtime: '实时',
    // functions
    coalesce: 'ifnull nvl iferror',
    days_between: 'datediff datedif',
    ln: 'log',
    power: 'pow',
    least: 'min',
    greatest: 'max',
    floor: 'int rounddown',
    ceil: 'ceiling roundup',
    if: 'iif',
    quantile: 'percentile',
    pct_rank: 'percentrank percent_rank',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [`${other} ${word}`, word] as const)),
);

/** The first of some names that another word stands for, where it is no slip of the keyboard. */
export const meantBy = (other: string, names: readonly string[]): string | undefined =>
  names.find((name) => OTHER_WORDS.has(`${other} ${name}`));

/**
 * What a message about an unknown name offers: the one probably meant, and all that exist, the nearest first.
 * @param issues what has been said already
 */
export function suggest(
  name: string,
  candidates: readonly string[] | (() => readonly string[]),
  issues: readonly unknown[] = [],
): { name: string; suggestion?: string; available: readonly string[] } {
  if (issues.length >= MOST_ISSUES) return { name, available: [] };
  const names = [...new Set(typeof candidates === 'function' ? candidates() : candidates)];
  if (issues.length * names.length >= MOST_COMPARED) return { name, available: [] };
  const { best, sorted } = ranked(name, names);
  const other = meantBy(name.toLowerCase(), names);
  const suggestion = other !== undefined && !isSpelt(name, best) ? other : best;
  const available = (suggestion === best ? sorted : [other ?? '', ...sorted.filter((n) => n !== other)]).slice(0, MOST_NAMES);
  return suggestion === undefined ? { name, available } : { name, suggestion, available };
}

/** In other letters only: then nothing else can be meant. */
const isSpelt = (name: string, candidate: string | undefined): boolean => candidate?.toLowerCase() === name.toLowerCase();
