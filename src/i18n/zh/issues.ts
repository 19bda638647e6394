import type { ExpectedPart, IssueParams, Notation, ShapeName, YamlMistake } from '../../engine/language/issue.ts';
import type { Sentences } from '../say.ts';

/** 一长串名字只列前八个；最像的排在最前面。 */
const MOST_NAMES = 8;
const list = (names: readonly string[]): string =>
  `${names
    .slice(0, MOST_NAMES)
    .map((name) => `\`${name}\``)
    .join('、')}${names.length > MOST_NAMES ? ` 等 ${names.length} 个` : ''}`;
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `是不是想写 \`${suggestion}\`？`);
const available = (names: readonly string[]): string => (names.length === 0 ? '' : `可用的有：${list(names)}。`);

const TYPES: Readonly<Record<string, string>> = { number: '数字', text: '文字', date: '日期', bool: '“是或否”', any: '不确定的值' };
const type = (name: string): string => TYPES[name] ?? name;

const SHAPES: Readonly<Record<ShapeName, string>> = {
  text: '一段文字',
  number: '一个数',
  'yes-no': ' true 或 false',
  mapping: '几行“键: 值”',
  rules: '一条条规则，每条写成 {when: …, value: …}',
  list: '一个列表，如 [a, b]',
  date: '一个日期，如 2025-06-30',
  name: '一个名字',
  'low-high': '先小后大的两个数',
  'positive-number': '大于 0 的数',
  'positive-integer': '大于 0 的整数',
  share: ' 0 到 1 之间的数，如 0.9',
  lifetime: '一段时间，如 180d、4w、6m、1y',
  damping: '大于 0、不超过 0.99 的数，常用 0.85',
  'three-numbers': '三个数，如 [0.2, 0.3, 0.5]',
};

const PARTS: Readonly<Record<ExpectedPart, string>> = {
  value: '这里该有一个名字、数或文字',
  operator: '这里该有 =、>=、and 这样的符号',
  'closing-parenthesis': '缺少右括号 )',
  'closing-quote': '引号只有开头，没有结尾',
  'comma-or-close': '这里该有逗号或右括号',
  end: '条件到这里就该结束了',
  and: 'between 的两头之间要写 and',
  measure: 'sum、count 这样要数很多行的，先在 measures 里算好、起个名字，这里写那个名字',
  'present-or-missing': 'is 后面写 present（有值）或 missing（没有值）',
  simpler: '这个条件套得太深、太长。拆成几个标签，或者用 in (…) 列举',
};

const YAML: Readonly<Record<YamlMistake, (found: string) => string>> = {
  tab: () => '这一行用制表符缩进，YAML 只认空格。换成两个空格。',
  indent: (found) => `“${found}”缩进对不上。同一级的行，开头要空一样多。`,
  colon: (found) => `“${found}”后面缺冒号。每一行写成“键: 值”。`,
  'colon-space': (found) => `“${found}”的冒号后面要空一格。`,
  'two-colons': (found) => `“${found}”一行里有两个冒号。冒号属于值的话，给值加上引号；属于下一级的话，另起一行。`,
  'open-quote': (found) => `引号 ${found} 没有合上。在这段文字的结尾补一个。`,
  'after-quote': (found) => `引号合上之后，还有“${found}”。要让引号成为条件的一部分，在整个条件外面再加一层另一种引号。`,
  'open-bracket': (found) => `括号 ${found} 没有合上。补上 ${found === '[' ? ']' : '}'}。`,
  'extra-bracket': (found) => `多了一个 ${found}。删掉它，或补上它的另一半。`,
  'flow-item': (found) => `“${found}”这里断开了。花括号里的条件如果带逗号或引号，要整个放进一对双引号；各项之间用逗号隔开。`,
  'duplicate-key': (found) => `\`${found}\` 写了两遍。留一个。`,
  continued: (found) => `“${found}”接着上一行的条件，要比上一行多缩进两格。`,
  'comment-inside': (found) => `注释“${found}”把条件截断了。把它挪到条件前面，单独写一行。`,
  'no-separator': (found) => `从“${found}”开始是另一个标签。两个标签之间要有一行 ---。`,
  'first-character': (found) => `没加引号的值不能以 ${found} 开头。给整个值加上引号。`,
  'block-sign': () => '值不能以 > 或 | 开头，它们在 YAML 里另有用处。给整个值加上引号。',
  escape: (found) => `双引号里的 ${found} 不是认得的写法。把双引号换成单引号，或把 \\ 写成两个。`,
  'comment-space': () => '注释的 # 前面要空一格。',
  other: (found) => `从${found === '' ? '这里' : `“${found}”`}开始读不懂了。看看缩进、冒号和引号。`,
};

const NOTATIONS: Readonly<Record<Notation, (found: string, instead: string | undefined) => string>> = {
  sign: (found, instead) => `\`${found}\` 在这里写成 \`${instead}\`。`,
  unit: (found, instead) =>
    instead === undefined
      ? `条件里的数不带单位，\`${found}\` 要换成一个数。比的是天数就写天数（3 个月约 90 天），比的是金额就写多少元。`
      : `条件里的数不带单位。\`${found}\` 写成 \`${instead}\`。`,
  'full-number': (found, instead) => `数要写全，中间不加逗号。\`${found}\` 写成 \`${instead}\`。`,
  date: (found, instead) => `日期两边要加引号，不然会当成算式。\`${found}\` 写成 \`${instead}\`。`,
  chain: (_, instead) => `一次只能比两个数。拆开来写：\`${instead}\`。`,
  subject: (found, instead) => `\`${found}\` 前面缺了比较的对象。and、or 两边都要写全：\`${instead}\`。`,
  choice: (_, instead) =>
    instead === undefined
      ? '条件里不用 if … then 和 case when。二选一写成 `if(…, …, …)`，几条规则写在 cases 里。'
      : `条件里不用 if … then 和 case when。改成 \`${instead}\`；规则多的话，写在 cases 里。`,
  extra: (found) => `结尾的 \`${found}\` 去掉。`,
  list: (_, instead) => `in 后面的几个值要放在括号里：\`${instead}\`。`,
};

const TOO_MANY = {
  columns: '标签和指标一共',
  picks: '取第一个、最近一个和最常见一个的指标',
  cuts: '要算切点的打分',
  literals: '写出来的值',
  levels: '一层层叠起来的标签',
  parts: '这里的条件、题目或输入',
  centers: '这里的中心',
  turns: '从树根走到每片叶子，一共要拐的弯',
};

const WINDOWS: Readonly<Record<Exclude<IssueParams['bad-window']['problem'], 'days'>, string>> = {
  form: '写法不认识。可以写 {last: 90d}、{prev: 4w}、{between: [90d, 31d]}、{calendar: last_month}、{range: [2025-01-01, 2025-06-30]} 或 ever',
  empty: '一天也没有。至少写 1d',
  'too-long': '超过了 100 年。想从头算起，写 window: ever',
  reversed: '头尾反了。between 先写远的，range 先写早的',
};

const SQL: Readonly<Record<IssueParams['bad-sql']['problem'], (found: string) => string>> = {
  open: (found) => `从 \`${found}\` 开始的文字、名称或注释没有结束。补上后一半。`,
  character: (found) => `查询里不能有 \`${found}\`。`,
  'not-select': () => '这里只能写一条查询，以 SELECT 或 WITH 开头。',
  several: () => '只能写一条查询。去掉分号和它后面的内容。',
  word: (found) => `这里的 SQL 只读数据，不能用 \`${found}\`。字段正好叫这个名字，就给它加上双引号。`,
  parameter: (found) => `\`${found}\` 没有值。能用的只有 \`:as_of\`，它是基准日。`,
  parentheses: () => '括号不成对。',
  'too-deep': () => '括号套得太深。拆成几段，用 WITH 起名。',
  'too-long': (found) => `这段 SQL 有 ${found} 个字符，太长了。`,
  recursive: (found) => `\`${found}\` 用到了它自己，可能永远算不完。`,
  clock: (found) => `\`${found}\` 会去看电脑的时钟，每次结果都不一样。用 \`:as_of\`。`,
  'table-function': (found) => `\`${found}\` 后面不能有括号。FROM 里只能写表。`,
  'other-database': (found) => `表名前面不能有 \`${found}.\`。直接写表名。`,
  column: (found) => `查询结果里要有一列叫 \`${found}\`。用 AS 起名，不要用 \`*\`。`,
};

export const issueWords: Sentences<IssueParams> = {
  'yaml-syntax': ({ detail, found }) => YAML[detail](found),
  'full-width': ({ found, expected, inList }) => {
    if (inList)
      return `列表里的 \`${found}\` 是中文输入法打出来的，前后会连成一个值。换成半角的 \`,\`；它本来就是文字的话，给那个值加引号。`;
    return expected.trim() === ''
      ? '这里有一个全角空格。换成半角的空格。'
      : `\`${found}\` 是中文输入法打出来的符号。换成半角的 \`${expected}\`。`;
  },
  'other-notation': ({ what, found, instead }) => NOTATIONS[what](found, instead),
  'expression-syntax': ({ found, expected }) => `${PARTS[expected]}${found === '' ? '。' : `，现在是 \`${found}\`。`}`,
  'needs-quotes': ({ text }) => `花括号里，逗号会把条件切断。给整个条件加上双引号："${text}"。`,
  'unknown-key': ({ name, suggestion, available: names }) => `这里不能写 \`${name}\`。${meant(suggestion)}${available(names)}`,
  'missing-key': ({ key, where }) => `\`${where}\` 里缺少 \`${key}\`。`,
  'wrong-shape': ({ key, expected, found, instead, like }) =>
    `${key === 'tag' ? '标签定义' : `\`${key}\` `}应当是${SHAPES[expected]}${like === undefined ? '' : `，如 \`${like}\``}${found === '' ? '，现在是空的' : `，现在是 \`${found}\``}。${instead === undefined ? '' : `写成 \`${instead}\`。`}`,
  'wrong-level': ({ name, where, of }) =>
    where === 'inside'
      ? `\`${name}\` 要写在 \`${of}\` 里面，缩进比它多两格。`
      : `\`${name}\` 不写在 \`${of}\` 里面，要和 \`${of}\` 并排，缩进一样多。`,
  'list-of-tags': () => '每个标签前面都有 -，是一个列表。列表上面要有一行 `tags:`。',
  'audience-parts': ({ outer, inner }) =>
    `${list([outer, ...inner])} 不能并排写。把 ${list(inner)} 放进 \`${outer}\` 的列表里当一项，例如 all: [vip, {any: [new, active]}]。`,
  'not-one-of': ({ key, name, suggestion, available: names }) => `\`${key}\` 不能是 \`${name}\`。${meant(suggestion)}${available(names)}`,
  'bad-code': ({ code }) => `标签代码 \`${code}\` 只能用小写字母、数字和下划线，以字母开头，最多 64 个字符。中文名写在 name 里。`,
  'duplicate-code': ({ code }) => `前面已经有一个标签叫 \`${code}\`。代码不能重复，改一个。`,
  'name-taken': ({ name }) => `这个标签自己已经有一个指标叫 \`${name}\`。用 as 给网络里算出的数另起一个名字。`,
  'belongs-in-define': ({ name }) => `\`${name}\` 只能写在标签的 define 里。给它单独写一个标签，这里用那个标签的代码。`,
  'too-long': ({ found, limit }) => `这段定义有 ${found} 个字符，最多 ${limit} 个。分成几个文件。`,
  'too-intricate': ({ of, limit }) =>
    of === 'levels'
      ? `这里一层套一层，超过了 ${limit} 层。把里面的几层提出来，单独写成标签。`
      : `读到这里，${of === 'documents' ? '用 --- 隔开的部分' : '词和符号'}已经超过 ${limit} 个。分成几个文件。`,
  'control-character': ({ name }) => `指标名 \`${name}\` 里有换行或看不见的字符。名字要写在一行里。`,
  'no-tags': () => '这里一个标签也没有。一个标签至少要有 code 和 define。',
  'one-builder': ({ found, available: names }) =>
    found.length === 0 ? `这里要选一样来写。${available(names)}` : `这里只能写一样，现在写了 ${found.length} 样：${list(found)}。留一样。`,
  'only-with': ({ key, name }) => `\`${key}\` 只和 \`${name}\` 一起用。去掉它，或把算法换成 \`${name}\`。`,
  'bad-window': ({ found, problem, instead }) => {
    if (problem === 'days') return `\`${found}\` 不行：这里只能写几天或几周，如 7d、2w。${meant(instead)}`;
    return instead === undefined ? `时间窗 \`${found}\` ${WINDOWS[problem]}。` : `时间窗 \`${found}\` 写法不认识。${meant(instead)}`;
  },
  'bad-date': ({ found, instead }) =>
    instead === undefined ? `\`${found}\` 不是日历上的一天。写成 2025-06-30 这样。` : `日期 \`${found}\` 要写成 \`${instead}\`。`,

  'unknown-table': ({ name, suggestion, available: names }) => `没有叫 \`${name}\` 的表。${meant(suggestion)}${available(names)}`,
  'unknown-field': ({ name, table, maybeText, suggestion, available: names }) =>
    `${table === undefined ? '' : `\`${table}\` 表里`}没有叫 \`${name}\` 的字段。${meant(suggestion)}${maybeText && suggestion === undefined ? `如果它是一段文字，两边加单引号：'${name}'。` : ''}${available(names)}`,
  'unknown-name': ({ name, suggestion, available: names }) =>
    `没有叫 \`${name}\` 的指标、标签或客户字段。${meant(suggestion)}${suggestion === undefined ? `如果它是一段文字，两边加单引号：'${name}'。` : ''}${available(names)}`,
  'needs-measure': ({ name, table }) => {
    if (table === undefined)
      return `\`${name}\` 要看一位客户的很多行，不能直接写在条件里。先在 measures 里算好、起个名字，例如 spend: {from: orders, agg: sum, field: amount}，条件里写 spend。`;
    return name === table
      ? `\`${name}\` 是一张表，一位客户有很多行。先在 measures 里算成一个数，例如 n: {from: ${table}, agg: count}，条件里写 n。`
      : `\`${name}\` 是 \`${table}\` 表的字段，一位客户有很多行。先用 measure 把它算成一个数，再放进条件。`;
  },
  'unknown-function': ({ name, suggestion, available: names }) => `没有叫 \`${name}\` 的函数。${meant(suggestion)}${available(names)}`,
  'wrong-arguments': ({ name, expected, bare }) =>
    `\`${name}\` ${bare ? '是函数，后面要有括号' : '括号里的内容不对'}。写成 \`${expected}\` 这样。`,
  'type-mismatch': ({ left, leftType, right, rightType }) =>
    `\`${left}\` 是${type(leftType)}，\`${right}\` 是${type(rightType)}，两边没法比。${leftType === 'date' || rightType === 'date' ? "日期写成 '2025-06-30' 这样。" : '换成同一类的值。'}`,
  'needs-type': ({ by, wanted, name, type: found }) => `\`${by}\` 要的是${type(wanted)}，\`${name}\` 是${type(found)}。`,
  'needs-number': ({ name, type: found }) =>
    found === 'date'
      ? `\`${name}\` 是日期，不能直接加减。最近 30 天写 window: {last: 30d}，隔了几天写 days_between(…, as_of)。`
      : `这里要一个数字，\`${name}\` 是${type(found)}。`,
  'needs-field': ({ agg }) => `\`${agg}\` 算的是哪一列？加上 field，例如 field: amount。`,
  'needs-time': ({ table }) => `\`${table}\` 表没有时间列，不能用时间窗，也算不出第一次和最近一次。`,
  'not-boolean': ({ text }) => `\`${text}\` 不是条件。条件要能说“成立”或“不成立”，例如 \`${text} = …\`、\`${text} > …\`。`,
  'truth-word': ({ name }) => `客户的字段 \`${name}\` 和“是”“否”的写法一样，数据库会认错。给它换个名字，例如建一个视图。`,
  'not-an-entity-column': ({ table, entity }) =>
    `\`${table}\` 表里一位客户有很多行，不能直接取一列。要取客户自己的字段，用 \`${entity}\` 表；要从明细里算，用 measure。`,
  'no-way-to-entity': ({ table, key }) => `\`${table}\` 表里没有 \`${key}\`，不知道每一行是哪位客户的。换一张有客户的表。`,
  'population-in-where': ({ name }) =>
    `\`${name}\` 要和所有客户比，不能写在逐行筛选的 where 里，也不能套在另一个这样的函数里。先用 measure 算出每位客户的数，再放进 cases 或 expr 里比。`,
  'too-large': ({ what, found, limit, database }) =>
    what === 'parts' || what === 'centers' || what === 'turns'
      ? `${TOO_MANY[what]}有 ${found} 个，一个标签最多 ${limit} 个。拆成几个标签，再合起来。`
      : `${TOO_MANY[what]}有 ${found} 个，${database === undefined ? '' : `${database} 的`}一条查询最多放 ${limit} 个。分成几个文件来算。`,
  cycle: ({ path }) => `标签绕成了一圈：${path.map((code) => `\`${code}\``).join(' → ')}。去掉其中一步。`,
  'band-count': ({ found, low, high }) => `分成 ${found} 段不行。可以分 ${low} 到 ${high} 段。`,
  'bad-cut': ({ found, last }) =>
    last !== undefined
      ? `最后一段收下余下的客户，${last === 'share' ? '要写到 100%，或写' : '要写'} \`else\`，现在是 \`${found}\`。`
      : `看不懂界限 \`${found}\`。写成 \`">= 40"\` 这样的比较，剩下的写 \`else\`，只能写一次。`,
  'step-count': ({ found, low, high }) => `写了 ${found} 步。要有 ${low} 到 ${high} 步。`,
  'bad-sql': ({ problem, found }) => SQL[problem](found),
  'bad-edges': ({ expected, found }) => `切点要 ${expected} 个，现在有 ${found} 个：切点比段数少一个。`,
  'edges-order': ({ edges }) => `切点要从小到大，各不相同，现在是 ${edges}。`,
  'not-a-share': ({ found, instead }) =>
    `\`${found}\` 不是份额。${instead === undefined ? '累计占比要写 0 和 1 之间的数，例如 0.8。' : `写成 \`${instead}\`。`}`,
  'more-than-items': ({ key, found, items }) => `一共 ${items} 道题，\`${key}\` 最多写 ${items}，现在是 ${found}。`,
  'label-count': ({ expected, found }) => `分 ${expected} 段就要 ${expected} 个名字，现在有 ${found} 个。`,
  'bad-cell': ({ scheme, cell, low, high }) =>
    scheme === 'eight'
      ? '`scheme: eight` 只分高和低。打分要写 `score: {method: mean}` 或 `score: {method: median}`。'
      : scheme === 'eleven'
        ? '`scheme: eleven` 要 R、F、M 各打 1 到 5 分。打分要分五档，例如 `score: {method: ntile, n: 5}`。'
        : `\`${cell}\` 不是这套打分里的格子：R、F、M 每一位都在 ${low} 到 ${high} 之间。`,
  'not-in-domain': ({ value, domain }) => `\`${value}\` 不在 domain 里。加进去，或改成其中一个：${list(domain)}。`,
  'mixed-values': ({ first, firstType, second, secondType }) =>
    `\`${first}\` 是${type(firstType)}，\`${second}\` 是${type(secondType)}。同一个标签的值要是同一类。`,
  'nested-outside-rfm': () => 'nested 是在 R 的每一档里再排 F、在 R 和 F 里再排 M，只能用在 rfm 里。这里可以用 ntile。',

  'negation-over-missing': ({ name, text }) =>
    `\`${name}\` 没填的客户，\`${text}\` 说不准，会被漏掉。想包括他们，加上 \`or ${name} is missing\`；本来就不要，可以不管。`,
  'compared-with-missing': ({ text, instead }) => `和空值比，永远没有结果：\`${text}\`。改成 \`${instead}\`。`,
  'dead-case': ({ value, by, impossible }) =>
    impossible
      ? `没有人能得到“${value}”：\`${by}\` 自相矛盾。改改条件里的数。`
      : `轮不到“${value}”：符合它的客户，都先符合 \`${by}\`。换换顺序，或收紧前面那条。`,
  'overlapping-cases': ({ value, by }) => `“${value}”这一条和 \`${by}\` 有重叠，重叠的客户归前面那条。挪一挪界线，让它们不相交。`,
  'gap-between-cases': ({ gap }) =>
    `\`${gap}\` 的客户，哪条规则都不符合，会没有值。挪一挪界线；本来就不要他们有值，就写明 \`else: null\`。`,
  'codes-not-handled': ({ name, values }) =>
    `\`${name}\` 还可能是${list(values)}，没有规则管它们，这些客户会没有值。补上规则或 else；本来就不要，就写明 \`else: null\`。`,
  'unknown-code': ({ name, of, value, suggestion, label, available: names }) =>
    `\`${name}\` 没有 \`'${value}'\` 这个${of === 'tag' ? '值' : '代码'}。${suggestion === undefined ? '' : `是不是想写 \`'${suggestion}'\`${label && label.zh !== suggestion ? `（${label.zh}）` : ''}？`}${available(names)}`,
  'no-else': ({ code }) => `\`${code}\` 说好人人有值，却没有写 else：哪条都不符合的客户会没有值。加上 else。`,
  'value-never-given': ({ code, values }) =>
    `\`${code}\` 的 domain 里有${list(values)}，却没有哪条规则给出。补上规则，或从 domain 里去掉。`,
  'sql-without-as-of': () => '这段 SQL 没有用到 `:as_of`，会把基准日之后的数据也算进去，换个基准日结果也不变。在 WHERE 里加上时间条件。',
  'threshold-in-name': ({ code }) => `\`${code}\` 的代码里写着数。哪天界线改了，代码却改不得。换个不带数的名字。`,
  'unused-measure': ({ name }) => `指标 \`${name}\` 没有用上。去掉它，或看看条件里的名字写对了没有。`,
  'window-of-unfinished-day': ({ instead }) =>
    `这个标签每天算一次，算的时候当天还没过完，最近这几天里总有一天是半天。要整天的数，改成 \`${instead}\`。`,
  'window-misses-today': ({ instead }) => `这个标签实时更新，时间窗却到昨天为止，今天发生的事都看不到。要算上今天，改成 \`${instead}\`。`,
  'sensitive-without-purpose': ({ code, column }) =>
    `${column === undefined ? `\`${code}\` 标着敏感` : `\`${code}\` 用到敏感信息 \`${column}\``}，却没写明用来做什么。加上 purpose，例如 \`purpose: [service]\`；没有用途就不该用。`,
  'small-group': ({ code, limit, found }) =>
    found === undefined
      ? `\`${code}\` 涉及敏感信息，人太少的值会让人认出是谁。用 gate 里的 min_group 定个下限，至少 ${limit}。`
      : `\`${code}\` 涉及敏感信息，${found} 个人的小组容易认出是谁。min_group 至少写 ${limit}。`,
  'purpose-without-consent': ({ code, purpose }) =>
    `\`${code}\` 要用于 \`${purpose}\`，却没有看客户同不同意。加上 \`gate: {consent: ${purpose}}\`，没同意的客户就不会圈进来。`,
  'window-after-as-of': ({ end, asOf }) => `时间窗到 ${end} 为止，基准日是 ${asOf}：基准日以后的记录不会算。`,
  'dead-segment': ({ value }) => `“${value}”一个格子也没有：它的范围都被前面的分群占了。往前挪，或改它的范围。`,
  'overlapping-segments': ({ cells, example, values }) =>
    `有 ${cells} 个格子不止属于一群，例如 ${example} 同时在${values.map((v) => `“${v}”`).join('、')}里。归写在前面的那群。`,
  'missing-cells': ({ cells, example }) =>
    `有 ${cells} 个格子不属于任何一群，例如 ${example.join('、')}。这些客户会没有值。加上 else，或给它们一群。`,
};
