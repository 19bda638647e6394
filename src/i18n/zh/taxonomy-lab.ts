import type { Finding, FindingCode, TreeSummary } from '../../islands/taxonomy-lab/findings.ts';
import type { About, Kind, Principle, Purpose, TagNode, Team } from '../../islands/taxonomy-lab/taxonomy.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const percent = (share: number): string => `${Math.round(share * 100)}%`;

const LEVELS = ['一', '二', '三'];

const abouts: Readonly<Record<About, string>> = {
  basics: '基本信息',
  purchase: '购买',
  visit: '浏览',
  preference: '偏好',
  value: '客户价值',
  lifecycle: '生命周期',
  service: '服务',
};
const principles: Readonly<Record<Principle, string>> = { about: '说客户的哪一面', team: '归哪个部门', campaign: '哪次活动用' };
const teams: Readonly<Record<Team, string>> = {
  crm: '会员运营',
  marketing: '市场部',
  app: 'App 组',
  service: '客服',
  finance: '财务',
  data: '数据组',
};
const refreshes: Readonly<Record<NonNullable<TagNode['refresh']>, string>> = {
  realtime: '实时',
  daily: '每天',
  weekly: '每周',
  monthly: '每月',
  manual: '手动',
};

/** 名字怎么取：标签按代码，类目按编号。 */
interface Names {
  readonly tag: (code: string) => string;
  readonly category: (id: string) => string;
}

/** 哪里不对。*…* 之间的字是强调。 */
const what: { readonly [Code in FindingCode]: (finding: Extract<Finding, { code: Code }>, names: Names) => string } = {
  'same-people': ({ keep, drop, both, either }, { tag }) =>
    both === either
      ? `“${tag(keep)}”和“${tag(drop)}”在 *${count(both)}* 位客户身上给出的值完全一样。`
      : `有“${tag(keep)}”或“${tag(drop)}”的 ${count(either)} 位客户里，*${count(both)}* 位两个都有（${percent(both / either)}）。`,
  'same-name': ({ tags: [first], both, apart }, { tag }) =>
    `有两个标签都叫“${tag(first)}”，说的却不是同一批人：${count(both)} 位两边都是，*${count(apart)}* 位只在一边。`,
  'one-question': ({ tags, several, none }, { tag }) =>
    `${tags.map((code) => `“${tag(code)}”`).join('')}在回答同一个问题。*${count(several)}* 位客户同时有两个以上，${count(none)} 位一个也没有。`,
  nobody: ({ tag: code }, { tag }) => `“${tag(code)}”*一位客户也没有*。条件多半写错了，或者数据里早就没有这个值。`,
  'off-principle': ({ category: id, by, others }, { category }) =>
    `“${category(id)}”按*${principles[by]}*分，旁边的类目按${principles[others]}分。一个标签会有两个地方可放。`,
  'off-subject': ({ tag: code, about, where }, { tag }) => `“${tag(code)}”说的是*${abouts[about]}*，却放在“${abouts[where]}”底下。`,
  unplaced: ({ tag: code, about }, { tag }) => `“${tag(code)}”还没有归类，它说的是*${abouts[about]}*。`,
  'empty-category': ({ category: id }, { category }) => `“${category(id)}”下面*什么也没有*。`,
  'lone-level': ({ category: id }, { category }) => `“${category(id)}”下面*只有一项*，这一级什么也没分。`,
  'number-in-name': ({ tag: code }, { tag }) => `“${tag(code)}”把门槛写进了名字。门槛一改，*名字就成了假话*。`,
  'no-owner': ({ tag: code }, { tag }) => `“${tag(code)}”*没有负责人*，口径要改时没人能定。`,
  'no-refresh': ({ tag: code }, { tag }) => `“${tag(code)}”没说*多久重算一次*。`,
  'no-expiry': ({ tag: code }, { tag }) => `“${tag(code)}”只看一段过去的日子，却*永远有效*。`,
  'unmarked-sensitive': ({ tag: code }, { tag }) => `“${tag(code)}”直接来自敏感字段，自己却*没有标成敏感*。`,
  'no-purpose': ({ tag: code }, { tag }) => `“${tag(code)}”是敏感的，却没写*用来做什么*。`,
};

/** 改成什么样。 */
const fixes: { readonly [Code in FindingCode]: (finding: Extract<Finding, { code: Code }>, names: Names) => string } = {
  'same-people': ({ keep, drop }, { tag }) => `留下“${tag(keep)}”，“${tag(drop)}”下线`,
  'same-name': () => '名字里写清说的是什么',
  'one-question': () => '合成一个标签，几个值',
  nobody: () => '下线',
  'off-principle': () => '拆掉，标签各回各家',
  'off-subject': ({ home, about }, { category }) => (home === null ? `建一个“${abouts[about]}”，放进去` : `移到“${category(home)}”`),
  unplaced: ({ home, about }, { category }) => (home === null ? `建一个“${abouts[about]}”，放进去` : `放进“${category(home)}”`),
  'empty-category': () => '删掉',
  'lone-level': () => '去掉这一级',
  'number-in-name': () => '名字里去掉数字',
  'no-owner': ({ team }) => `先记给${teams[team]}`,
  'no-refresh': ({ refresh }) => `记“${refreshes[refresh]}”`,
  'no-expiry': () => '有效期定为 90 天',
  'unmarked-sensitive': () => '标成敏感',
  'no-purpose': () => '用途记“分析”',
};

export const taxonomyLabWords = {
  meta: (dataset: string, tags: number, customers: number, asOf: string) =>
    `${dataset} · ${tags} 个标签 · ${count(customers)} 位客户 · 截至 ${asOf}`,
  listGap: '、',
  sentenceGap: '',
  abouts,
  principles,
  teams,
  refreshes,
  kinds: { fact: '事实', stat: '统计', rule: '规则', model: '模型' } satisfies Record<Kind, string>,
  purposes: { marketing: '营销', service: '服务', analysis: '分析' } satisfies Record<Purpose, string>,
  sensitivities: { general: '一般', personal: '个人信息', sensitive: '敏感', minor: '未成年人' } satisfies Record<
    TagNode['sensitivity'],
    string
  >,
  statuses: {
    draft: '草稿',
    review: '待审',
    published: '已上架',
    deprecated: '将下线',
    retired: '已下线',
  } satisfies Record<TagNode['status'], string>,
  validity: (days: number | null) => (days === null ? '一直有效' : `${days} 天`),
  yesNo: ['是', '否'],
  aNumber: '一个数',
  asRecorded: (many: boolean): string => (many ? '可以有几个，按偏好排' : '原样，见字段的码表'),
  retiredInto: (code: string) => `已下线，改用 ${code}`,
  notices: { shared: '这是别人分享给你的标签树。', kept: '这是你上次整理到一半的样子。按“还原”回到最初。' },
  undo: '撤销',
  redo: '重做',
  print: '打印',
  tree: {
    label: '标签树',
    help: '点一行打开它。拖动、用里面的按钮，或者按住 Alt 用方向键，都能移动：上下换次序，左右换层级。',
    unplaced: '还没归类',
    retired: (n: number) => `已下线（${n}）`,
    restore: '恢复',
    restoreOne: (name: string) => `恢复“${name}”`,
    toggle: (name: string, open: boolean) => (open ? `收起“${name}”` : `展开“${name}”`),
    category: (name: string, level: number, tags: number) => `${name}，${LEVELS[level - 1]}级类目，${tags} 个标签`,
    tag: (name: string, findings: number) => (findings === 0 ? `${name}，标签` : `${name}，标签，${findings} 处要看`),
    tags: (n: number) => `${n}`,
    add: '加一个一级类目',
    newName: '新类目',
  },
  panel: {
    name: '名字',
    code: '代码',
    moveTo: '放到',
    top: '最上面一级',
    nowhere: '还没归类',
    up: '上移',
    down: '下移',
    out: '升一级',
    in: '降一级',
    about: '下面的标签说客户的哪一面',
    by: '按什么分',
    undecided: '没定',
    addBelow: '在下面加一个类目',
    dissolve: '去掉这一级',
    retire: '下线',
    kind: '怎么来的',
    values: '标签值',
    rule: '口径',
    holders: (holders: number, customers: number, isFlag: boolean) =>
      `${isFlag ? '为“是”的' : '有值的'}有 ${count(holders)} 位，占 ${percent(holders / customers)}。`,
    owner: '负责人',
    refresh: '多久重算',
    validDays: '有效期',
    sensitivity: '敏感程度',
    purpose: '用途',
    version: '版本',
    status: '状态',
    none: '没写',
    close: '收起',
  },
  tabsLabel: '看什么',
  tabs: { findings: (n: number) => `要看的（${n}）`, table: '用表格看', dictionary: '标签字典' },
  findings: {
    none: '查不出问题了。剩下的要靠人：名字同事看得懂吗，负责人认不认？',
    groups: {
      'same-people': '同一批人，两个名字',
      'same-name': '同一个名字，两批人',
      'one-question': '几个标签回答一个问题',
      nobody: '谁也没有的标签',
      'off-principle': '分法混着用',
      'off-subject': '放错了地方',
      unplaced: '没有归类',
      'empty-category': '空的类目',
      'lone-level': '只有一项的一级',
      'number-in-name': '名字里有门槛',
      'no-owner': '没有负责人',
      'no-refresh': '没写多久重算',
      'no-expiry': '该过期的没有期限',
      'unmarked-sensitive': '敏感信息没标',
      'no-purpose': '敏感信息没写用途',
    } satisfies Record<FindingCode, string>,
    fixAll: (n: number) => `这 ${n} 处都改`,
    show: '看看它',
  },
  what: (finding: Finding, names: Names): string => (what[finding.code] as (finding: Finding, names: Names) => string)(finding, names),
  fix: (finding: Finding, names: Names): string => (fixes[finding.code] as (finding: Finding, names: Names) => string)(finding, names),
  apart: (name: string, about: string) => `${name}（${about}）`,
  table: { caption: '标签树，一行一个标签' },
  dictionary: {
    format: '格式',
    formats: { csv: 'CSV', markdown: 'Markdown', yaml: '引擎的 YAML' },
    note: {
      csv: 'Excel 直接打开不会乱码。',
      markdown: '贴进文档或代码库。',
      yaml: '每个标签的元数据和口径，标签实验室和终端都能直接运行。',
    },
    download: '下载',
    file: '标签字典',
    columns: {
      level: (n: number) => `${LEVELS[n - 1]}级类目`,
      tag: '标签',
      values: '标签值',
      code: '代码',
      kind: '怎么来的',
      about: '说的是什么',
      rule: '口径',
      owner: '负责人',
      refresh: '多久重算',
      validDays: '有效期',
      sensitivity: '敏感程度',
      purpose: '用途',
      version: '版本',
      status: '状态',
      holders: '客户数',
    },
  },
  said: {
    moved: (name: string, where: string, at: number, of: number) => `“${name}”在“${where}”里，第 ${at} 项，共 ${of} 项。`,
    stuck: (name: string) => `“${name}”不能再往那边移了。`,
    done: (label: string) => `已改：${label}。`,
    undone: '撤销了一步。',
    redone: '重做了一步。',
  },
  summary: ({ tags, withoutOwner, overlaps, misplaced, depth, findings }: TreeSummary): string =>
    findings === 0
      ? `*${tags}* 个标签，类目最深 ${depth} 级：个个有负责人，没有两个说同一件事，也没有放错的。`
      : `${tags} 个标签里，*${withoutOwner}* 个没有负责人（${percent(withoutOwner / tags)}），*${overlaps}* 处重叠或重名，*${misplaced}* 处放错了地方。类目最深 ${depth} 级。`,
  ran: (tags: number, customers: number, ms: number) =>
    `SQLite 在你的浏览器里用 ${Math.max(1, Math.round(ms))} 毫秒把这 ${tags} 个标签给 ${count(customers)} 位客户都算了一遍。`,
  refused: '引擎没有接受这棵树里的口径，上面的数还是原来的。',
};
