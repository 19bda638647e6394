import type { NotImported, RejectedRows } from '../../cli/own-tables.ts';
import type { LooseKey } from '../../sandbox/import/own-imports.ts';
import type { FileProblem, Question, Reason } from '../../sandbox/import/shapes.ts';
import { ownFileWords } from './own-file.ts';

/** 一长串名字只列前十二个。 */
const list = (names: readonly string[]): string => `${names.slice(0, 12).join('、')}${names.length > 12 ? ` 等 ${names.length} 个` : ''}`;

type Params<Code extends FileProblem['code']> = (FileProblem & { readonly code: Code })['params'];
/** 一个文件为什么读不了，在命令行里怎么改。 */
const problems: { readonly [Code in FileProblem['code']]: (params: Params<Code>, table: string) => string } = {
  'empty-file': () => '文件是空的。',
  'not-text': () => '里面没有文字，也就没有表。要的是 CSV 或 xlsx。',
  'old-workbook': () => '这是旧格式的 Excel 工作簿（.xls）。在 Excel 里另存为 xlsx 或“CSV UTF-8”，再给出那个文件。',
  'damaged-workbook': () =>
    '这个工作簿打不开：可能没有下载完，也可能不是 Excel 写的。在 Excel 里打开，另存为 xlsx 或“CSV UTF-8”，再给出那个文件。',
  'locked-workbook': () => '这个工作簿有密码。在 Excel 里另存一份不带密码的。',
  'web-page': () => '这是一个网页，只是名字像工作簿。在 Excel 里打开，另存为 xlsx 或“CSV UTF-8”，再给出那个文件。',
  'only-header': () => '只有表头，没有数据行。',
  'too-large': ({ megabytes, limit }) => `文件有 ${megabytes} MB，最多能读 ${limit} MB。按时间拆开，或去掉用不到的列。`,
  'too-much-memory': ({ rows, megabytes, limit }) =>
    `${rows} 行大约要占 ${megabytes} MB 内存，最多 ${limit} MB。去掉用不到的列，或按时间拆开。`,
  'too-many-columns': ({ columns, limit }, table) =>
    `切出了 ${columns} 列，最多 ${limit} 列。分隔符可能不对，用 --delimiter ${table}=";" 这样的选项换一个。`,
  'unknown-header': ({ header, suggestion, available }) =>
    `表头里没有“${header}”。${suggestion === undefined ? '' : `是不是想写 ${suggestion}？`}表头有：${list(available)}。`,
  'bad-date-format': ({ format }) => `看不懂日期格式 ${format}。用 YYYY 或 YY、M、D 拼出来，例如 M/D/YY。`,
  'no-date-format': ({ header, example }, table) =>
    `“${header}”里的 ${example === '' ? '内容' : `“${example}”`}不像日期。看看列对不对；格式少见的话，用 --date-format ${table}.${header}=格式 说明，例如 YYYY年M月D日。`,
  'no-secure-context': ({ header }) => `这里算不出指纹，“${header}”改用 mask 或 drop。`,
};

/** 文件自己说不清的，用哪个选项回答。 */
function ask(question: Question, table: string): string {
  switch (question.kind) {
    case 'sheet':
      return `工作簿里有几张表：${list(question.sheets)}。用 --sheet ${table}="${question.sheets[0] ?? ''}" 选一张。`;
    case 'encoding': {
      const shown = question.candidates.map(({ encoding, preview }) => `${encoding} 读作“${preview[0] ?? ''}”`);
      return `文字的编码说不准：${shown.join('，')}。哪种读对了，就写 --encoding ${table}=${question.candidates[0]?.encoding ?? 'gb18030'} 这样的选项。`;
    }
    case 'delimiter':
      return `列与列之间用什么符号隔开，说不准。用 --delimiter ${table}="${question.candidates[0]?.delimiter ?? ';'}" 这样的选项说明。`;
    case 'role': {
      const [what, example] =
        question.role === 'customer_id' ? ['客户', question.free[0]] : ['下单日期', question.free[1] ?? question.free[0]];
      return `不知道哪一列是${what}。${
        example === undefined
          ? `请换一个有${question.role === 'customer_id' ? '客户' : '日期'}列的文件，或用 --delimiter 换一种分隔符。`
          : `表头有：${list(question.free)}。请加上 --map ${table}.${question.role}="${example}" 这样的选项，引号里写表头。`
      }`;
    }
    case 'date': {
      const [first] = question.readings;
      const example = first?.examples[0]?.text ?? '';
      const ways = question.readings.flatMap(({ format, examples }) =>
        examples[0] ? [`${format} 读作 ${examples[0].date}${examples[0].text === example ? '' : `（${examples[0].text}）`}`] : [],
      );
      return `“${question.header}”里的 ${example} 有几种读法：${ways.join('，')}。请选一种，例如 --date-format ${table}.${question.header}=${first?.format ?? 'YYYY-MM-DD'}。`;
    }
    case 'decimal': {
      const ways = question.readings.flatMap(({ decimal, examples }) =>
        examples[0] ? [`用“${decimal}”，${examples[0].text} 就是 ${examples[0].value}`] : [],
      );
      return `“${question.header}”的小数点说不准：${ways.join('；')}。用 --decimal ${table}.${question.header}="." 这样的选项说明。`;
    }
    case 'zone':
      return `“${question.header}”里的时间写着几个时区：${list(question.zones)}，例如 ${question.example}。用 --zone ${table}.${question.header}=+08:00 都换到一个时区，或写 as-written 照写的读。`;
  }
}

/** 一行为什么没读进来。 */
const refusals: Readonly<Record<Reason, string>> = {
  'broken-quotes': '引号不成对',
  'too-many-cells': '比表头多出几格',
  'missing-customer': '没有客户',
  'damaged-id': '编号被 Excel 改成了科学计数法',
  'missing-date': '没有日期',
  'bad-date': '日期读不出',
  'bad-number': '金额读不出',
  'duplicate-customer': '客户重复',
};

type Orphans = LooseKey & { readonly kind: 'orphans' };
type ManyToMany = LooseKey & { readonly kind: 'many-to-many' };

const examplesOf = ({ examples, keys }: Orphans, other: string): string =>
  `${examples.map((e) => `${e.key} ${e.rows} 行${e.like === undefined ? '' : `（${other} 里写作 ${e.like}）`}`).join('，')}${keys > examples.length ? ' 等' : ''}`;

/** 终端读自己的文件时说的话 */
export const cliFileWords = {
  notImported: ({ table, path, problems: found, questions }: NotImported): string =>
    `${path} 没有读进来。${[...found.map(({ code, params }) => problems[code](params as never, table)), ...questions.map((one) => ask(one, table))].join('')}`,
  noRowRead: ({ path, rows }: { readonly path: string; readonly rows: number }): string =>
    `${path} 没有读进来。${rows} 行里没有一行能读。看看列、编码、分隔符和日期格式对不对。`,
  rejected: ({ path, total, count, reasons }: RejectedRows): string =>
    `${path} 的 ${total} 行里，有 ${count} 行没有用上：${reasons.map((r) => `${refusals[r.reason]} ${r.count} 行（第 ${r.line} 行${r.header === undefined ? '' : `的 ${r.header}`}${r.text.trim() === '' ? '' : `：“${r.text.slice(0, 40)}”`}）`).join('；')}。`,
  loose: (found: Orphans, path: string, customers: string): string =>
    `${path} 的 ${found.of} 行里，有 ${found.rows} 行的客户不在 ${customers} 里（${found.keys} 个客户号），这些行谁也不算：${examplesOf(found, customers)}。把客户号改成一样，或在 ${customers} 里补上；不给 customers 表，就是下过单的都算客户。`,
  orphans: (found: Orphans, path: string, other: string): string =>
    `${path} 的 ${found.of} 行里，有 ${found.rows} 行的 ${found.from.column} 在 ${other} 里找不到（${found.keys} 个），这些行归不到客户，谁也不算：${examplesOf(found, other)}。`,
  manyToMany: ({ from, keys, rows, joinedRows, examples }: ManyToMany, path: string, other: string): string =>
    `${path} 和 ${other} 里都有重复的 ${from.column}（${keys} 个，例如 ${examples[0]?.key ?? ''}：${examples[0]?.rows ?? 0} 行对 ${examples[0]?.otherRows ?? 0} 行）。自己写 SQL 把两张表连起来，${rows} 行会变成 ${joinedRows} 行，金额会重复算。`,
  encodingBelied: ({ path, encoding, likely }: { path: string; encoding: string; likely: string }): string =>
    `${path} 不像是 ${encoding}，更像 ${likely}，文字可能读错。去掉 --encoding，或者改成 ${likely}。`,
  download: ownFileWords.download,
};

/** 说文件怎么读的选项 */
export const cliFileOptions = {
  table: '用自己的表：表名=CSV 或 xlsx 文件，可以给几张',
  map: '哪一列是什么：表.列=文件里的表头',
  'date-format': '日期怎么写的：表.列=格式，例如 M/D/YY、YYYY-MM-DD',
  decimal: '数字用什么小数点：表.列="." 或 ","',
  zone: '时间换到哪个时区：表.列=+08:00；as-written 是照写的读',
  text: '这一列当文字读：表.列',
  encoding: '文件的编码：表=编码，例如 gb18030、utf-8、utf-16le',
  delimiter: '列与列之间的符号：表=符号',
  sheet: '工作簿里的哪一张表：表=工作表名',
  header: '表头在第几行：表=行号，0 是没有表头',
  'leave-out': '不算数的订单状态：表=状态，可以写几次',
  treat: '关于人的列怎么处理：表.列=mask（打星号）、hash（换成指纹）或 drop（不读）',
  undo: '读的时候不做这一种改动：表=改动，例如 total-rows；种类见 --log 写下的记录',
  log: '把改动记录和用不上的行写进这个文件夹',
};
