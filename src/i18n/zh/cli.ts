import type { CheckSummary } from '../../cli/check-report.ts';
import type { DbtProject } from '../../cli/dbt-project.ts';
import type { CliFailureParams } from '../../cli/failure.ts';
import type { CommandName } from '../../cli/main.ts';
import type { OptionName } from '../../cli/options.ts';
import type { Bilingual } from '../../engine/index.ts';
import type { Computed } from '../../engine/language/definition.ts';
import type { ExerciseIssueParams } from '../../grading/exercise-issue.ts';
import type { Expected } from '../../grading/kinds/kind.ts';
import { databaseName } from '../database-names.ts';
import { type Sentences, say } from '../say.ts';
import { cliFileOptions, cliFileWords } from './cli-files.ts';
import { identityCommand, identityFailures, identityOptions, identityReport, identityRun, identityWhy } from './identity.ts';
import { fitCommand, fitFailures, fitOptions, fitWords } from './models-fit.ts';
import { sandboxWords } from './sandbox.ts';

const list = (names: readonly string[]): string => `${names.slice(0, 16).join('、')}${names.length > 16 ? ` 等 ${names.length} 个` : ''}`;
const meant = (suggestion: string | undefined): string =>
  suggestion === undefined || suggestion === '' ? '' : `是不是想写 ${suggestion}？`;

const failures: Sentences<CliFailureParams> = {
  'unknown-command': ({ name, suggestion, available }) => `没有叫 ${name} 的命令。${meant(suggestion)}可用的有：${list(available)}。`,
  'unknown-action': ({ command, name, suggestion, available }) =>
    `${command} 后面不认识 ${name}。${meant(suggestion)}可用的有：${list(available)}。`,
  'unknown-option': ({ written, command, suggestion, available }) =>
    `${command} 没有 ${written} 这个选项。${meant(suggestion && `--${suggestion}`)}可用的有：${list(available.map((option) => `--${option}`))}。`,
  'option-needs-value': ({ name, example }) => `--${name} 后面要跟一个值，例如 --${name} ${example}。`,
  'option-without-value': ({ name }) => `--${name} 是开关，后面不带值。`,
  'option-absent': ({ name, example, command }) => `${command} 要有 --${name}，例如 --${name} ${example}。`,
  'argument-absent': ({ name, command }) =>
    `${command} 后面要写${name.includes(' | ') ? `其中一个词：${name.replaceAll(' | ', '、')}` : ` ${name}`}。用法见 taglab help ${command}。`,
  'tags-absent': ({ command }) => `${command} 后面要写标签文件，例如 taglab ${command} tags.yaml。用法见 taglab help ${command}。`,
  'argument-unneeded': ({ found, command }) =>
    `${command} 用不上多出来的 ${found}。文件名里有空格的话，两边加上引号；用法见 taglab help ${command.split(' ')[0]}。`,
  'not-one-of': ({ option, found, available }) => `--${option} 不能是“${found}”，可以是：${list(available)}。`,
  'option-shape': ({ option, found, example }) => `看不懂 --${option} ${found}。请照这个样子写：--${option} ${example}。`,
  'table-not-given': ({ option, table, given }) =>
    given.length === 0
      ? `--${option} 说到了 ${table} 表，可是没有用 --table 给出任何文件。`
      : `--${option} 说到了 ${table} 表，给出的文件里只有：${list(given)}。`,
  'not-imported': cliFileWords.notImported,
  'no-row-read': cliFileWords.noRowRead,
  'bad-as-of': ({ found }) => `“${found}”不是日历上的一天。日期请写成 2025-06-30 这样。`,
  'as-of-needed': ({ last }) =>
    `请用 --as-of 定一个基准日：“最近 90 天”要知道从哪天往回数。数据里最后一天是 ${last}，可以写 --as-of ${last}。`,
  'table-twice': ({ table }) => `--table 两次都叫 ${table}。每个文件各起一个名字，或者先合成一个文件。`,
  'dataset-beside-table': () => '--dataset 选的是示例数据，--table 给的是你自己的数据。去掉其中一个。',
  'no-such-column': ({ option, table, name, suggestion, available }) =>
    `--${option} 说到了 ${table}.${name}，可是 ${table} 没有这一列。${meant(suggestion)}有的是：${list(available)}。`,
  'file-absent': ({ path }) => `找不到文件 ${path}。看看路径和文件名写对了没有。`,
  'file-unreadable': ({ path, reason }) => `文件 ${path} 打不开（${reason}）。看看它是不是文件夹，有没有读取的权限。`,
  'file-not-text': ({ path }) => `${path} 不是文本文件。请给出写着标签的 YAML 文件。`,
  'folder-unwritable': ({ path, reason }) =>
    `写不进 ${path}（${reason}）。看看它是不是文件夹、有没有写入的权限、磁盘满没满，或者用 --out 换一个文件夹。`,
  'tags-broken': ({ path, count }) => `${path} 有 ${count} 处要改，所以没有运行。`,
  unforeseen: ({ message, stackAt }) =>
    `这是 taglab 自己的错，不是你的：${message}。请把这句话、用的命令写进项目的 issue；在前面加上 ${stackAt}=1 再跑一次，能看到出错的位置，一并附上。`,
  'not-computed': ({ error }) => `数据库没有算出来。${say(sandboxWords.errors, error as never)}`,
  'no-such-tag': ({ name, suggestion, available }) => `文件里没有叫 ${name} 的标签。${meant(suggestion)}里面有：${list(available)}。`,
  'no-such-customer': ({ id, asOf }) => `截至 ${asOf}，没有编号为 ${id} 的客户。看看编号的大小写和前面的 0。`,
  'no-such-dataset': ({ name, suggestion, available }) => `没有叫 ${name} 的示例数据。${meant(suggestion)}可用的有：${list(available)}。`,
  'option-of-another': ({ option, command, needs }) => `${command} 用不上 --${option}，只有 ${needs} 用得上。`,
  'dataset-absent': ({ available }) => `build 后面要写是哪份数据，例如 taglab data build yunduo。可用的有：${available.join('、')}。`,
  'no-whole-number': ({ option, found }) => `--${option} 要一个整数，“${found}”不是。例如 --${option} ${option === 'seed' ? 7 : 500}。`,
  'customers-range': ({ found, dataset, least, most }) => `${dataset} 的规模要在 ${least} 到 ${most} 之间，${found} 不行。`,
  'file-exists': ({ folder, name }) => `${folder} 里已经有 ${name}，没有动它。用 --out 换一个文件夹，或者加上 --overwrite 覆盖。`,
  'no-such-exercise': ({ name, suggestion, available }) => `没有叫 ${name} 的练习。${meant(suggestion)}可用的有：${list(available)}。`,
  ...fitFailures,
  ...identityFailures,
  'exercise-broken': ({ id }) => `练习 ${id} 的文件夹有问题，判不了。先运行 taglab exercises check ${id}。`,
  'no-exercises': ({ path }) => `${path} 里没有练习：找不到含 exercise.yaml 的文件夹。`,
};

const exerciseIssues: Sentences<ExerciseIssueParams> = {
  'exercise-yaml': ({ detail }) => `YAML 读不下去：${detail}`,
  'exercise-key-absent': ({ key }) => `缺少 ${key}。`,
  'exercise-key-unknown': ({ key, suggestion }) => `不认识 ${key}。${meant(suggestion)}`,
  'exercise-shape': ({ key, expected }) =>
    `${key} 应当是${
      {
        'text-in-both-languages': '中英两种文字：{zh: …, en: …}',
        text: '一段文字',
        number: '数字',
        list: '列表',
        mapping: '键和值',
        'yes-no': ' true 或 false',
        'sort-key': '列名加方向，例如 spend desc',
        cell: '单元格，例如 H1',
      }[expected]
    }。`,
  'exercise-word': ({ key, found, available }) => `${key} 不能是 ${found}，可以是：${list(available)}。`,
  'exercise-id-unknown': ({ key, id, available }) => `${key} 里的 ${id} 哪里都没有。有的是：${list(available)}。`,
  'exercise-id-twice': ({ id }) => `${id} 用了两次，每个编号只能用一次。`,
  'exercise-too-few': ({ key, least }) => `${key} 至少要有 ${least} 个。`,
  'exercise-dataset': ({ name, suggestion }) => `没有叫 ${name} 的示例数据。${meant(suggestion)}`,
  'exercise-kind': ({ found, available }) => `kind 不能是 ${found}，可以是：${list(available)}。`,
  'exercise-file-absent': () => '缺少这个文件。',
  'exercise-file-unknown': () => '这个文件没有用处：名字或位置不对。',
  'exercise-file-language': () => '两种语言要都有，或只留一个不分语言的文件。',
  'exercise-starts-differ': () => '中英两份起点只能差在注释上。',
  'exercise-mistake-unknown': ({ mistake, available }) => `exercise.yaml 的 mistakes 里没有 ${mistake}。里面有：${list(available)}。`,
  'exercise-mistake-untried': ({ mistake }) => `mistakes 里的 ${mistake} 没有答案来证明：在 wrong/ 里放一份 ${mistake} 开头的文件。`,
  'exercise-no-right-option': () => '没有一个选项是对的：给对的那一项加上 correct: true。',
  'exercise-not-a-number': ({ text }) => `“${text}”读不出数字。`,
};

const seconds = (ms: number): string => `${ms} 毫秒`;
const expected = (e: Expected): string => {
  switch (e.kind) {
    case 'pass':
      return '应当通过，';
    case 'no-pass':
      return '不该通过，';
    case 'fails':
      return '应当能判而且不通过，';
    case 'self-assessed':
      return '应当由学员自评，';
    case 'told':
      return `应当说到“${e.option}”为什么不对，`;
    case 'mistake':
      return `应当只说“${e.mistake}”，`;
  }
};

const OWN_DATA = [
  '不给 --table，就用课程的示例数据“云朵商城”，基准日是 2025-06-30。',
  '给了 --table orders=文件，就用你的订单表：一行一笔订单，至少要有客户、日期两列，最好还有金额和订单号。表头的叫法不同，用 --map 对上；认得出来的会自动对上。CSV 和 xlsx 都行。数据只在这台电脑上读，不会传到别处。',
  '再给 customers=文件，客户就是那张表里的人；别的表有同名的编号列，就按它连上。文件自己说不清的（编码、日期先写日还是先写月、小数点、时区）会问，并说用哪个选项回答。读的时候改了什么、哪些行没用上，--log 文件夹 都写下来。',
];

const commands: Readonly<
  Record<CommandName, { readonly summary: string; readonly details: readonly string[]; readonly examples: readonly string[] }>
> = {
  run: {
    summary: '给每位客户打上文件里的每个标签',
    details: ['每行是 customer_id,tag,value，先按客户编号、再按文件里的顺序；没有值的不出行。', ...OWN_DATA],
    examples: [
      'taglab run tags.yaml',
      'taglab run tags.yaml --table orders=订单.csv --as-of 2025-06-30',
      'taglab run tags.yaml --table orders=订单.csv --as-of 2025-06-30 --map orders.customer_id="客户号" --encoding orders=gb18030',
      'taglab run tags.yaml --format json > tags.json',
    ],
  },
  sql: {
    summary: '看文件里的标签变成了什么 SQL',
    details: [
      '值都写在里面，文件拿去就能跑。--dialect 选数据库：sqlite（默认）、duckdb、postgres、spark。除 SQLite 外，基准日单独写在最前面一行，换一天只改这一行。',
      '数据仓库里的表要和字典同名同列：日期列是 DATE，时间列是 TIMESTAMP，是否列是 BOOLEAN，整数是 BIGINT，小数是 DOUBLE。要 DuckDB 1.3、PostgreSQL 16、Spark 4.0 或更新的版本。',
      ...OWN_DATA,
    ],
    examples: [
      'taglab sql tags.yaml',
      'taglab sql tags.yaml --as-of 2025-03-31 | sqlite3 yunduo.sqlite',
      'taglab sql tags.yaml --dialect postgres > tags.sql',
    ],
  },
  dbt: {
    summary: '把文件里的标签写成一个 dbt 小项目',
    details: [
      '一个标签一个模型，每位客户一行；标签读的表写成 sources；检查客户编号不重复、不缺失，覆盖率够不够，值在不在定义里。基准日是项目的变量 as_of。',
      '--dialect 选数据库：duckdb（默认）、postgres、spark。',
      ...OWN_DATA,
    ],
    examples: ['taglab dbt tags.yaml --out tags-dbt', 'taglab dbt tags.yaml --out tags-dbt --dialect spark --as-of 2025-03-31'],
  },
  explain: {
    summary: '看一位客户为什么是这个标签',
    details: ['先说依据：用到的数和它们的来历；再说规则：哪一条成立，哪一条不成立。', ...OWN_DATA],
    examples: ['taglab explain tags.yaml --customer C0001', 'taglab explain tags.yaml --customer C0001 --tag lifecycle'],
  },
  quality: {
    summary: '量一量文件里的标签质量怎么样',
    details: [
      '每行是 tag,figure,of,value：多少客户有值（覆盖率），有哪些值、各有多少人，数值看分位数和分段。给了 --base，还看从那天以来值变了多少（PSI，低于 0.1 算稳，高于 0.25 算变了），变在哪些值上；谁从哪个值变到了哪个值（moved、flow），并在标准错误里各举一位客户说为什么。',
      '标签自己用 quality: {coverage_min, psi_max, psi_base, min_group} 定的界限会逐条核对。越界的，在标准错误里说一句，退出码是 1。',
      ...OWN_DATA,
    ],
    examples: [
      'taglab quality tags.yaml',
      'taglab quality tags.yaml --as-of 2025-06-30 --base 2025-03-31',
      'taglab quality tags.yaml --format json > 质量.json',
    ],
  },
  fit: fitCommand,
  identity: identityCommand,
  lint: {
    summary: '检查文件里的标签有没有写错、有没有漏洞',
    details: ['每行是 文件:行:列 error 或 warning 和一句说明。有 error 时退出码是 1。', ...OWN_DATA],
    examples: ['taglab lint tags.yaml'],
  },
  data: {
    summary: '列出、生成示例数据，打印数据字典和大小',
    details: [
      'list 列出示例数据，每行是名字、标题、基准日和一句说明。',
      'build 生成其中一份：数据库（--format sqlite，默认）或每张表一个 CSV（--format csv），还有字典 dictionary.md 和埋下的真相 truth.json。不写 --out，就放进以它命名的文件夹；已经有的文件不会覆盖，除非加上 --overwrite。种子、规模和基准日都一样，每个字节都一样。',
      'dictionary 打印每张表、每一列的意思：--format markdown（默认）或 text。sizes 把每份都现做一遍，打印用时和大小。',
    ],
    examples: [
      'taglab data list',
      'taglab data build henghe --seed 7 --customers 500 --as-of 2025-03-31 --format csv --out 恒和',
      'taglab data dictionary yunduo > 数据字典.md',
      'taglab data dictionary yunduo --format text',
    ],
  },
  exercises: {
    summary: '证明每道练习判得对',
    details: [
      'check 让每道练习判一遍自己的答案：解答和 accept/ 里的都通过，没动过的起点不通过，wrong/ 里的每一份都得到它那句话。有一处不符，退出码就是 1。',
      '不写 ID，就检查全部。',
    ],
    examples: ['taglab exercises check', 'taglab exercises check 05-rfm/01-b-rfm-in-sql', 'taglab exercises check --json > report.json'],
  },
  grade: {
    summary: '判一份答案，说的话和网页上一样',
    details: [
      'ANSWER 是答案所在的文件，或者就是答案：数字、公式；选择题和排序题写选项的 ID，用逗号隔开；其余的写网页保存的那种 JSON。',
      '加上 --json，输出一份 taglab-result（src/course/README.md 有说明），和进度、提交文件里的是同一种。通过了退出码是 0，否则是 1。',
    ],
    examples: [
      'taglab grade 01-concepts/01-c-regulars answer.yaml',
      'taglab grade 05-rfm/01-a-one-ledger 39',
      'taglab grade 01-concepts/01-a-four-words activity,age_band,orders_90d --json',
    ],
  },
};

const options: Readonly<Record<OptionName, string>> = {
  ...cliFileOptions,
  'as-of': '基准日：标签算到这一天，含这一天',
  base: '拿来对比的更早的基准日',
  dataset: '用哪一份示例数据',
  format: '输出的格式，不写就是写在前面的那一种',
  customer: '哪位客户',
  tag: '只看这个标签',
  dialect: '用哪种数据库的 SQL',
  out: '写到哪个文件夹，默认是当前文件夹；data build 默认是以数据命名的文件夹',
  seed: '随机种子，默认是课程用的那个',
  customers: '有多少位客户（家庭、用户），默认同课程',
  overwrite: '已经有的文件也覆盖',
  folder: '练习所在的文件夹，默认是课程自己的',
  ...fitOptions,
  ...identityOptions,
  json: '输出 JSON',
};

const NETWORK: Readonly<Record<Computed['how'], string>> = { pagerank: 'PageRank', betweenness: '中介中心性' };

export const cliWords = {
  about: 'taglab：标签实验室的命令行。同一台打标签的引擎，不用打开浏览器。',
  usage: '用法',
  commandsTitle: '命令',
  optionsTitle: '选项',
  examplesTitle: '例子',
  more: '每个命令的说明：taglab help 命令',
  general: { '--lang zh|en': '用中文还是英文说话，默认跟系统走', '--help': '看说明' },
  examples: ['taglab run tags.yaml', 'taglab run tags.yaml --table orders=订单.csv --as-of 2025-06-30', 'taglab help run'],
  commands,
  options,
  failures,
  fit: fitWords,
  identity: { ...identityRun, report: identityReport, why: identityWhy },
  error: (sentence: string) => `错误：${sentence}`,
  warning: (sentence: string) => `提醒：${sentence}`,
  files: cliFileWords,
  /** 写在 SQL 前面的注释，一个参数一行。 */
  computed: (param: string, how: Computed['how'], table: string) =>
    `参数 :${param} 由引擎从 ${table} 算出（${NETWORK[how]}），SQL 算不了，这条语句不能单独跑。用 taglab run 得到每位客户的值，再导入成一张表，或写成 list 标签。`,
  script: {
    title: (dialect: string, count: number) => `标签实验室写的 SQL，给 ${databaseName(dialect)} 用；${count} 个标签，每位客户一行。`,
    tables: (tables: readonly string[]) => `读这些表：${tables.join('、')}。`,
    ownQuery: (code: string) => `${code} 里有一段自己写的 SQL，原样照抄，没有翻译；先看它在这个数据库里能不能跑。`,
    dateBelow: '基准日在下面一行，换一天只改它。',
    dateWrittenIn: (asOf: string) => `基准日 ${asOf} 写在语句里；要换一天，用 --as-of 再生成一次。`,
    tag: (code: string, { zh, en }: Bilingual) => `  ${code}: ${zh === en ? zh : `${zh} / ${en}`}`,
  },
  dbt: {
    readme: ({ project, source, dialect, asOf, tables }: DbtProject) => [
      `# ${project}`,
      '',
      `标签实验室写的 dbt 项目，给 ${databaseName(dialect)} 用。models/ 里一个标签一个模型，每位客户一行。`,
      '',
      `1. 在 profiles.yml 里写一个叫 \`${project}\` 的连接。`,
      `2. 表 ${tables.map((t) => `\`${t}\``).join('、')} 不在连接的模式里，就用 \`--vars '{source_schema: 模式名}'\` 说在哪里；它们在 dbt 里叫 \`${source}\`。`,
      `3. \`dbt build --vars '{as_of: ${asOf}}'\`：算出标签，再检查客户编号不重复、覆盖率够不够、值对不对。`,
    ],
  },
  modelRenamed: (code: string, name: string) =>
    `有一张表也叫 ${code}，dbt 会用模型把它盖掉，所以标签 ${code} 的模型叫 ${name}；列名还是 ${code}。`,
  filesWritten: (count: number, folder: string) => `写好了 ${count} 个文件，在 ${folder}。`,
  sizes: {
    columns: ['数据', '行', '生成 ms', '入库 ms', 'SQLite', 'gzip', 'brotli', 'CSV gz'],
    all: '合计',
  },
  check: {
    ok: '对  ',
    failed: '不对',
    issues: exerciseIssues,
    expected,
    said: (said: readonly string[]) => `实际说的是：${said.length === 0 ? '没有说话' : said.join(' ')}`,
    summary: (s: CheckSummary) =>
      `${s.exercises} 道练习，${s.answers} 份答案，${s.failures === 0 ? '全部判对' : `${s.failures} 处不对`}。判一份答案，中位数 ${seconds(s.medianMs)}，95% 在 ${seconds(s.p95Ms)}以内。`,
  },
};
