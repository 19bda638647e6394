import type { ExpectedPart, IssueParams, ShapeName, YamlMistake } from '../../engine/issue.ts';
import type { Sentences } from '../say.ts';

/** 一长串名字只列前十二个。 */
const list = (names: readonly string[]): string =>
  `${names
    .slice(0, 12)
    .map((name) => `\`${name}\``)
    .join('、')}${names.length > 12 ? ` 等 ${names.length} 个` : ''}`;
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `是不是想写 \`${suggestion}\`？`);
const available = (names: readonly string[]): string => (names.length === 0 ? '' : `可用的有：${list(names)}。`);

const TYPES: Readonly<Record<string, string>> = { number: '数', text: '文字', date: '日期', bool: '是非', any: '不确定的值' };
const type = (name: string): string => TYPES[name] ?? name;

const SHAPES: Readonly<Record<ShapeName, string>> = {
  text: '一段文字',
  number: '一个数',
  'yes-no': ' true 或 false',
  mapping: '几行“键: 值”',
  list: '一个列表，如 [a, b]',
  date: '一个日期，如 2025-06-30',
  name: '一个名字',
  'positive-integer': '大于 0 的整数',
  'three-numbers': '三个数，如 [0.2, 0.3, 0.5]',
};

const PARTS: Readonly<Record<ExpectedPart, string>> = {
  value: '这里该有一个名字、数或文字',
  operator: '这里该有 =、>=、and 这样的符号',
  'closing-parenthesis': '缺少右括号 )',
  'closing-quote': '引号只有开头，没有结尾',
  'comma-or-close': '这里该有逗号或右括号',
  end: '条件到这里就该结束了',
  and: 'between 的两个数之间要写 and',
  'present-or-missing': 'is 后面写 present（有值）或 missing（没有值）',
  simpler: '这个条件太长太深，请拆成几个标签',
};

const YAML: Readonly<Record<YamlMistake, (found: string) => string>> = {
  tab: () => '这一行用了制表符缩进，YAML 只认空格。换成两个空格。',
  indent: () => '缩进对不上：同一级的行，开头要空一样多。',
  colon: (found) => `“${found}”后面缺冒号。每一行写成“键: 值”。`,
  'colon-space': (found) => `“${found}”的冒号后面要空一格。`,
  'two-colons': (found) => `“${found}”一行里有两个冒号。值里要用冒号的话，两边加上引号。`,
  'open-quote': (found) => `引号没有合上：${found}。在结尾补上同样的引号。`,
  'after-quote': (found) => `引号合上之后，多出了 ${found}。把整段文字都放进引号里。`,
  'open-bracket': (found) => `括号没有合上：${found}。补上 ] 或 }。`,
  'extra-bracket': (found) => `这里多了一个 ${found}。`,
  'flow-item': (found) => `大括号、方括号里的各项要用逗号隔开：${found}。`,
  'duplicate-key': (found) => `\`${found}\` 写了两遍。留一个。`,
  'first-character': (found) => `一个值不能以 ${found} 开头。两边加上引号。`,
  'block-sign': (found) => `看不懂 ${found}。要写文字的话，两边加上引号。`,
  escape: (found) => `双引号里的 ${found} 不是认得的转义。改用单引号。`,
  'comment-space': () => '注释的 # 前面要空一格。',
  other: (found) => `从 ${found === '' ? '这里' : `“${found}”`} 开始读不懂了。看看缩进、冒号和引号。`,
};

const WINDOWS = {
  form: '写法不认识。可以写 {last: 90d}、{prev: 4w}、{between: [90d, 31d]}、{calendar: last_month}、{range: [2025-01-01, 2025-06-30]} 或 ever',
  empty: '一天也没有。至少要有 1 天',
  'too-long': '太长了，超出了日历',
  reversed: '头尾反了。between 先写远的，range 先写早的',
};

export const issueWords: Sentences<IssueParams> = {
  'yaml-syntax': ({ detail, found }) => YAML[detail](found),
  'full-width': ({ found, expected }) =>
    expected === ' ' || expected === ''
      ? '这里有一个全角空格。删掉它，重新敲一个空格。'
      : `“${found}”是全角符号，这里要用半角的 ${expected} 。`,
  'expression-syntax': ({ found, expected }) => `${PARTS[expected]}${found === '' ? '。' : `，现在是 \`${found}\`。`}`,
  'needs-quotes': ({ text }) => `这个条件会被 YAML 截断，两边加上双引号："${text}"。`,
  'unknown-key': ({ name, suggestion, available: names }) => `不认识 \`${name}\`。${meant(suggestion)}${available(names)}`,
  'missing-key': ({ key, where }) => `${where === '' ? '这里' : `\`${where}\` `}缺少 \`${key}\`。`,
  'wrong-shape': ({ key, expected, found }) => `\`${key}\` 应当是${SHAPES[expected]}${found === '' ? '' : `，现在是 \`${found}\``}。`,
  'not-one-of': ({ key, name, suggestion, available: names }) => `\`${key}\` 不能是 \`${name}\`。${meant(suggestion)}${available(names)}`,
  'bad-code': ({ code }) => `标签代码 \`${code}\` 只能用小写字母、数字和下划线，以字母开头，最多 64 个字符。`,
  'duplicate-code': ({ code }) => `有两个标签都叫 \`${code}\`。代码要各不相同，改一个。`,
  'no-tags': () => '这里一个标签也没有。一个标签至少要有 code、name、category 和 define。',
  'one-builder': ({ found, available: names }) =>
    found.length === 0
      ? `这里要写一种算法。${available(names)}`
      : `这里只能写一种算法，现在有 ${found.length} 种：${list(found)}。留一种。`,
  'later-builder': ({ name, available: names }) => `\`${name}\` 还不能用。${available(names)}`,
  'bad-window': ({ found, problem }) => `时间窗 \`${found}\` ${WINDOWS[problem]}。`,
  'bad-date': ({ found }) => `\`${found}\` 不是日历上的一天。写成 2025-06-30 这样。`,

  'unknown-table': ({ name, suggestion, available: names }) => `没有叫 \`${name}\` 的表。${meant(suggestion)}${available(names)}`,
  'unknown-field': ({ name, table, suggestion, available: names }) =>
    `${table === undefined ? '' : `\`${table}\` 表里`}没有叫 \`${name}\` 的字段。${meant(suggestion)}${available(names)}`,
  'unknown-name': ({ name, suggestion, available: names }) =>
    `没有叫 \`${name}\` 的指标、标签或客户字段。${meant(suggestion)}如果它是一段文字，两边加单引号：'${name}'。${available(names)}`,
  'needs-measure': ({ name, table }) => `\`${name}\` 是 \`${table}\` 表的字段，一位客户有很多行。先用 measure 把它算成一个数，再放进条件。`,
  'unknown-function': ({ name, suggestion, available: names }) => `没有叫 \`${name}\` 的函数。${meant(suggestion)}${available(names)}`,
  'wrong-arguments': ({ name, expected }) => `\`${name}\` 括号里的内容不对。写成 ${expected} 这样。`,
  'type-mismatch': ({ left, leftType, right, rightType }) =>
    `\`${left}\` 是${type(leftType)}，\`${right}\` 是${type(rightType)}，放不到一起。`,
  'needs-number': ({ name, type: found }) => `这里要一个数，\`${name}\` 是${type(found)}。`,
  'needs-field': ({ agg }) => `\`${agg}\` 要说明算哪一列：加上 field。`,
  'needs-time': ({ table }) => `\`${table}\` 表没有时间列，不能用时间窗，也不能算第一次、最近一次。`,
  'not-boolean': ({ text }) => `\`${text}\` 不是条件。条件要能说“成立”或“不成立”，例如 \`${text === '' ? 'orders_90d' : text} > 0\`。`,
  'not-an-entity-column': ({ table, entity }) =>
    `\`${table}\` 表一位客户有很多行，不能直接取一列。要取客户自己的字段，用 \`${entity}\` 表；要从明细里算，用 measure。`,
  'no-way-to-entity': ({ table, key }) => `\`${table}\` 表里没有 \`${key}\`，不知道每一行是哪位客户的。`,
  'population-in-where': ({ name }) => `\`${name}\` 要和所有客户比，不能写在逐行筛选的 where 里。把它放进 cases 或 expr 的条件。`,
  cycle: ({ path }) => `标签绕成了一圈：${path.map((code) => `\`${code}\``).join(' → ')}。去掉其中一步。`,
  'band-count': ({ found, low, high }) => `分 ${found} 段不行，可以分 ${low} 到 ${high} 段。`,
  'bad-edges': ({ expected, found }) => `切点要 ${expected} 个，现在有 ${found} 个：分几段，切点就比段数少一个。`,
  'edges-order': ({ edges }) => `切点要从小到大，各不相同，现在是 ${edges}。`,
  'label-count': ({ expected, found }) => `分 ${expected} 段就要 ${expected} 个名字，现在有 ${found} 个。`,
  'bad-cell': ({ cell, low, high }) => `\`${cell}\` 不是一个格子：R、F、M 每一位都在 ${low} 到 ${high} 之间。`,
  'not-in-domain': ({ value, domain }) => `\`${value}\` 不在 domain 里。domain 里有：${list(domain)}。`,
  'mixed-values': ({ first, firstType, second, secondType }) =>
    `一个标签的值要是同一类：\`${first}\` 是${type(firstType)}，\`${second}\` 是${type(secondType)}。`,
  'nested-outside-rfm': () => 'nested 是在 R 的每一档里再排 F 和 M，只能用在 rfm 里。',

  'negation-over-missing': ({ name, text }) =>
    `\`${name}\` 没填的客户，\`${text}\` 说不准，会被漏掉。想包括他们，加上 or ${name} is missing；本来就不要，可以不管。`,
  'compared-with-missing': ({ text, instead }) => `和空值比大小，永远没有结果：\`${text}\`。改成 \`${instead}\`。`,
  'dead-case': ({ value, by }) => `轮不到“${value}”这一条：凡是符合的客户，都先符合 \`${by}\`。换换顺序，或收紧前一条。`,
  'overlapping-cases': ({ value, by }) => `“${value}”这一条和 \`${by}\` 有重叠，重叠的客户归前面那条。想好先后。`,
  'no-else': ({ code }) => `\`${code}\` 说好人人有值，可是没有写 else：哪条都不符合的客户会没有值。`,
  'threshold-in-name': ({ code }) => `\`${code}\` 的代码里写着界线的数。界线改了，代码却不能改，换个不带数的名字。`,
  'unused-measure': ({ name }) => `指标 \`${name}\` 没有用上。去掉它，或看看条件里的名字写对了没有。`,
  'window-after-as-of': ({ end, asOf }) => `时间窗到 ${end} 为止，基准日是 ${asOf}：基准日以后的记录不会算。`,
  'dead-segment': ({ value }) => `“${value}”一个格子也没有：它的范围都被前面的分群占了。`,
  'overlapping-segments': ({ cells, example, values }) =>
    `有 ${cells} 个格子属于不止一群，例如 ${example} 同时在${values.map((v) => `“${v}”`).join('、')}里。归写在前面的那群。`,
  'missing-cells': ({ cells, example }) => `有 ${cells} 个格子不属于任何一群，例如 ${example.join('、')}。这些客户会没有值。`,
};
