/** 4,435,968 -> 4.4 MB */
const size = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
const count = (n: number): string => n.toLocaleString('zh-CN');
const dayOfYear = (iso: string): string => `${Number(iso.slice(5, 7))} 月 ${Number(iso.slice(8, 10))} 日`;
const day = (iso: string): string => `${iso.slice(0, 4)} 年 ${dayOfYear(iso)}`;

export const dataWords = {
  title: '数据',
  headline: '课里的每个数，都从这几张表里来',
  lead: (customers: number, orders: number, from: string, to: string) =>
    `云朵商城是一家虚构的网店，有 ${count(customers)} 位客户和 ${count(orders)} 笔订单，从 ${day(from)}到 ${day(to)}。每一课、每道练习用的都是它，基准日定在最后一天。`,
  description: '云朵商城示例数据的数据字典：每张表、每个字段的意思，样例和下载。',
  licence: '随便用：数据以 CC0 放弃一切权利，不必署名。人和号码全由程序生成，没有一位真实的客户。',
  downloads: '下载',
  sqlite: (bytes: number) => `整个数据库（SQLite，${size(bytes)}）`,
  sqliteFor: '用 DB Browser、DBeaver 或命令行的 sqlite3 打开。',
  csvFor: '每张表也有一份 CSV，Excel 双击就能打开，中文不会乱码。',
  dictionary: (bytes: number) => `数据字典（JSON，${size(bytes)}）`,
  trapsTitle: '这份数据不干净，是故意的',
  trapsLead: '真实的数据从来不干净。下面这些坑都是照着工作里的样子埋的，后面的课会一个个用到。',
  traps: {
    gender: (spellings: number, missing: number) => `性别有 ${spellings} 种写法，其中两种带着看不见的空格，另有 ${count(missing)} 位没填。`,
    city: (missing: number) => `${count(missing)} 位客户没填城市。SQL 里写“不等于上海”，他们全会漏掉。`,
    status: (refunded: number, cancelled: number) =>
      `订单表里还留着 ${count(refunded)} 笔退款和 ${count(cancelled)} 笔取消。直接加总，消费就多算了。`,
    twice: (customers: number) => `${count(customers)} 位客户在同一天下过两单。“买过几次”数单还是数天，结果不一样。`,
    never: (ordered: number, paid: number) =>
      `${count(ordered)} 位客户一单也没下过，${count(paid)} 位下过单，却没有一单付成。算比例时，分母里有没有他们？`,
    asOfDay: (orders: number) => `基准日当天有 ${count(orders)} 笔订单。把时间直接和日期比大小，这一天会整个丢掉。`,
    outage: (from: string, to: string) => `${dayOfYear(from)}到 ${dayOfYear(to)}，App 没有上报任何行为。那一周不是没人来，是没记下来。`,
  },
  tablesTitle: '有哪些表',
  overview: { table: '表', row: '一行是什么', rows: '行数', csv: 'CSV' },
  rows: (n: number) => `${count(n)} 行`,
  count,
  csv: (table: string, bytes: number) => ({ text: size(bytes), label: `下载 ${table} 的 CSV，${size(bytes)}` }),
  fields: { field: '字段', meaning: '意思', type: '类型', missing: '缺失' },
  types: { text: '文字', int: '整数', real: '小数', bool: '是或否', date: '日期', timestamp: '日期和时间' },
  units: { CNY: '元', s: '秒' } as Readonly<Record<string, string>>,
  key: '主键',
  joins: {
    customer: (column: string) => ({ before: '用', column, after: '找到客户' }),
    via: (table: string, column: string) => ({ before: '用', column, after: `找到${table}，再找到客户` }),
  },
  missing: (n: number, of: number) => (n === 0 ? '' : `${count(n)} 行（${((100 * n) / of).toFixed(n / of < 0.1 ? 1 : 0)}%）`),
  codes: (n: number) => `${n} 个代码`,
  sample: (rows: number) => `开头 ${rows} 行，原样`,
  null: '空',
};
