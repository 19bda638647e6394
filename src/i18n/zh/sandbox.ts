import type { SandboxErrorParams } from '../../sandbox/sandbox-error.ts';
import type { Sentences } from '../say.ts';

/** 一长串名字只列前十二个。 */
const list = (names: readonly string[]): string => `${names.slice(0, 12).join('、')}${names.length > 12 ? ` 等 ${names.length} 个` : ''}`;
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `是不是想写 \`${suggestion}\`？`);

const errors: Sentences<SandboxErrorParams> = {
  'download-failed': ({ url, status }) =>
    `数据没有下载下来${status === undefined ? '' : `（服务器回的是 ${status}）`}：${url}。检查网络后再点一次“运行”。`,
  'not-a-database': () => '下载到的文件不是数据库，可能被网络设备换掉了。刷新页面再试一次。',
  'no-webassembly': () => '这个浏览器没能启动数据库：它需要 WebAssembly。换一个较新的浏览器，或请管理员放行。',
  'worker-failed': () => '数据库没能在后台启动，或中途退出了。再点一次“运行”；还是不行就刷新页面。',
  'own-data-gone': () => '你导入的数据已经不在这个页面里了。再选一次文件就好。',
  'file-unreadable': () => '这个文件读不了：选好之后，它被移动、改名或改动过。再选一次。',
  'import-too-large': ({ megabytes }) =>
    `放进数据库会超过 ${megabytes} MB，浏览器页面装不下，所以停了。去掉用不到的列，或者只留最近几年的行，再导入一次。`,
  'import-no-memory': () => '浏览器的内存不够了，导入已经停下，别的数据都还在。关掉别的标签页，或者去掉用不到的列，再导入一次。',
  stopped: () => '已经停下。数据没有变，可以接着改。',
  'time-limit': ({ seconds }) => `这条查询跑了 ${seconds} 秒还没完，已经替你停下。数据没有变，可以接着改。`,
  'out-of-memory': () => '这条查询要的内存太多，已经替你停下。先用 WHERE 或 LIMIT 缩小范围；表和表连接时，检查有没有写连接条件。',
  'empty-statement': () => '还没有查询。从 SELECT 写起，例如 SELECT * FROM orders LIMIT 10。',
  'several-statements': () => '一次只运行一条查询。留下一条，去掉分号后面的部分。',
  'only-reading': ({ verb }) => `这里的数据只能查，不能改，所以不运行 ${verb}。查询以 SELECT、WITH 或 VALUES 开头。`,
  'no-such-table': ({ name, suggestion, available }) => `没有叫 \`${name}\` 的表。${meant(suggestion)}可用的表有：${list(available)}。`,
  'no-such-column': ({ name, suggestion, available }) =>
    `没有叫 \`${name}\` 的列。${meant(suggestion)}${suggestion === undefined ? `如果它是一段文字，两边要加单引号：'${name}'。` : ''}可用的列有：${list(available)}。`,
  'not-in-table': ({ prefix, column, tables }) =>
    `\`${prefix}\` 里没有 \`${column}\` 这一列，它在 ${list(tables)} 表里。看看点号前面的表名或别名写对了没有。`,
  'ambiguous-column': ({ name, tables }) =>
    `${list(tables)} 都有 \`${name}\`，数据库不知道你指哪一个。在前面写上表名，例如 \`${tables[0] ?? 'orders'}.${name}\`。`,
  'no-such-function': ({ name, suggestion, instead }) =>
    instead === undefined
      ? `没有叫 \`${name}\` 的函数。${suggestion === undefined ? '它可能是别的数据库才有的。' : `是不是想写 \`${suggestion}\`？`}`
      : `SQLite 没有 \`${name}\`，同样的意思写作：\`${instead}\`。`,
  'wrong-argument-count': ({ name }) => `\`${name}\` 括号里的参数个数不对。看看有没有多了或少了逗号。`,
  'misused-aggregate': ({ name }) =>
    `\`${name}\` 要先有一组行才能算，不能放在这里。按汇总结果筛选用 HAVING；汇总套汇总，先在子查询里算里面那层。`,
  'misused-window': ({ name }) => `\`${name}\` 是窗口函数的结果：它要写 OVER (…)，而且不能直接放进 WHERE。先在子查询里算好，再到外面筛选。`,
  'syntax-near': ({ near, suggestion }) =>
    `读到 \`${near}\` 就看不懂了。${suggestion === undefined ? '看看它前面是不是多了、少了逗号、括号或关键字。' : `是不是想写 ${suggestion}？`}`,
  'full-width': ({ found, expected }) =>
    expected === ' '
      ? '这里有一个全角空格，SQL 只认半角空格。删掉它，重新敲一个空格。'
      : `“${found}”是全角符号，SQL 里要用半角的 ${expected} 。`,
  'unclosed-quote': ({ text }) => `这个引号只有开头，没有结尾：${text}。在文字末尾补上同样的引号。`,
  'unknown-token': ({ text }) => `看不懂 \`${text}\`。名字不能以数字开头；文字两边要加单引号。`,
  'incomplete-statement': () => '这条查询没有写完。看看末尾是不是缺了条件、表名或右括号。',
  'union-columns': () => 'UNION 上下两个查询的列数要一样。数一数两边 SELECT 后面各有几列。',
  'subquery-columns': ({ found, expected }) => `括号里的子查询给出 ${found} 列，这里只能用 ${expected} 列。`,
  'position-out-of-range': ({ clause, columns }) =>
    `${clause} 后面的数字是“第几列”。这条查询只有 ${columns} 列，请写 1 到 ${columns}，或直接写列名。`,
  'having-without-group': () => 'HAVING 用来筛选汇总后的组，这条查询没有汇总。筛选行用 WHERE。',
  'not-in-both-tables': ({ column }) => `USING 要求两张表都有 \`${column}\`。列名不同的话，用 ON 写出两边各自的列。`,
  'sql-other': ({ message }) => `数据库不接受这条查询。它的原话是：“${message}”。从这句话提到的地方查起。`,
};

export const sandboxWords = {
  loading: '正在准备数据库…',
  running: '正在运行…',
  stop: '停止',
  retry: '再试一次',
  /** 例：显示前 5,000 行，后面还有 */
  truncated: (shown: number): string => `只显示前 ${shown.toLocaleString('zh-CN')} 行，后面还有。`,
  elapsed: (elapsedMs: number): string => (elapsedMs < 10 ? '不到 10 毫秒' : `${Math.round(elapsedMs)} 毫秒`),
  errors,
};
