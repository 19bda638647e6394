import type { Encoding } from '../../sandbox/import/decode.ts';
import type { Delimiter } from '../../sandbox/import/delimiter.ts';
import type { Summary } from '../../sandbox/import/import-file.ts';
import type { ImportProblemParams, Refusal } from '../../sandbox/import/import-problem.ts';
import type { Decimal } from '../../sandbox/import/numbers.ts';
import type { Role } from '../../sandbox/import/roles.ts';
import type { Sentences } from '../say.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const list = (names: readonly string[]): string => `${names.slice(0, 12).join('、')}${names.length > 12 ? ` 等 ${names.length} 列` : ''}`;

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: '中文 GB18030（含 GBK）',
  'utf-16le': 'UTF-16（Windows）',
  'utf-16be': 'UTF-16（大端）',
  latin1: '西欧',
  macintosh: '旧版 Mac',
};
const delimiters: Record<Delimiter, string> = { ',': '逗号 ,', ';': '分号 ;', '\t': '制表符', '|': '竖线 |' };
const decimals: Record<Decimal, string> = { '.': '1,234.50', ',': '1.234,50' };

const roles: Record<Role, string> = { customer_id: '客户', order_date: '下单日期', amount: '金额', order_id: '订单号' };

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

const problems: Sentences<ImportProblemParams> = {
  'excel-file': () => '这是 Excel 工作簿，不是 CSV。在 Excel 里选“另存为”，类型选“CSV UTF-8”，再把新文件拖进来。',
  'not-text': () => '这个文件不是文本，里面没有表格。请选一个 CSV 文件。',
  'too-large': ({ megabytes, limit }) =>
    `文件有 ${count(megabytes)} MB，这里最多读 ${count(limit)} MB。先在 Excel 或数据库里截取一段时间再导出。`,
  'empty-file': () => '文件是空的。看看是不是选错了，或者导出时还没写完。',
  'only-header': () => '文件只有一行表头，下面没有订单。',
  'unknown-header': ({ header, suggestion, available }) =>
    `表头里没有“${header}”。${suggestion === undefined ? '' : `是不是“${suggestion}”？`}表头有：${list(available)}。`,
  'no-customer-column': () => '还不知道哪一列是客户。在“客户”一栏选一列，会员号、手机号都行，只要同一个人每次都一样。',
  'no-date-column': () => '还不知道哪一列是下单日期。在“下单日期”一栏选一列。',
  'ambiguous-date': ({ header, example }) => `“${header}”里的 ${example} 有几种读法，数据本身看不出来。请选一种。`,
  'no-date-format': ({ header, example }) =>
    `${example === '' ? `“${header}”是空的` : `“${header}”里的“${example}”不像日期`}。换一列，或自己写出日期格式。`,
  'bad-date-format': ({ format }) => `看不懂日期格式“${format}”。用 YYYY 或 YY、M、D 拼出来，例如 D.M.YYYY。`,
  'no-readable-row': ({ rows }) => `${count(rows)} 行里没有一行能读。看看下面的原因，通常是选错了列、日期格式或分隔符。`,
};

const refusals: Record<Refusal, string> = {
  'broken-quotes': '引号不成对',
  'too-many-cells': '比表头多出几格，可能串列了',
  'missing-customer': '没有客户',
  'damaged-id': '编号被 Excel 改成了科学计数法，原来的号码已经丢了',
  'missing-date': '没有日期',
  'bad-date': '不是这种格式的日期，或没有这一天',
  'bad-number': '不是数字',
  'duplicate-customer': '这位客户前面已经有了',
};

export const importWords = {
  title: '用你自己的订单',
  promise: '数据只留在这个浏览器里：文件在你的电脑上打开，不上传；关掉页面就没了。',
  drop: '把订单的 CSV 文件拖到这里',
  choose: '选择文件',
  needs: '要有两列：客户、下单日期。有金额和订单号更好。',
  reading: '正在读文件…',
  another: '换一个文件',
  cancel: '不导入了',
  file: {
    title: '文件怎么读',
    encoding: '文字编码',
    delimiter: '分隔符',
    decimal: '数字写法',
    hasHeader: '第一行是表头',
    encodings,
    delimiters,
    decimals,
  },
  mapping: {
    title: '哪一列是什么',
    roles,
    choose: '请选择',
    none: '没有这一列',
    noOrder: '没有订单号：每一行算一笔订单。',
  },
  /** 订单状态：哪些算一次购买。 */
  status: {
    title: (header: string): string => `哪些订单算数（${header}）`,
    value: (text: string, n: number): string => `${text === '' ? '没写' : text}，${count(n)} 行`,
    hint: '取消、退款、没付款的订单多半不该算，去掉它们前面的勾。',
  },
  date: {
    title: '日期怎么读',
    format: '日期格式',
    name: (format: string): string => (formatNames[format] === undefined ? format : `${formatNames[format]}（${format}）`),
    own: '其他，我来写',
    ownFormat: '日期格式，例如 D.M.YYYY',
    ask: (header: string, example: string): string => `“${header}”里的 ${example} 有几种读法，数据本身看不出来。哪一种对？`,
    /** 例：03/04/2025 是 2025-04-03 */
    reading: (example: string, date: string): string => `${example} 是 ${date}`,
  },
  preview: {
    caption: (rows: number): string => `文件的前 ${rows} 行`,
    line: '行',
  },
  summary: ({ rowCount, customerCount, firstDate, lastDate }: Summary): string =>
    `能读 ${count(rowCount)} 行：${count(customerCount)} 位客户，从 ${firstDate} 到 ${lastDate}。`,
  rejected: {
    title: (n: number): string => `有 ${count(n)} 行读不了，不会导入`,
    none: '没有读不了的行。',
    shown: (shown: number): string => `下面是前 ${shown} 行。`,
    line: '行号',
    column: '列',
    text: '内容',
    why: '原因',
  },
  import: (n: number): string => `导入这 ${count(n)} 行`,
  importNothing: '导入',
  imported: (fileName: string, summary: Summary): string =>
    `已导入“${fileName}”：${count(summary.rowCount)} 行，${count(summary.customerCount)} 位客户。`,
  erase: '删掉导入的数据',
  erased: '导入的数据已经从这个页面删掉。',
  problems,
  refusals,
};
