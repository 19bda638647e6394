import type { Delimiter } from '../../sandbox/import/delimiter.ts';
import type { Decimal } from '../../sandbox/import/numbers.ts';
import type { LooseKey, OwnData, OwnIdentity } from '../../sandbox/import/own-imports.ts';
import type { ColumnView, Layout, LineEnds, PersonalKind, RowCounts } from '../../sandbox/import/shapes.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const rows = (n: number): string => `${count(n)} 行`;
const size = (bytes: number): string =>
  bytes < 1e6 ? `${count(Math.max(1, Math.round(bytes / 1e3)))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');

const delimiters: Record<Delimiter, string> = { ',': '逗号 ,', ';': '分号 ;', '\t': '制表符', '|': '竖线 |' };
const decimals: Record<Decimal, string> = { '.': '1,234.50', ',': '1.234,50' };

/** 日期格式怎么念；自己写的格式照原样显示。 */
const formatNames: Readonly<Record<string, string>> = {
  'YYYY-MM-DD': '年-月-日',
  'YYYY/M/D': '年/月/日',
  YYYYMMDD: '年月日连写',
  YYYY年M月D日: '年 月 日',
  'YYYY.M.D': '年.月.日',
  'D/M/YYYY': '日/月/年',
  'M/D/YYYY': '月/日/年',
  'D/M/YY': '日/月/两位年',
  'M/D/YY': '月/日/两位年',
  'YY/M/D': '两位年/月/日',
  'D-M-YYYY': '日-月-年',
  'M-D-YYYY': '月-日-年',
  'D.M.YYYY': '日.月.年',
  'D.M.YY': '日.月.两位年',
  EXCEL: 'Excel 日期序号',
};

const roles: Record<NonNullable<ColumnView['role']>, string> = {
  customer_id: '客户',
  order_date: '下单日期',
  amount: '金额',
  order_id: '订单号',
  register_date: '注册日期',
};

/** 还等什么才能导入。 */
const waiting = {
  nothing: '看过没问题，就导入。现在还只是试读，什么都没有存。',
  reading: '读完才能导入。',
  problem: '上面有一个文件还用不了。照提示改，或者不要它。',
  question: '回答上面的问题，就能接着读。',
  together: '上面还有一处要你定：表和表怎么连，或者要不要认人。',
  'no-rows': '没有一行能用。看看上面的原因，通常是选错了列、日期格式或分隔符。',
};

export const importWords = {
  title: '用你自己的客户',
  doneTitle: '你的客户已经在这里',
  promise: '文件在你的浏览器里打开，一个字节也不上传；关掉这个页面，就什么都没了。',
  cancel: '不导入了',
  close: '收起',
  titleOf: (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names[0]} 等 ${names.length} 个文件`),
  drop: {
    here: '把客户或订单的文件拖到这里，可以一次拖好几个',
    choose: '选择文件',
    kinds: '可以是 csv、tsv、txt 或 xlsx。文本最大 200 MB，xlsx 最大 40 MB。',
    needs: '订单要有两列：客户、下单日期；有金额和订单号更好。有客户表、商品明细，一起拖进来，会按编号连上。',
    more: '还有别的表？',
    chooseMore: '再加文件',
  },
  working: {
    label: (name: string): string => `读“${name}”的进度`,
    waiting: '马上开始…',
    stop: '停下',
    now: (name: string, stage: string | undefined): string => `正在读“${name}”${stage === undefined ? '' : `，${stage}`}`,
  },
  storing: '正在导入',
  card: {
    about: (bytes: number, rowsIn: number | undefined): string =>
      rowsIn === undefined || rowsIn === 0 ? size(bytes) : `${size(bytes)}，${rows(rowsIn)}`,
    remove: '不要这个文件',
    again: '接着读',
    clash: (table: string): string => `前面有一个文件已经叫“${table}”了。去掉其中一个，或者在“怎么读的”里给这张表换个名字。`,
    how: (parts: readonly string[]): string => `怎么读的：${parts.join(' · ')}`,
    headerAt: (line: number): string => (line === 0 ? '没有表头' : `表头在第 ${line} 行`),
    columns: (n: number): string => `${count(n)} 列，每列是什么`,
  },
  question: {
    open: (n: number): string => `还有 ${n} 个问题。`,
    answer: '就按这个读',
    unreadable: (n: number): string => `有 ${count(n)} 个字读不出来`,
    cut: (delimiter: string, n: number): string => `${delimiter}，切成 ${n} 列`,
    values: (examples: readonly string[]): string => (examples.length === 0 ? '整列是空的' : examples.slice(0, 3).join('、')),
    becomes: (text: string, value: string): string => `${text} → ${value}`,
    only: (n: number): string => `有 ${count(n)} 个值只能这样读`,
    otherEncoding: '字都不对？打开下面的“怎么读的”，看看别的编码。',
    otherTable: '不是订单表？在下面的“怎么读的”里改。',
    leaveDate: '不当日期，按文字留着',
    leaveNumber: '不当数字，按文字留着',
    zone: (zone: string): string => (zone === '+08:00' ? '都换成北京时间（+08:00）' : zone === 'Z' ? '都换成 UTC（Z）' : `都换成 ${zone}`),
    asWritten: '照写的读，不换',
  },
  found: {
    said: '你定的',
    encoding: '文字编码',
    compareEncodings: '看看各种编码读出来是什么样',
    takeEncoding: '用这个',
    sheet: '工作表',
    delimiter: '分隔符',
    delimiters,
    decimals,
    headerLine: '表头在第几行',
    headerHint: '没有表头就填 0。',
    table: '这是什么表',
    tables: { orders: '订单', customers: '客户，一人一行', items: '订单里的商品' },
    otherTable: '别的表',
    noTable: '还没定',
    tableName: '表名',
    lines: ({
      layout,
      lineEnds,
      isMixed,
      rows: all,
      named,
    }: {
      readonly layout: Layout;
      readonly lineEnds: LineEnds | undefined;
      readonly isMixed: boolean;
      readonly rows: number;
      readonly named: RowCounts['named'] | undefined;
    }): string =>
      `${[
        `文件共 ${rows(all)}`,
        ...(layout.titleLines.length > 0 ? [`表头上面有标题 ${rows(layout.titleLines.length)}`] : []),
        ...((named?.total ?? 0) > 0 ? [`合计 ${rows(named?.total ?? 0)}`] : []),
        ...(layout.noteLines.length > 0 ? [`表下面有说明 ${rows(layout.noteLines.length)}`] : []),
        ...(isMixed && lineEnds ? [`换行混用：LF ${count(lineEnds.lf)}、CRLF ${count(lineEnds.crlf)}、CR ${count(lineEnds.cr)}`] : []),
      ].join('，')}。`,
  },
  formats: (format: string): string => (formatNames[format] === undefined ? format : `${formatNames[format]}（${format}）`),
  columns: {
    caption: (n: number): string => `文件的 ${n} 列`,
    name: '列',
    role: '当什么用',
    kind: '是什么',
    examples: '前几个值',
    notes: '要留意的',
    roles,
    noRole: '不当什么',
    roleOf: (header: string): string => `“${header}”当什么用`,
    kindOf: (header: string): string => `“${header}”是什么`,
    formatOf: (header: string): string => `“${header}”的日期格式`,
    auto: '按数据来',
    noFormat: '还没定',
    number: (written: string): string => `数字 ${written}`,
    ownFormat: '别的格式，我来写',
    kinds: { id: '编号，一个 0 也不动', text: '文字', number: '数字', date: '日期' },
    asked: '上面有问题要你定',
    bad: (n: number): string => `有 ${n} 行因为它用不了`,
    blanks: (n: number): string => `${count(n)} 个空`,
    allBlank: '整列是空的',
    personal: (kind: PersonalKind): string => `像是${{ phone: '电话', email: '邮箱', 'id-card': '身份证号', name: '姓名' }[kind]}`,
    between: '；',
    fine: '没有',
  },
  persons: {
    title: '有些列像是个人信息',
    key: '这一列用来认客户，所以不能打星号、也不能去掉：那样不同的人会变成一个人。',
  },
  status: {
    title: (header: string): string => `哪些订单算数？（${header}）`,
    value: (text: string, n: number): string => `${text === '' ? '没写' : text}，${rows(n)}`,
    hint: '取消、退款、没付款的订单多半不该算。文件看不出来，由你定：去掉前面的勾就不算。',
  },
  changes: {
    none: '读的时候什么也没有改。',
    title: (made: number, undone: number): string => `读的时候改了 ${made} 处${undone > 0 ? `，撤销了 ${undone} 处` : ''}`,
    named: (change: string, header: string | undefined): string => (header === undefined ? change : `${change}：${header}`),
    times: (n: number): string => `${count(n)} 次`,
    undone: '已撤销',
    fixed: '只是告诉你',
    line: (line: number): string => `第 ${line} 行`,
    becomes: '变成',
    blank: '空',
    notShown: '内容不显示',
    download: '下载改动记录',
  },
  rows: {
    refused: (n: number): string => `有 ${rows(n)}用不了`,
    named: (n: number): string => `其余 ${rows(n)}不是表里的数据`,
    namedCaption: '不是表里数据的行',
    first: (n: number): string => `只列出前 ${n} 行，下载的文件里有全部。`,
    only: '只看',
    all: (n: number): string => `全部原因，${rows(n)}`,
    countOf: (what: string, n: number): string => `${what}，${rows(n)}`,
    download: (n: number): string => `下载这 ${rows(n)}`,
    line: '行号',
    why: '原因',
    column: '列',
    text: '内容',
    what: '是什么',
    content: '内容',
    between: '；',
  },
  together: {
    title: '表和表怎么连',
    who: '谁是谁',
    none: '这几张表里没有能对上的编号，所以各用各的。检查一下编号列是不是都按“编号”读的。',
    orphans: (examples: readonly string[]): string => `对不上的有：${examples.join('、')}`,
    join: '连起来',
    apart: '不连',
    looseOrphans: ({ from, to, rows: n, of, examples }: LooseKey & { readonly kind: 'orphans' }): string =>
      `连起来以后，“${from.table}”的 ${rows(of)}里有 ${rows(n)}的 ${from.column} 在“${to.table}”里没有，不属于任何客户，结果里也看不出来。${
        examples[0]?.like === undefined ? '' : `例如 ${examples[0].key}，那边写的是 ${examples[0].like}。`
      }`,
    looseMany: ({ from, to, keys, rows: n, joinedRows }: LooseKey & { readonly kind: 'many-to-many' }): string =>
      `“${from.table}”的 ${from.column} 和“${to.table}”的 ${to.column} 两边都有重复：${count(keys)} 个编号，连起来 ${rows(n)}会变成 ${rows(joinedRows)}，金额会算重。`,
    accounts: (tables: readonly string[]): string => `${quoted(tables)}里一行是一个账号，一个人可能有好几个。要按联系方式认出谁是谁吗？`,
    accountsHint: (ids: readonly string[]): string =>
      `看的是 ${ids.join('、')}。规则和课里的一样：占位的号码、一大家子共用的电话不算数。认完会多一张表，写明哪个账号是哪个人。`,
    find: '认一认',
    leave: '不用，一个账号算一个人',
  },
  waits: (what: keyof typeof waiting): string => waiting[what],
  import: (n: number): string => (n === 0 ? '导入' : `导入这 ${rows(n)}`),
  backToDone: '回到已导入的客户',
  downloadFailed: '这个文件没能做出来。文件可能被移走或改过，重新选一次再试。',
  done: {
    imported: ({ title, rowCount, customerCount }: Pick<OwnData, 'rowCount' | 'customerCount'> & { readonly title: string }): string =>
      `已导入“${title}”：${rows(rowCount)}，${count(customerCount)} 位客户。`,
    table: ({ name, rows: n, customers }: OwnData['tables'][number]): string =>
      `${name}：${rows(n)}${customers === undefined ? '' : `，${count(customers)} 位客户`}`,
    identity: ({ accounts, people, refused }: OwnIdentity): string =>
      `${count(accounts)} 个账号认成 ${count(people)} 个人${refused > 0 ? `；${count(refused)} 个号码太多人共用，没有算数` : ''}。`,
    day: '基准日：按哪一天看',
    lastDay: (day: string): string => `数据里最后一天是 ${day}。“最近 90 天”从基准日往回数。`,
    noDay: '数据里没有日期，先按今天。',
    labs: { tag: '标签实验', rfm: 'RFM 实验' },
    fits: { tag: '下面的标签实验已经换成你的客户。', rfm: '下面的 RFM 实验已经换成你的客户。' },
    unfit: (lab: string): string => `${lab}用不了这份数据：`,
    lacks: {
      customers: '没有哪一列是客户。回去给一张表选一列“客户”。',
      orders: '没有订单。要一张表，写着谁、哪一天下的单。',
      amount: '订单里没有金额。回去给订单选一列“金额”，再导入一次。',
    },
    use: '就用这份数据',
    back: '回去改，或再加文件',
  },
  inLab: {
    starters: '拿来就能跑的标签',
    ownDefinition: '现在的定义',
    doesNotFit: '你的数据里没有这份定义要的字段。照下面的提示改，挑一个拿来就能跑的，或换回示例数据。',
    isOther: '这个实验原来的定义要用你的数据里没有的字段，所以先换成一个能跑的。换回示例数据，原来的定义还在。',
    everyOrder: '定义里“只算已支付”这一条已经去掉：你导入的订单，每一笔都算。',
  },
  take: {
    table: '标签表',
    tableHint: '一位客户一行，一个标签一列，带 BOM，Excel 直接打开不乱码。像公式的文字前面加一个撇号，数字不动。',
    names: '值写名称',
    codes: '值写代码',
    csv: (n: number): string => `下载标签表，${count(n)} 位客户`,
    runFirst: '先运行一次',
    yaml: '定义',
    yamlHint: '和左边的 YAML 一样，命令行的 taglab 也认。',
    yamlFile: '下载 YAML',
    sql: 'SQL',
    dialect: '给哪种数据库',
    dialects: { sqlite: 'SQLite', duckdb: 'DuckDB', postgres: 'PostgreSQL', spark: 'Spark SQL' },
    sqlHint: '要有同名的表和列；基准日写在里面。',
    sqlFile: '下载 SQL',
    tooLarge: (database: string): string => `${database} 的一条语句放不下这么多标签。分成几份再试。`,
  },
  erase: {
    open: '全部清除',
    ask: '要从这个浏览器里清除下面这些吗？',
    file: (name: string, n: number | undefined): string => (n === undefined ? name : `${name}，${rows(n)}`),
    database: (n: number, customers: number): string => `导入的数据库：${rows(n)}，${count(customers)} 位客户`,
    said: '你做的选择、改动记录，和换指纹用的盐',
    files: '你电脑上的原文件不动。',
    no: '先不清除',
    yes: '全部清除',
    done: '已经全部清除，实验都换回了示例数据。',
  },
};
