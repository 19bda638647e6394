import type { ExcelObstacle } from '../../engine/excel/obstacle.ts';
import type { CutOperator, ModelBuilder } from '../../engine/language/composed.ts';
import type { CalendarPeriod, Measure, Preference, ScoringMethod, Span } from '../../engine/language/definition.ts';
import type { Comparison } from '../../engine/sentence/phrase.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const elapsed = (ms: number): string => (ms < 1 ? '不到 1 毫秒' : `${Math.round(ms)} 毫秒`);
const SPAN_UNITS: Readonly<Record<Span['unit'], string>> = { d: '天', w: '周', m: '个月', y: '年' };
const span = ({ count: n, unit }: Span): string => `${n} ${SPAN_UNITS[unit]}`;

/** 所有实验共用的框。 */
const lab = {
  meta: (dataset: string, customers: number, asOf: string) => `${dataset} · ${count(customers)} 位客户 · 截至 ${asOf}`,
  /** 两句话之间。 */
  gap: '',
  run: '运行',
  stop: '停止',
  reset: '还原',
  share: '分享',
  shared: '链接已复制',
  shareCopy: '复制这个链接',
  shareTooLong: '这份定义太长，放不进链接。可以在 YAML 里复制全文。',
  shareDamaged: '这个分享链接不完整，或不是这里生成的，所以没有用它。下面是实验原来的样子。',
  shareOpened: '这是别人分享给你的定义。',
  ownData: '用我的数据',
  backToSample: '换回示例数据',
  copy: '复制',
  copied: '已复制',
  download: '下载 CSV',
  loading: '正在准备数据库…',
  again: '再试一次',
  /** *…* 之间的字是强调。 */
  madeBefore: '这是建站时同一台引擎算好的。按“运行”，在你的浏览器里再算一遍。',
  took: (ms: number, customers: number) => `SQLite 在你的浏览器里用 ${elapsed(ms)}给 ${count(customers)} 位客户打了标签。`,
  tabs: { result: '结果', customers: '客户', moved: '谁变了', sql: 'SQL', excel: 'Excel', take: '带走' },
  customers: (n: number) => `${count(n)} 位客户`,
  percent: (share: number) => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`),
  noValue: '没有值',
  yes: '是',
  no: '否',
  missing: '没有',
  table: {
    customer: '客户',
    previous: '上一页',
    next: '下一页',
    page: (from: number, to: number, of: number) => `第 ${count(from)} 到 ${count(to)} 位，共 ${count(of)} 位`,
    sortBy: (column: string) => `按${column}排序`,
    none: '没有这样的客户。',
  },
  days: (n: number) => `${count(n)} 天`,
};

/** 没有写在定义里的占比是 0.8 这样的数。 */
const inPercent = <T>(part: T): T | string =>
  typeof part === 'string' && /^0?\.\d+$/.test(part) ? `${Number((Number(part) * 100).toFixed(6))}%` : part;

/** 句子怎么说：每个函数把各部分排成一句话。 */
const say = {
  /** 名字放进句子里。 */
  name: (label: string) => label,
  all: '且',
  any: '或',
  open: '（',
  close: '）',
  not: <T>(what: T) => ['并非', what],
  /** 天数用词，其余用符号；符号两边空一格。 */
  compare: <T>(who: T, operator: Comparison, than: T, days: boolean) => [who, days ? DAYS[operator] : SIGNS[operator], than],
  top: <T>(who: T, share: T) => [who, '在', share],
  bottom: <T>(who: T, share: T) => [who, '在', share],
  among: <T>(who: T, list: T, negated: boolean) => [who, negated ? '不是' : '是', list, '之一'],
  between: <T>(who: T, low: T, high: T, negated: boolean) => [who, negated ? '不在' : '在', low, '到', high, '之间'],
  missing: <T>(who: T, negated: boolean) => [who, negated ? '有填' : '没有填'],
  or: '、',
  look: <T>(window: readonly T[], kind: T | undefined, table: string) => [...window, ...(kind === undefined ? [] : [kind]), `的${table}`],
  only: <T>(where: T) => ['，只算', where],
  window: {
    ever: () => ['全部时间'],
    last: <T>(length: T) => ['最近', length],
    prev: <T>(length: T) => ['今天之前的', length],
    between: <T>(from: T, to: T) => [from, '前到', to, '前'],
    calendar: <T>(period: T) => [period],
    range: <T>(start: T, end: T) => [start, ' 到 ', end],
  },
  count: <T>(agg: Measure['agg'], field: T | undefined) => (field === undefined ? [ALONE[agg]] : OF_FIELD[agg](field)),
  counted: <T>(label: string, how: readonly (string | T)[]) => [`${label} = `, ...how],
  preferred: <T>(what: readonly (string | T)[], by: string) => [...what, `，${by}`],
  by: {
    count: '按笔数',
    sum: '按总量',
    share: '按占自己的份额',
    tgi: '按 TGI',
    decay: '按越近越重的分量',
    pagerank: '按 PageRank',
    betweenness: '按中介中心性（betweenness）',
  },
  step: <T>(at: number, window: readonly T[] | undefined, table: string) => [
    `第 ${at} 步，`,
    ...(window === undefined ? [table] : [...window, `的${table}`]),
  ],
  sequence: <T>(gives: 'reached' | 'step', days: T | undefined, not: T | undefined): readonly (string | T)[] => [
    gives === 'step' ? '按顺序走到了第几步' : '按顺序走完没有',
    ...(days === undefined ? [] : ['，从第一步起', days, '之内']),
    ...(not === undefined ? [] : ['，中间没有', not]),
  ],
  /** 列举几个算出来的数。 */
  next: '，',
  spelt: (spellings: string) => `写成 ${spellings}`,
  column: (label: string, cleaned: boolean) => `客户的${label}${cleaned ? '，先整理写法' : ''}`,
  score: <T>(of: T | undefined, method: T, bands: T | undefined) => [
    ...(of === undefined ? [] : ['把', of]),
    '用',
    method,
    ...(bands === undefined ? ['分成两档'] : ['分成', bands, '档']),
  ],
  pareto: <T>(of: T | undefined, edges: readonly (string | T)[]) => [
    ...(of === undefined ? [] : ['把', of]),
    '从大到小排，在累计占比 ',
    ...edges.map(inPercent),
    ' 处切开',
  ],
  zscore: <T>(of: T | undefined, edges: readonly (string | T)[]) => [
    ...(of === undefined ? [] : ['把', of]),
    '按离平均几个标准差，在 ',
    ...edges,
    ' 处切开',
  ],
  edges: <T>(of: T | undefined, edges: readonly (string | T)[]) => [...(of === undefined ? [] : ['把', of]), '在', ...edges, '处切开'],
  /** 偏好要够什么条件才算。 */
  limits: <T>(
    by: Preference['by'],
    of: { halfLife?: T; support?: { least: T; of?: T }; threshold?: T; top?: T },
  ): readonly (string | T)[][] => [
    ...(of.halfLife === undefined ? [] : [['每过', of.halfLife, '分量减半']]),
    ...(of.support === undefined
      ? []
      : [of.support.of === undefined ? ['至少', of.support.least, '笔'] : ['至少', of.support.least, '个不同的', of.support.of]]),
    ...(of.threshold === undefined ? [] : [[`${LIMITED[by]}至少`, of.threshold]]),
    ...(of.top === undefined ? [] : [['取前', of.top, '个']]),
  ],
  base: <T>(points: T) => ['先有', points, '分'],
  input: <T>(name: string, of: T) => [`${name} = `, of],
  /** 前面几行算出来的数，跟一个界限比。 */
  band: <T>(operator: CutOperator, than: T) => [`结果${SIGNS[operator]}`, than],
  points: <T>(points: T) => ['，得', points, '分'],
  survey: <T>(items: readonly string[], reverse: readonly string[], least: T) => [
    `${items.join('、')} 各自最近一次回答的平均分`,
    ...(reverse.length === 0 ? [] : [`（${reverse.join('、')} 反过来计分）`]),
    '，至少答了',
    least,
    '题',
  ],
  center: (at: string) => `离这个中心最近（${at}）`,
  gate: <T>(of: { consent?: string; minAge?: T; ageless: boolean; minGroup?: T }): readonly (string | T)[][] => [
    ...(of.consent === undefined ? [] : [[`同意用于“${of.consent}”`]]),
    ...(of.minAge === undefined ? [] : [['满', of.minAge, of.ageless ? '岁或年龄不详' : '岁']]),
    ...(of.minGroup === undefined ? [] : [['同一个值至少有', of.minGroup, '位客户']]),
  ],
  gated: <T>(conditions: readonly (string | T)[]) => [...conditions, '，才给值'],
  listed: (customers: number) => `名单上的 ${count(customers)} 位客户`,
  model: {
    linear: '线性回归的结果',
    logistic: '逻辑回归给出的概率',
    tree: '沿着决策树走到的叶子',
    kmeans: '离得最近的聚类中心',
    bgnbd: 'BG/NBD 模型给出的“还活跃”的概率',
    gamma_gamma: 'Gamma-Gamma 模型给出的平均每单消费',
  } satisfies Record<ModelBuilder['model']['type'], string>,
  labels: (labels: readonly string[], from: 'low' | 'high') => `${from === 'high' ? '从高到低' : '从低到高'}：${labels.join('、')}`,
  rfm: {
    code: 'R、F、M 三个分连成三位码',
    digit: (letter: string) => `只取 ${letter} 分`,
    weighted: (r: number, f: number, m: number) => `R × ${r} + F × ${f} + M × ${m}`,
    segment: (n: number, names: readonly string[]) => `按三个分归入 ${n} 类${names.length === 0 ? '' : `：${names.join('、')}`}`,
  },
};
const SIGNS: Readonly<Record<Comparison, string>> = {
  '=': '是',
  '!=': '不是',
  '<': ' < ',
  '<=': ' ≤ ',
  '>': ' > ',
  '>=': ' ≥ ',
  like: '像',
  'not like': '不像',
};
const LIMITED: Readonly<Record<Preference['by'], string>> = {
  count: '笔数',
  sum: '总量',
  share: '占自己的份额',
  tgi: 'TGI ',
  decay: '分量',
};
const DAYS: Readonly<Record<Comparison, string>> = { ...SIGNS, '<': '不到', '<=': '不超过', '>': '超过', '>=': '至少' };
const ALONE: Readonly<Record<Measure['agg'], string>> = {
  count: '笔数',
  count_distinct: '不同的个数',
  sum: '合计',
  avg: '平均',
  min: '最小的',
  max: '最大的',
  first: '第一笔',
  last: '最后一笔',
  days_since: '最近一笔到基准日的天数',
  days_since_first: '第一笔到基准日的天数',
  days_active: '有记录的天数',
  most_frequent: '出现最多的',
  prefer: '最偏好的',
  sequence: '依次做过',
  statement: '自己写的 SQL 给出的值',
  computed: '在关系网里的分量',
};
type OfField = <T>(field: T) => (string | T)[];
const after =
  (words: string): OfField =>
  (field) => [field, words];
const before =
  (words: string): OfField =>
  (field) => [words, field];
const OF_FIELD: Readonly<Record<Measure['agg'], OfField>> = {
  count: (field) => ['有', field, '的笔数'],
  count_distinct: (field) => ['不同', field, '的个数'],
  sum: after('合计'),
  avg: (field) => ['平均', field],
  min: before('最小的'),
  max: before('最大的'),
  first: before('第一笔的'),
  last: before('最后一笔的'),
  days_since: () => [ALONE.days_since],
  days_since_first: () => [ALONE.days_since_first],
  days_active: () => [ALONE.days_active],
  most_frequent: before('出现最多的'),
  prefer: before('最偏好的'),
  sequence: after('依次做过'),
  statement: after('由 SQL 给出'),
  computed: after('在关系网里的分量'),
};

/** 标签实验。 */
const tagLab = {
  roles: {
    tag: '标签',
    look: '看',
    count: '算',
    if: '如果',
    else: '否则',
    value: '值',
    column: '读',
    score: '打分',
    labels: '名称',
    rfm: '得出',
    points: '加分',
    model: '模型',
    listed: '名单',
    band: '如果',
    survey: '算',
    step: '看',
    sequence: '算',
    limits: '条件',
    base: '起步',
    input: '算',
    weights: '公式',
    center: '如果',
    gate: '门槛',
  },
  sentence: '句子',
  yaml: 'YAML',
  sameDefinition: '点带框的值就能改。句子和 YAML 是同一份定义，改哪边都行。',
  undo: '撤销',
  redo: '重做',
  undone: '已撤销。',
  redone: '已重做。',
  brokenDefinition: (errors: number) => `定义里有 ${errors} 处要改，句子先停在上一版。`,
  toYaml: '去 YAML 里改',
  draft: '上次你在这里改过定义。',
  draftUse: '接着改',
  draftDrop: '不用了',
  stale: '定义改过了，下面还是上一次的结果。',
  whichTag: '看哪个标签',
  filter: '只看',
  everybody: '全部客户',
  say,
  methods: {
    edges: '固定切点',
    percentile_inc: '分位切点',
    percent_rank: '百分比排名',
    ntile: '等人数分箱',
    cut_plus_one: 'R 包 rfm 的切法',
    mean: '平均值',
    median: '中位数',
    nested: '逐层等分',
    pareto: '累计占比',
    zscore: '离平均几个标准差',
  } satisfies Record<ScoringMethod, string>,
  periods: {
    this_month: '本月',
    last_month: '上月',
    this_quarter: '本季度',
    last_quarter: '上季度',
    ytd: '今年以来',
    last_year: '去年',
  } satisfies Record<CalendarPeriod, string>,
  slot: {
    span,
    units: SPAN_UNITS,
    unit: '单位',
    /** 天数：名字里已经有单位的语言不再写一遍。 */
    days: (n: number, _of: string) => `${count(n)} 天`,
    top: (share: number) => `前 ${share}%`,
    bottom: (share: number) => `后 ${share}%`,
    about: {
      window: '往回看多久',
      'window-from': '从多久以前算起',
      'window-to': '算到多久以前',
      'first-day': '从哪一天起',
      'last-day': '到哪一天为止',
      period: '哪一段时间',
      method: '打分方法',
      bands: '分成几档',
      segments: '分成哪几类',
      within: '从第一步起多久之内',
      'half-life': '过多久分量减半',
      threshold: '最低要多少',
      support: '至少要有几个',
      top: '取前几个',
      points: '加几分',
      base: '起步有几分',
      band: '界限',
      answered: '至少答几题',
      age: '最小年龄',
      group: '同一个值至少几位客户',
      edge: (at: number) => `第 ${at} 个切点`,
      limit: (of: string) => of,
      topShare: (of: string) => `${of}排在最前面的百分之几`,
      bottomShare: (of: string) => `${of}排在最后面的百分之几`,
    },
    change: (about: string, value: string) => `${about}：${value}，点开修改`,
    keys: '回车确定，Esc 放弃',
    unsafe: '这里放不下引号、逗号、冒号、井号这些符号。要用它们，请到 YAML 里改。',
    notANumber: '请填一个数字。',
    otherEnd: '开头会晚于结尾。先改另一头。',
  },
  bars: {
    caption: (tag: string) => `${tag}：每个值有多少位客户`,
    range: (from: string, to: string) => `${from} – ${to}`,
    from: (from: string) => `${from}起`,
    others: (n: number) => `其余 ${count(n)} 个值`,
    examples: '各看一位',
    customersCaption: (tag: string, n: number) => `${tag}：${count(n)} 位客户和打标签用到的数`,
    clickRow: '点客户编号，看为什么是这个标签。',
  },
  headline: {
    percent: (share: number) => (share > 0 && share < 0.01 ? '不到 1%' : `${Math.round(share * 100)}%`),
    /** *…* 之间的字是强调。 */
    share: (share: string, value: string) => `*${share}* 的客户是“${value}”。`,
    shareAndRevenue: (share: string, value: string, revenue: string) => `*${share}* 的客户是“${value}”，他们带来了 *${revenue}* 的收入。`,
    nobody: (value: string) => `没有一位客户是“${value}”。`,
    half: (name: string, median: string, without: string | undefined) =>
      `按“${name}”排队，正中间的客户是 *${median}*。${without === undefined ? '' : `${without} 的客户没有值，不在队里。`}`,
    empty: '没有一位客户有值。',
  },
  why: {
    short: '为什么？',
    open: (customer: string) => `${customer}：为什么是这个标签`,
    loading: '正在查这位客户…',
  },
  sql: {
    note: '标签编译成一条 SQL，一位客户一行。',
    asOf: '基准日已经写进去，复制出来就能跑。',
    byEngine:
      'SQL 算不了关系网里的分量：引擎先算好，再当作参数 :computed_1 交给这条 SQL，所以光复制它跑不出来。可以在“客户”里下载 CSV，导入成一张表，或写成 list 标签。',
  },
  excel: {
    note: (columns: number) =>
      `每张表都做成 Excel 表（Ctrl+T），表名和列名照旧，行的顺序和下载的 CSV 一样，没有的留空。客户表只留基准日当天已经注册的人，基准日写在名为 as_of 的单元格里。然后${columns === 1 ? '加这一列' : `从上到下加这 ${columns} 列`}，加在哪张表，每一组上面写着。要用 Excel 2021 或 365。`,
    /** 一组列的标题。 */
    into: (table: string, columns: number) => `加在 ${table} 表里${columns === 1 ? '' : `，${columns} 列`}`,
    none: 'Excel 没有能对每位客户都算对的公式。这种标签交给 SQL。',
    why: {
      network: '关系网里的分量，要所有人来回传很多轮，公式做不到。',
      query: '这是你自己写的 SQL，没有对应的公式。',
      sequence: '先后步骤要按时间一行一行往下找，公式说不清。',
      'open-values': '要比哪个值最强，得先知道有哪些值。数据字典没有列出来，或者列得太多。',
      'text-order': '给文字排先后，Excel 按电脑的语言，数据库按字符编码，结果会不一样。',
      'read-otherwise': '定义里有一段文字，Excel 会当成数字、日期或符号。',
      blanks: 'Excel 的 TRIM 连中间的空格也删，结果会不一样。',
      halves: '保留小数时，Excel 按看到的数四舍五入，数据库按存着的数。正好一半的时候，两边会差一位。',
      'nothing-to-compare': '定义里拿一个值和“没有”相比，或者拿两类东西相比。',
      'too-long': '公式或里面的名单太长，超过了 Excel 的上限。',
    } satisfies Record<ExcelObstacle, string>,
  },
  editor: {
    label: (title: string) => `${title}的 YAML 定义`,
    help: '按 Ctrl+Enter（Mac 上按 ⌘+Enter）运行。按 Esc 再按 Tab，离开编辑框。',
    plain: '用普通文本框',
    rich: '用带提示的编辑器',
    line: (line: number) => `第 ${line} 行`,
    fix: (text: string) => (text === '' ? '删掉它' : /\n|.{61}/.test(text) ? '帮我改好' : `改成 ${text}`),
    warning: '提醒',
  },
  own: {
    /** 换回示例数据之后，定义在自己的数据上改过。 */
    returned: '定义留着你在自己数据上改过的样子。导入时去掉的“只算已支付”不会自己回来，要它就换回导入前的定义。',
    useEarlier: '换回导入前的定义',
    keepChanged: '就用改过的',
  },
};

/** 先凭感觉，再让规则来。 */
const handTag = {
  yours: (customer: string) => `${customer} 是`,
  same: '规则也说',
  different: '规则却说',
  /** *…* 之间的字是强调。 */
  progress: (done: number, of: number) =>
    done === 0
      ? `先看数，再给每位选一个。都选完，按“运行”，看规则怎么标。`
      : `已经标了 *${done}* 位，共 ${of} 位。按“运行”，看规则怎么标。`,
  agreed: (done: number, same: number) =>
    same === done
      ? `你标的 ${done} 位，规则也都这么标。`
      : `你标的 ${done} 位里，规则和你一样的有 *${same}* 位，不一样的有 *${done - same}* 位。点“为什么”，看规则凭什么。`,
};

export const labsWords = { lab, tagLab, handTag };
