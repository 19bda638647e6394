import type { FeedbackParams } from '../../grading/feedback.ts';
import type { PolicyParams } from '../../grading/policy.ts';
import type { Stage } from '../../grading/result.ts';
import type { DatabaseRole } from '../../grading/testbed.ts';
import type { Sentences } from '../say.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join('、');

/** 在哪份数据上看到的，放在句首。 */
const WHERE: Readonly<Record<DatabaseRole, (asOf: string) => string>> = {
  visible: () => '在你看到的数据里，',
  seed: () => '换一批客户，',
  'as-of': (asOf) => `把基准日换成 ${asOf}，`,
  aimed: () => '在一组正好卡在边界上的客户里，',
  empty: () => '在一行数据也没有的表上，',
};
const at = ({ on, asOf }: { readonly on: DatabaseRole; readonly asOf: string }): string => WHERE[on](asOf);
const bare = (text: string): string => text.replace(/[`*]/g, '');
const EXPECTED: Readonly<Record<string, string>> = {
  value: '该有一个值、一个格子或一个函数',
  end: '公式该结束了',
  sign: '不认识这个符号',
  less: '太长或套得太深了',
};
const sortKey = (key: string): string => key.replace(/^(\S+) asc$/, '`$1` 从小到大').replace(/^(\S+) desc$/, '`$1` 从大到小');

const said: Sentences<FeedbackParams> = {
  'not-attempted': () => '还和开始时一样，没有可判的。先作答，再提交；这一次不计。',
  unreadable: ({ count: n }) => `有 ${n} 处读不懂，已经标在对应的位置。改好再提交，这一次不计。`,
  'grader-failed': () => '判题程序自己出了问题，和你的答案无关，这一次不计。请把这道题和你的答案发给老师。',
  'fails-elsewhere': (seen) => `你看到的数据上能跑通；${at(seen)}这条查询跑不下来。`,

  passed: ({ databases }) => (databases > 1 ? `通过。${databases} 份数据上的结果都对。` : '通过。结果对。'),
  'chosen-right': () => '选对了。每个选项为什么对、为什么不对，都写在下面。',
  'number-right': ({ expected }) => `对，是 ${expected}。`,
  'columns-by-position': ({ names }) => `列名和题目不同，已按位置和内容对上：${list(names)}。平时给列起个名字，别人才看得懂。`,

  'right-on-visible': () => '你看到的数据上，结果全对。规则却要对别的数据也成立。',
  'people-right': () => '客户一位不多、一位不少，值还不全对。',
  'some-right': ({ right, total }) => `${count(total)} 位客户里，${count(right)} 位的结果是对的。`,
  'rows-right': () => '每一行的内容都对。',
  'some-rows-right': ({ right, total }) => `${count(total)} 行里，${count(right)} 行是对的。`,
  'some-chosen-right': ({ right }) => `选对了 ${right} 项。`,

  'tag-absent': ({ code, found }) => `题目要的标签是 \`${code}\`，你的文件里是 ${list(found)}。改好 code 再提交，这一次不计。`,
  nobody: (seen) => `${at(seen)}没有一位客户得到值。看看条件里的取值和大小写是不是和数据一致。`,
  'extra-customers': (p) => `${at(p)}多出 ${count(p.count)} 位客户，按题目的口径不该有他们。`,
  'missing-customers': (p) => `${at(p)}漏掉了 ${count(p.count)} 位客户。`,
  'other-value': (p) => `${at(p)}有 ${count(p.count)} 位客户的值不一样。`,
  'same-everywhere': () => '换了数据，你的结果一个字也没变，像是把屏幕上的值抄了下来。让查询自己从表里算。',
  'date-written-in': ({ asOf }) => `换了基准日，你的结果还停在 ${asOf}。日期别写死，跟着基准日走（SQL 里写 \`:as_of\`）。`,
  'several-things': () => '不止一处不同，先看第一处。',

  'window-start': ({ yours, expected, days }) => `时间窗的开头差 ${count(days)} 天：你从 ${yours} 算起，题目从 ${expected} 算起。`,
  'window-end': ({ yours, expected, days }) => `时间窗的结尾差 ${count(days)} 天：你算到 ${yours}，题目算到 ${expected}。`,
  'window-moved': ({ yours, expected, days }) =>
    `时间窗的长短对，整个挪了 ${count(days)} 天：你的到 ${yours} 为止，题目的到 ${expected} 为止。`,
  'window-absent': ({ measure }) => `“${measure.zh}”从头算起了，题目只看一段时间。`,
  'window-unneeded': ({ measure }) => `“${measure.zh}”只看了一段时间，题目要从头算起。`,
  'window-other': ({ measure }) => `“${measure.zh}”看的时间段和题目不同。`,
  'filter-absent': ({ columns }) => `所有行都算进来了。题目只要其中一部分，看看 ${list(columns)}。`,
  'filter-unneeded': ({ columns }) => `按 ${list(columns)} 筛掉了一些行，题目没有这个要求。`,
  'filter-other': ({ columns }) => `算的是哪些行，和题目不同：看看 ${list(columns)} 的条件。`,
  'rows-not-distinct': ({ measure }) => `“${measure.zh}”数的是行数，题目要数的是不重复的个数。`,
  'distinct-not-rows': ({ measure }) => `“${measure.zh}”去了重，题目要数的是全部行。`,
  'aggregate-other': ({ measure }) => `“${measure.zh}”的算法和题目不同：是个数、合计，还是平均？`,
  'field-other': ({ measure }) => `“${measure.zh}”算的不是题目说的那一列。`,
  'empty-absent': ({ measure }) => `一行记录也没有的客户，“${measure.zh}”现在是空的。题目要给他们一个值：0 和“没有”是两回事。`,
  'empty-unneeded': ({ measure }) => `一行记录也没有的客户，题目不给值；“${measure.zh}”给了。`,
  'empty-other': ({ measure }) => `一行记录也没有的客户，“${measure.zh}”该是另一个值。`,
  'edge-belongs': ({ edge }) => `正好等于 ${edge} 的客户归错了一边：想想“以上”“不足”含不含它自己。`,
  'threshold-off': ({ yours }) => `界线 ${yours} 和题目的不一样。`,
  'direction-reversed': () => '方向反了：该高的低了，该在里面的到了外面。',
  'and-or': ({ yours }) => (yours === 'and' ? '两个条件你要求同时成立，题目只要成立一个。' : '两个条件你只要求成立一个，题目要同时成立。'),
  'missing-left-out': ({ name }) => `\`${name}\` 没填的客户被漏掉了：空值和什么比都没有结果，要单独说一句。`,
  'condition-other': ({ nth }) => `第 ${nth} 条条件选中的人和题目不同。`,
  'rule-order': () => '每条规则都对，顺序不对：先成立的一条说了算。',
  'rest-other': () => '哪条规则都不符合的客户，得到的值和题目不同。看看 `else`。',
  'value-names': ({ yours }) => `分组全对，叫法不同：${list(yours)} 不是题目里的叫法。`,
  'score-method': ({ yours }) => `打分的办法（\`${yours}\`）和题目不同，其余都对。`,
  'score-cuts': () => '打分的办法对，切的段数或切点不同。',
  'segments-other': ({ values }) =>
    values.length > 0 ? `分数全对，这几类的范围不同：${list(values)}。` : '分数全对，分数到类别的对应不同。',
  'spelling-absent': ({ values }) =>
    values.length > 0 ? `这几个值还有别的写法没有收进来：${list(values)}。` : '原始值到标签值的对应和题目不同。',

  'row-count': (p) => `${at(p)}你有 ${count(p.yours)} 行，应有 ${count(p.expected)} 行。`,
  'missing-rows': (p) => `${at(p)}少了 ${count(p.count)} 行。`,
  'extra-rows': (p) => `${at(p)}多了 ${count(p.count)} 行。`,
  'other-cells': (p) => `${at(p)}有 ${count(p.count)} 行的 \`${p.column}\` 不一样。`,
  'duplicate-rows': (p) =>
    `${at(p)}有 ${count(p.rows)} 种行重复出现，最多的出现 ${count(p.times)} 次。连接表的时候，一行可能配上了好几行。`,
  'customers-repeated': (p) => `${at(p)}有 ${count(p.count)} 位客户不止一行。题目要每位客户一行。`,
  'duplicates-lost': (p) => `${at(p)}有 ${count(p.rows)} 种行本该重复出现，你的结果里少了。是不是多去了一次重？`,
  'column-absent': ({ names, found }) => `缺少题目要的列：${list(names)}。现在有：${list(found)}。`,
  'column-extra': ({ names }) => `多了题目没要的列：${list(names)}。去掉就好。`,
  'row-order': ({ by }) => `行的顺序不对，题目要按 ${by.map(sortKey).join('，再按 ')}排。`,
  'blank-not-value': ({ column, expected }) =>
    `\`${column}\` 里有空值（NULL），那里应当有值，例如 ${expected}。NULL 不等于 0，也不等于空字符串。`,
  'value-not-blank': ({ column, yours }) => `\`${column}\` 里把空值（NULL）换成了 ${yours === '' ? '空字符串' : yours}，那里应当是空值。`,
  'text-not-number': ({ column }) => `\`${column}\` 应当是数字，你的结果是文字。文字排序时，'9' 会排在 '10' 后面。`,
  'number-not-text': ({ column }) => `\`${column}\` 应当是文字，你的结果是数字。`,
  rounding: ({ column, tolerance }) => `\`${column}\` 舍入得太早。结果之间相差不超过 ${tolerance} 才算一样。`,

  'not-a-number': ({ text }) => `“${text}”读不出数字。写成 1234.5、1,234.5 或 30% 都行；这一次不计。`,
  'rounded-too-far': ({ decimals }) => `数是对的，舍得太多：请保留 ${decimals} 位小数。`,
  'times-off': ({ factor }) => `差了 ${count(factor)} 倍。看看单位：元还是万元，小数还是百分数？`,
  'sign-off': () => '大小对，正负号反了。',
  'too-high': () => '偏大了。',
  'too-low': () => '偏小了。',

  'unknown-option': () => '这个选项已经不在题目里了。刷新页面再选一次，这一次不计。',
  'more-to-choose': () => '选的都对，还没有选全。',

  'all-placed': () => '全放对了。每一样为什么在那里，都写在下面。',
  'some-placed': ({ right, total }) => `${total} 样里，放对了 ${right} 样。`,
  'place-the-rest': ({ left }) => `还有 ${left} 样没有放。放完再提交，这一次不计。`,
  'look-again': ({ names }) => `再看看${names.map(({ zh }) => `“${bare(zh)}”`).join('、')}。`,

  'in-order': () => '顺序对了。',
  'part-in-order': ({ kept, total }) => `${total} 步里，有 ${kept} 步的先后已经对了，不用动。`,
  'order-turns': ({ after }) => (after === 0 ? '第 1 步就不该是它。' : `前 ${after} 步都对，从第 ${after + 1} 步起再想想。`),

  'unit-absent': ({ units }) => `数写了，单位还没选：${units.map(({ zh }) => zh).join('、')}。这一次不计。`,
  'unit-other': ({ yours }) => `单位不对：这里量的不是“${yours.zh}”。`,

  tuned: ({ at, metric, value }) => `线画在 ${at}，${metric.zh}是 ${value}，没有更好的了。`,
  'off-the-scale': ({ from, to }) => `线要画在 ${from} 到 ${to} 之间。这一次不计。`,
  'beyond-limit': ({ metric, yours, limit, side }) =>
    `${metric.zh}现在是 ${yours}，题目要求${side === 'least' ? `不低于 ${limit}` : `不超过 ${limit}`}。`,
  'better-beside': ({ metric, yours, side }) => `${metric.zh}现在是 ${yours}，还能更好：看看${side === 'higher' ? '更高' : '更低'}的地方。`,
  'tuned-elsewhere': ({ metric, value, best }) =>
    `同一条线放到另一批客户身上，${metric.zh}是 ${value}；给他们单独画线，最好能到 ${best}。线是照着看过的数据画的，换了人会打些折扣。`,

  'formula-right': ({ rows }) => `公式对，${rows} 行和 SQL 那一列一样，换了数据也一样。`,
  'cells-right': ({ right, total }) => `填满一列以后，${total} 行里 ${right} 行是对的。`,
  'other-rows': (p) => `${at(p)}有 ${count(p.count)} 行和 SQL 那一列不同。`,
  'formula-outside': ({ name, suggestion }) =>
    `这里算不了 \`${name}\`${suggestion === '' ? '' : `，是不是想写 \`${suggestion}\``}。能用的是课里出现过的函数；这一次不计。`,
  'formula-volatile': ({ name }) => `\`${name}\` 每次打开都会变，口径不能靠它。基准日写在格子里，引用那一格；这一次不计。`,
  'formula-broken': ({ found, expected }) =>
    `公式读到${found === '' ? '末尾' : ` \`${found}\` `}读不下去，这里${EXPECTED[expected] ?? `该有 \`${expected}\``}。这一次不计。`,
  'formula-gives-error': ({ error, cell, count: n }) => `${cell} 得到 \`${error}\`${n > 1 ? `，这样的一共 ${n} 行` : ''}。`,
  'formula-gives-text': ({ cell }) => `${cell} 得到的是文字，该是数字。数字不用加引号。`,
  'formula-constant': () => '公式里没有引用任何格子，每一行都一样。',

  'text-too-short': ({ least }) => `再多写几句，至少 ${least} 个字。这一次不计。`,
  'assess-first': () => '先打开要点，一条条对照，再提交。这一次不计。',
  assessed: ({ met, of }) => `自评：${of} 条里做到 ${met} 条。这是你自己的判断，不计入得分。`,

  'step-done': ({ nth, of }) => `第 ${nth} 步做完了，共 ${of} 步。接着做下一步。`,
  'step-open': ({ nth, of }) => `这是第 ${nth} 步，共 ${of} 步。`,
  'all-steps-done': ({ of }) => `${of} 步都做完了。`,

  mended: ({ lines }) => `改了 ${lines} 行就好了。`,
  'nothing-mended': () => '这还是那份有毛病的，没有可判的。改一改再提交；这一次不计。',

  'look-at-customers': ({ count: n }) => `下面${n > 1 ? `这 ${n} 位` : '这位'}客户就能看出差别。照题目的口径，亲手给他们算一遍。`,
  'look-at-rows': ({ count: n }) => `下面${n > 1 ? `这 ${n} 行` : '这一行'}就能看出差别。从其中一行查回原始的记录。`,
};

const policy: Sentences<PolicyParams> = {
  'values-only': () => '比的是每位客户的标签值，怎么写都行。',
  'any-row-order': () => '行的顺序不限。',
  sorted: ({ by }) => `按 ${by.map(sortKey).join('，再按 ')}排；并列的谁先谁后不限。`,
  'names-stated': ({ names }) => `列名要有 ${list(names)}；大小写、中英文叫法不限，列的先后不限。`,
  'names-free': () => '列名和列的先后不限。',
  'no-extra-columns': () => '只要题目说的列，多一列扣一成。',
  'tag-report': () => '没有全对时，会告诉你选中多少人、选得准不准、漏没漏，每种错各举几位客户。',
  duplicates: () => '重复的行照数算，多一遍少一遍都不行。',
  blanks: () => '没有值、空文字和 0 各是各的。',
  'as-of': () => '“今天”是固定的基准日，写 `:as_of`；换了基准日也要对。“最近几天”头尾都算。',
  'as-of-tag': () => '“今天”是固定的基准日，换了基准日也要对。“最近几天”头尾都算。',
  tolerance: ({ tolerance }) => `数字相差不超过 ${tolerance} 算一样，文字不等于数字。`,
  'by-stage': () => '按范围、时间窗、计量、界线、输出一段一段地判，对几段得几段的分。另一批客户、另一个基准日、一张空表也要对。',
  signs: () => '全角标点和弯引号点一下就改好，不算一次提交。',
  'run-free': ({ seconds, rows }) => `运行随便用，提交才判。一次运行最多 ${seconds} 秒、${count(rows)} 行。`,
  'number-tolerance': ({ tolerance }) =>
    tolerance === 0 ? '要准确的数。' : `相差不超过 ${tolerance} 算对；千分位、货币符号、百分号都可以写。`,
  unit: ({ unit }) => `单位：${unit.zh}。`,
  'choose-one': () => '选一项。',
  'choose-all': () => '选出所有对的。',
  'unit-asked': () => '单位也是答案的一部分，换算过来相等就算对。',
  'place-all': ({ items }) => `${items} 样都要放，放对几样得几样的分。拖动、点选、用下拉框，得分一样。`,
  'one-partner': ({ spare }) => (spare > 0 ? `各配一个，有 ${spare} 个用不上。` : '各配一个。'),
  'order-whole': () => '先后不用动的那几步得分，其余的不得分。拖动、点箭头、用键盘，得分一样。',
  'order-free': () => '有几步谁先谁后都行。',
  'mend-only': () => '给的这份能跑，结果不对。改几行都行，只看结果。',
  aim: ({ tolerance }) => (tolerance === 0 ? '离最好的差多少，就少多少分。' : `离最好的不超过 ${tolerance} 就算对。`),
  'aim-visible': () => '按你看到的数据判；换一批客户会怎样只说给你听，不计分。',
  'formula-filled': ({ rows }) => `公式写在第 ${rows} 行，往下填满，和 SQL 的那一列一行一行地比。换了数据也要对。`,
  'formula-kinds': () => '没有值的地方给空文字 `""`，它和 0 不一样。TRUE、FALSE 当 1、0。',
  'self-assessed': () => '没有机器来判。写完对照要点给自己打分，结果标明“自评”，不计入得分。',
  'steps-in-order': ({ of }) => `一共 ${of} 步，做对一步才打开下一步。`,
  crash: () => '判题程序自己出了问题，这一次不计，不算你错。',
  practice: () => '这里判的是练习分：判题的数据就在这个网站上，谁都看得到。',
};

export const feedbackWords = {
  said,
  policy,
  verdicts: { pass: '通过', fail: '还没通过', error: '没有判成', 'not-attempted': '这一次不计', 'self-assessed': '自评' },
  stages: {
    title: '一段一段地看',
    names: { population: '范围', window: '时间窗', measure: '计量', threshold: '界线', output: '输出' } satisfies Record<Stage, string>,
    right: '对',
    wrong: '不对',
    score: (percent: number) => `得 ${percent} 分（满分 100）`,
  },
  policyTitle: '怎样算对',
  counterexample: {
    caption: '看得出差别的客户',
    rowsCaption: '只有一边有的行',
    customer: '客户',
    column: '列',
    yours: '你的',
    expected: '应有',
    why: '为什么看这位',
    absent: '没有',
    yes: '是',
    no: '否',
    side: '哪一边有',
    sides: { yours: '你的结果', expected: '应有的结果' },
    times: (n: number) => `${n} 次`,
    /** 表里的人不在读者眼前的数据里时，先说他们从哪里来。 */
    from: {
      seed: '下面是判题用的另一批客户，在你看到的数据里找不到。',
      'as-of': '下面是判题用的另一批客户，基准日也不同，在你看到的数据里找不到。',
      empty: '下面来自一张空表。',
      aimed: '编号以 T 开头的客户，是为判题专门安排在边界上的，在你看到的数据里找不到。',
    } satisfies Record<Exclude<DatabaseRole, 'visible'>, string>,
  },
  assignment: {
    caption: '选得准不准',
    population: '全部客户',
    yours: '你选中的',
    expected: '该选中的',
    both: '两边都有的',
    precision: '你选中的人里，选对的占',
    recall: '该选中的人里，选到的占',
    coverage: '全部客户里，你选中的占',
    extra: '多选了，例如',
    missing: '漏掉了，例如',
  },
  databases: {
    visible: '你看到的数据',
    seed: '另一批客户',
    'as-of': '另一个基准日',
    aimed: '卡在边界上的客户',
    empty: '空表',
  } satisfies Record<DatabaseRole, string>,
};
