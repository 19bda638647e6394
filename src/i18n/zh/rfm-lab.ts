import type { RfmMethod } from '../../engine/language/definition.ts';
import type { Findings } from '../../islands/rfm-lab/findings.ts';
import type { HeatValue } from '../../islands/rfm-lab/heat.ts';
import type { LabSchemeName } from '../../islands/rfm-lab/scheme.ts';
import type { Counted, Measured, WindowDays } from '../../islands/rfm-lab/settings.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const percent = (share: number): string => (share > 0 && share < 0.005 ? '不到 1%' : `${Math.round(share * 100)}%`);
const yuan = (amount: number): string => `¥${Math.round(amount).toLocaleString('zh-CN')}`;
const compact = new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumSignificantDigits: 3 });
const shortYuan = (amount: number): string => `¥${compact.format(amount)}`;
/** 切点最多写一位小数。 */
const number = (n: number): string => n.toLocaleString('zh-CN', { maximumFractionDigits: 1 });

const methods = {
  ntile: { name: '等人数分箱（NTILE）', promise: '每段人数尽量一样多。为了凑齐人数，数值相同的客户也会被拆开。' },
  percentile_inc: { name: '分位切点（PERCENTILE.INC）', promise: '先找出切点的数值，相同的数值一定同分。每段人数不保证相等。' },
  percent_rank: { name: '百分比排名（PERCENT_RANK）', promise: '看你排在百分之多少的客户前面。相同的数值同分，别人变了，你的分也会变。' },
  cut_plus_one: { name: 'R 语言 rfm 包（切点加一）', promise: '分位切点再加 1，为整数准备。金额换个单位，有人的分就会变。' },
  nested: { name: '逐层等分', promise: '先分 R，再在每段 R 里分 F，最后分 M。每格人数相等，但不同格里的 5 分不是一回事。' },
  mean: { name: '均值二分', promise: '不比平均差就算高。几位大客户就能把线抬上去。' },
  median: { name: '中位数二分', promise: '好的一半算高。大客户再大，线也不动。' },
  edges: { name: '自己定切点', promise: '线由你画，换一批客户也不会动，可以写进制度。' },
} satisfies Record<RfmMethod, { name: string; promise: string }>;

/** 三个指标：字母、名字、数后面的单位。 */
const measures = {
  r: { letter: 'R', name: '最近一单', aside: '天前', unit: '天前', axis: '距最近一单的天数' },
  f: { letter: 'F', name: '订单数', aside: '', unit: '单', axis: '订单数' },
  m: { letter: 'M', name: '消费', aside: '元', unit: '元', axis: '消费金额（元）' },
} satisfies Record<Measured, { letter: string; name: string; aside: string; unit: string; axis: string }>;
const stated = (measure: Measured, value: number): string => (measure === 'm' ? yuan(value) : `${number(value)} ${measures[measure].unit}`);

/** 正中间的客户，和中间一半的人。 */
const SPREAD: Record<Measured, (middle: number, low: number, high: number) => string> = {
  r: (middle, low, high) => `正中间的客户 ${Math.round(middle)} 天前买过；中间一半的人在 ${Math.round(low)} 到 ${Math.round(high)} 天前。`,
  f: (middle, low, high) => `正中间的客户有 ${number(middle)} 单；中间一半的人在 ${number(low)} 到 ${number(high)} 单。`,
  m: (middle, low, high) => `正中间的客户花了 ${yuan(middle)}；中间一半的人花了 ${yuan(low)} 到 ${yuan(high)}。`,
};

const windows: Record<WindowDays, string> = {
  '90': '最近 90 天',
  '180': '最近 180 天',
  '365': '最近 365 天',
  '730': '最近 730 天',
  ever: '全部时间',
};

/** *…* 之间的字是强调。 */
const findings: Findings = {
  moved: ({ to, count: n, once }) =>
    n === 0
      ? '没有一位客户换格子：这里两种办法给的分一样。'
      : `${to === 'edges' ? '切点挪动后' : `换成${shortName(to)}后`}，*${count(n)}* 位客户换了格子${once > 0 ? `，其中 *${count(once)}* 位只买过一次` : ''}。`,
  split: ({ tie }) => {
    const { letter } = measures[tie.measure];
    const scores = tie.scores.map(({ score, count: n }) => `*${count(n)}* 位得 ${score} 分`).join('，');
    return `*${count(tie.count)}* 位客户的 ${letter} 都是 ${stated(tie.measure, tie.value)}，分却不一样：${scores}。`;
  },
  together: ({ orders, count: n, score, share }) =>
    `*${count(n)}* 位客户（${percent(share)}）都是 ${orders} 单，F 分一个不差，都是 *${score}*。`,
  base: ({ from, to, moved }) =>
    `有分的客户从 ${count(from)} 位变成 *${count(to)}* 位${moved === undefined ? '' : `；前后都有分的人里，*${count(moved)}* 位换了格子`}。`,
  refunds: ({ grew, most, moved }) =>
    `把退款单也算上，*${count(grew)}* 位客户的消费变多了，最多的一位多出 *${yuan(most)}*${moved === undefined ? '' : `；*${count(moved)}* 位因此换了格子`}。`,
  segment: ({ label, share, revenueShare }) =>
    `“${label?.zh ?? '没有归类'}”占客户的 *${percent(share)}*，带来 *${percent(revenueShare)}* 的消费。`,
  middle: ({ r, f, m }) => `排在正中间的客户：*${number(r)}* 天前买过，一共 *${number(f)}* 单，花了 *${yuan(m)}*。`,
  nobody: () => '这段时间没有一位客户下单，所以没有人有分。往回看得久一点试试。',
};
const shortName = (method: RfmMethod): string => methods[method].name.replace(/（.*$/, '');

export const rfmLabWords = {
  /** 标签页。 */
  tabs: { heat: '热力图', distributions: '分布', segments: '细分', compare: '对比', customers: '客户', sql: 'SQL' },
  tabsLabel: '结果的几种看法',
  asOf: '基准日',
  window: '往回看',
  windows,
  countedLabel: '哪些订单算数',
  counted: { paid: '只算已支付', with_refunds: '退款的也算' } satisfies Record<Counted, string>,
  method: '打分方法',
  methods,
  shortName,
  measures,
  value: stated,
  count,
  percent,
  yuan,
  shortYuan,
  /** 并列的几项之间。 */
  listGap: '，',
  /** *…* 之间的字是强调。 */
  population: (scored: number, without: number) =>
    without === 0 ? `${count(scored)} 位客户都有分。` : `${count(scored)} 位有分。另外 ${count(without)} 位这段时间没有下单，不打分。`,
  populationRaw: (scored: number, without: number) =>
    without === 0 ? `${count(scored)} 位客户都下过单。` : `${count(scored)} 位下过单，另外 ${count(without)} 位这段时间没有。`,
  cuts: {
    title: '切点',
    hint: '拖竖线、按方向键，或直接改数字。一改，就成了“自己定切点”。',
    name: (measure: Measured, at: number) => `${measures[measure].letter} 的第 ${at} 个切点`,
    /** 滑块念出来的值。正好落在切点上的归哪边，各种方法不同，所以只说再往好里走一步得几分。 */
    says: (measure: Measured, value: number, score: number) =>
      measure === 'r' ? `切在 ${number(value)} 天，再近就是 ${score} 分` : `切在 ${stated(measure, value)}，再多就是 ${score} 分`,
    splits: '虚线从数值相同的客户中间切过去。',
    none: '每段 R 里各切各的，没有统一的切点。',
    fix: '换成固定的切点',
  },
  heat: {
    shown: '格子里写什么',
    values: { count: '人数', revenue: '消费', average: '人均消费' } satisfies Record<HeatValue, string>,
    caption: '上面是最近买过的，右边是买得多的。点一格，看里面是谁。',
    cell: (r: number, f: number, n: number, value: string) => `R ${r} 分、F ${f} 分：${count(n)} 位客户${value === '' ? '' : `，${value}`}`,
    members: (r: number, f: number) => `R ${r} 分、F ${f} 分的客户`,
    total: '合计',
    less: '少',
    more: '多',
  },
  distributions: {
    title: (measure: Measured) => `${measures[measure].letter}：${measures[measure].axis}`,
    says: (measure: Measured, middle: number, low: number, high: number) => SPREAD[measure](middle, low, high),
    bands: '每个分有多少人',
    bars: '图上的数',
    score: '分',
    range: '从多少到多少',
    customers: '客户',
    span: (measure: Measured, from: number, to: number | undefined) =>
      to === undefined ? `${number(from)} 及以上` : measure === 'm' || to - from > 1 ? `${number(from)} – ${number(to)}` : number(from),
    ends: (measure: Measured, low: number, high: number) =>
      low === high ? stated(measure, low) : `${measure === 'm' ? yuan(low) : number(low)} – ${stated(measure, high)}`,
    axis: '客户数',
    nobody: '没有人',
  },
  segments: {
    scheme: '怎么分',
    schemes: { eight: '八类', eleven: '十一类', ranges: '十类（范围写法）' } satisfies Record<LabSchemeName, string>,
    schemeNote: {
      eight: '每个分只有高低两档，用均值或中位数切。',
      eleven: '125 个三位码，一格一格列清楚归谁。',
      ranges: 'R 从几到几、F 和 M 从几到几，先写的先得。这是 R 语言 rfm 包自带测试里的写法。',
    } satisfies Record<LabSchemeName, string>,
    columns: { segment: '细分，和可以试的动作', customers: '客户', revenue: '消费' },
    others: '没有归类',
    caption: '人数、消费和建议的动作',
    report: '检查这套分法',
    clean: (cells: number) => `${cells} 个格子，每格恰好归一类：没有漏的，也没有重的。`,
    missing: (cells: number, of: number, example: string, n: number) =>
      `${of} 个格子里有 ${cells} 个没人管，例如 ${example}。${n === 0 ? '眼下没有客户落在里面。' : `${count(n)} 位客户落在里面。`}`,
    overlapping: (cells: number, example: string) => `${cells} 个格子归了不止一类，例如 ${example}。先写的那类算数，换个顺序人就变了。`,
    dead: (names: readonly string[]) => `${names.map((name) => `“${name}”`).join('、')}永远轮不到人：它们的格子都被前面的类占了。`,
  },
  compare: {
    other: '和哪种方法比',
    changed: { code: '位客户换了三位码', f: '位换了 F 分', segment: '位换了细分' },
    incomparable: (from: string, to: string) => `${from}和${to}的分数档数不同，说不上谁“变了”。下面看每个分的人去了哪里。`,
    by: '看哪个分',
    bys: { r: 'R', f: 'F', m: 'M', segment: '细分' },
    matrix: (from: string, to: string) => `一行是${from}的分，一列是${to}的分。带框的没变。`,
    ties: '数值一模一样，分却不同',
    noTies: (method: string) => `${method}没有拆开任何数值相同的客户。`,
    tie: (measure: Measured, value: number) => `${measures[measure].letter} = ${stated(measure, value)}`,
    tieColumns: { value: '数值', customers: '客户', scores: '各得几分' },
    tieScore: (score: number, n: number, example: string) => `${score} 分：${count(n)} 位，例如 ${example}`,
    tiesMore: (n: number) => `还有 ${count(n)} 组。`,
  },
  customers: {
    columns: { customer: '客户', r: 'R 天前', f: 'F 单', m: 'M 元', code: '得分', segment: '细分' },
    caption: (n: number) => `${count(n)} 位客户的 R、F、M`,
    search: '找客户编号',
    hint: '点客户编号，看这几个数从哪几笔订单来。',
  },
  why: {
    title: (id: string) => `${id} 为什么是这个分？`,
    titleRaw: (id: string) => `${id} 的三个数从哪来？`,
    open: (id: string) => `${id}：为什么`,
    loading: '正在查订单…',
    r: (days: number, date: string) => `最近一单在 ${date}，距基准日 ${count(days)} 天`,
    f: (orders: number) => `这段时间一共 ${count(orders)} 单`,
    m: (amount: string) => `合计消费 ${amount}`,
    score: (score: number) => `得 ${score} 分`,
    because: (reason: string) => `（${reason}）`,
    ahead: (worse: number, tied: number) =>
      tied === 0 ? `胜过 ${count(worse)} 位` : `胜过 ${count(worse)} 位，和另外 ${count(tied)} 位并列`,
    cuts: (cuts: string) => `切点 ${cuts}`,
    code: (code: string, segment: string) => `连起来是 ${code}，归入“${segment}”`,
    orders: (n: number) => `算进来的 ${count(n)} 笔订单`,
    columns: { date: '日期', order: '订单号', status: '状态', amount: '金额' },
  },
  sql: {
    note: '三个数、三个分、三位码和细分，一条语句全部算出来。',
    check: {
      open: '按“运行”，浏览器里的 SQLite 再算一遍，和页面逐位核对。',
      agree: (n: number) => `核对过了：${count(n)} 位客户，SQLite 和页面给的分全部相同。`,
      differ: (n: number) => `有 ${count(n)} 位客户，SQLite 和页面给的分不一样。这是课程的错，请把这一条告诉我们。`,
    },
    raw: '一条语句算出每位客户的 R、F、M。',
  },
  findings,
  download: (dataset: string) => `rfm-${dataset}.csv`,
  csv: {
    customer: '客户',
    r: 'R 最近一单（天前）',
    f: 'F 订单数',
    m: 'M 消费（元）',
    rScore: 'R 分',
    fScore: 'F 分',
    mScore: 'M 分',
    code: '三位码',
    segment: '细分',
  },
  downloaded: (n: number) => `结果表已下载，${count(n)} 位客户。`,
  draft: { found: '上次你在这里改过设置。', use: '接着用', drop: '不用了' },
  shared: '这是别人分享给你的设置。',
  own: {
    noStatus: '你导入的订单，每一笔都按已支付算。里面要是还有退款、取消的，重新导入，把它们去掉。',
  },
};
