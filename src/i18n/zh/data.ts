import type { Cell } from '../../engine/language/rows.ts';

/** 4,435,968 -> 4.4 MB */
const size = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
const number = (n: number): string => n.toLocaleString('zh-CN', { maximumFractionDigits: 3 });
const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
const dayOfYear = (iso: string): string => `${Number(iso.slice(5, 7))} 月 ${Number(iso.slice(8, 10))} 日`;
const day = (iso: string): string => `${iso.slice(0, 4)} 年 ${dayOfYear(iso)}`;
const STRETCH = { day: '一天', week: '一周', month: '一个月', year: '一年' };

export const dataWords = {
  title: '数据',
  headline: '课里的每个数，都从这些数据里来',
  lead: (sets: number) =>
    `这里有 ${sets} 份虚构的数据，一份一个行业或一件事。每份里都埋着课上要找的东西；人和号码全由程序生成，没有一位真实的客户。`,
  description: '示例数据一览：每份数据拿来练什么，有哪些表，多大，哪几课用它。',
  licence: '随便用：数据以 CC0 放弃一切权利，不必署名。人和号码全由程序生成，没有一位真实的客户。',
  sets: {
    caption: '示例数据',
    set: '数据',
    use: '拿来练什么',
    tables: '表',
    rows: '行',
    size: '大小',
    lessons: '用到它的课',
  },
  bytes: size,
  madeFor: (modules: readonly number[]) => (modules.length === 0 ? '' : `为模块 ${modules.join('、')} 准备`),
  own: '想另起一份，或换一个种子？用命令行：',
  set: {
    description: (title: string, about: string) => `${title}的数据字典：每张表、每个字段的意思、分布、样例和下载。${about}`,
    back: '全部数据',
    asOf: (iso: string) => `基准日 ${day(iso)}`,
    tables: (n: number) => `${n} 张表`,
    rows: (n: number) => `${number(n)} 行`,
    licence: 'CC0',
    lessons: '用到它的课',
  },
  ofLesson: (set: string) => `数据：${set}`,
  downloads: '下载',
  sqlite: (bytes: number) => `SQLite 数据库（zip，${size(bytes)}）`,
  csv: (bytes: number) => `每张表的 CSV（zip，${size(bytes)}）`,
  dictionary: (bytes: number) => `数据字典（JSON，${size(bytes)}）`,
  sqliteFor: '数据库用 DB Browser、DBeaver 或命令行的 sqlite3 打开。',
  csvFor: 'CSV 解压后用 Excel 双击就能打开，中文不会乱码。',
  trapsTitle: '这份数据不干净，是故意的',
  trapsLead: '真实的数据从来不干净。下面这些坑都是照着工作里的样子埋的，课上会一个个用到。',
  tablesTitle: '有哪些表',
  overview: { caption: '表', table: '表', row: '一行是什么', rows: '行数' },
  tally: (n: number) => `${number(n)} 行`,
  number,
  /** 坑里的一个数：日子说成日子，数带千分号。 */
  figure: (cell: Cell): string => (typeof cell === 'number' ? number(cell) : dayOfYear(String(cell))),
  fields: { field: '字段', meaning: '意思', type: '类型', missing: '缺失', spread: '分布' },
  types: { text: '文字', int: '整数', real: '小数', bool: '是或否', date: '日期', timestamp: '日期和时间' },
  units: { CNY: '元', s: '秒', min: '分钟', h: '小时', d: '天', g: '克', kg: '千克', ml: '毫升', km: '千米', '%': '百分数' } as Readonly<
    Record<string, string>
  >,
  key: '主键',
  isKey: '主键',
  nullable: '可以缺失',
  joins: {
    entity: (column: string) => ({ before: '用', column, after: '找到主表' }),
    via: (table: string, column: string) => ({ before: '用', column, after: `找到${table}，再找到主表` }),
  },
  missing: (n: number, of: number) => (n === 0 ? '' : `${number(n)} 行（${percent(n / of)}）`),
  spread: {
    numbers: '看数',
    codes: '代码和行数',
    legend: '每列旁边画着它的分布：实心的柱是有值的行，空心的那根是缺失的行。下面都写着同样的话和数。',
    of: (field: string) => `${field} 的分布`,
    value: '值',
    meaning: '意思',
    from: '从',
    rows: '行数',
    share: '占比',
    none: '缺失',
    above: (from: string) => `${from} 以上`,
    between: (from: string, to: string) => `${from} 到不足 ${to}`,
    yes: '是',
    no: '否',
    range: (from: string, to: string) => `${from} 到 ${to}`,
    sayNumbers: (least: number, median: number, most: number) => `${number(least)} 到 ${number(most)}，中位数 ${number(median)}`,
    sayDates: (first: string, last: string, by: keyof typeof STRETCH) => `${first} 到 ${last}，每根柱是${STRETCH[by]}`,
    sayOne: (value: string) => `都是 ${value}`,
    sayValues: (values: number, most: string, share: number) => `${values} 种取值，最多的是 ${most}（${percent(share)}）`,
    sayAlike: '每行都不同',
    sayMany: (distinct: number) => `${number(distinct)} 种不同的值`,
    percent,
  },
  sample: (rows: number) => `开头 ${rows} 行，原样`,
  null: '空',
  made: {
    title: '它是怎么来的',
    text: (seed: number, customers: number, asOf: string) =>
      `程序按种子 ${seed}、规模 ${number(customers)}、基准日 ${day(asOf)}生成。种子一样，每个字节都一样；换一个种子，是另一批人，埋下的东西还在。`,
    generator: '生成它的程序在',
    again: '在自己的电脑上再生成一次，或换一个种子：',
  },
  planted: { title: '里面埋了什么', open: '先自己找一找，再打开看' },
  /** 给命令行和下载的字典。 */
  text: {
    asOf: '基准日',
    seed: '种子',
    size: '规模',
    licence: '许可',
    nullable: '可空',
    column: '列',
    label: '名称',
    type: '类型',
    blank: '可以为空',
    note: '说明',
    keyMark: '主键。',
    yes: '是',
    no: '否',
    comma: '；',
  },
};
