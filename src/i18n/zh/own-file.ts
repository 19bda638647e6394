import type { Encoding } from '../../sandbox/import/decode.ts';
import type {
  ChangeKind,
  Confidence,
  FileProblem,
  Join,
  PersonalKind,
  Progress,
  Question,
  Reason,
  RowCounts,
  RowName,
  Treatment,
} from '../../sandbox/import/shapes.ts';

type ProblemParams = { [Code in FileProblem['code']]: (FileProblem & { readonly code: Code })['params'] };
type ProblemWords = { readonly [Code in FileProblem['code']]: (params: ProblemParams[Code]) => string };
type QuestionWords = { readonly [Kind in Question['kind']]: (question: Question & { readonly kind: Kind }) => string };

const count = (n: number): string => n.toLocaleString('zh-CN');
const list = (names: readonly string[]): string => `${names.slice(0, 12).join('、')}${names.length > 12 ? ` 等 ${names.length} 个` : ''}`;

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: '中文 GB18030（含 GBK）',
  'utf-16le': 'UTF-16（Windows）',
  'utf-16be': 'UTF-16（大端）',
  latin1: '西欧 Latin-1',
  macintosh: '旧版 Mac（Mac Roman）',
};

const confidence: Record<Confidence, string> = { certain: '确定', likely: '多半是', unsure: '拿不准' };

const problems: ProblemWords = {
  'empty-file': () => '文件是空的。看看是不是选错了，或者导出时还没写完。',
  'not-text': () => '这个文件里没有文字，读不出表格。请选 CSV 或 xlsx 文件。',
  'old-workbook': () => '这是老格式的 Excel 文件（.xls）。在 Excel 里另存为 .xlsx，再选新文件。',
  'web-page': () => '这其实是一个网页（有些系统把网页存成 .xls）。用 Excel 打开，另存为 .xlsx 或 CSV，再选新文件。',
  'damaged-workbook': () => '这个 Excel 文件打不开，可能没下载完，或不是 Excel 写的。在 Excel 里打开并另存一份，再试。',
  'locked-workbook': () => '这个 Excel 文件有密码。在 Excel 里去掉密码另存一份，再选新文件。',
  'only-header': () => '文件只有表头，下面一行数据也没有。',
  'too-large': ({ megabytes, limit, kind }) =>
    kind === 'workbook'
      ? `文件有 ${count(megabytes)} MB。xlsx 解压后要大十倍，浏览器的内存只够读 ${count(limit)} MB 以内的。另存为 CSV，可以读到 200 MB。`
      : `文件有 ${count(megabytes)} MB。整张表要放进浏览器的内存，这里最多读 ${count(limit)} MB。先截取一段时间再导出。`,
  'too-much-memory': ({ rows, megabytes, limit }) =>
    `${count(rows)} 行大约要占 ${count(megabytes)} MB 内存，一个网页用到 ${count(limit)} MB 就可能被浏览器关掉。少导几列，或截取一段时间。`,
  'too-many-columns': ({ columns, limit }) => `切出了 ${count(columns)} 列，最多能用 ${count(limit)} 列。多半是分隔符选错了，换一个试试。`,
  'unknown-header': ({ header, suggestion, available }) =>
    `表头里没有“${header}”。${suggestion === undefined ? '' : `是不是“${suggestion}”？`}表头有：${list(available)}。`,
  'bad-date-format': ({ header, format }) => `“${header}”的日期格式“${format}”看不懂。用 YYYY 或 YY、M、D 拼出来，例如 D.M.YYYY。`,
  'no-date-format': ({ header, example }) =>
    `${example === '' ? `“${header}”是空的` : `“${header}”里的“${example}”不像日期`}。换一列，或自己写出日期格式。`,
  'no-secure-context': ({ header }) => `“${header}”在这里换不成指纹：浏览器只在 https 网址上提供加密功能。可以打星号，或不导入这一列。`,
};

const questions: QuestionWords = {
  sheet: ({ sheets }) => `这个文件有 ${sheets.length} 张表。要用哪一张？`,
  encoding: ({ candidates }) =>
    candidates.length === 1
      ? '文件没有写明用哪种编码。看看下面的字对不对？'
      : '几种编码都读得通，数据本身看不出来。哪一种读出来的字是对的？',
  delimiter: () => '不止一种符号像分隔符。哪一种切出来的列是对的？',
  role: ({ role }) => (role === 'customer_id' ? '哪一列是客户？会员号、手机号都行，只要同一个人每次都一样。' : '哪一列是下单日期？'),
  date: ({ header, readings }) => {
    const text = readings[0]?.examples[0]?.text ?? '';
    return readings.filter(({ only }) => only > 0).length > 1
      ? `“${header}”里日在前、月在前的写法都有，一种格式读不全。以哪一种为准？另一种的行会列出来，不会乱读。`
      : `“${header}”里的 ${text} 有几种读法，数据本身看不出来。哪一种对？`;
  },
  decimal: ({ header, readings: [point, comma] }) => {
    const [one, other] = [point?.examples[0], comma?.examples[0]];
    return one !== undefined && other !== undefined && one.text === other.text
      ? `“${header}”里的 ${one.text} 可以是 ${one.value}，也可以是 ${other.value}。哪一个对？`
      : `“${header}”里既有 ${one?.text ?? ''}，又有 ${other?.text ?? ''}，小数点的写法不一样。以哪一种为准？另一种的行会列出来，不会乱读。`;
  },
  zone: ({ header, zones }) => `“${header}”里的时间带着不同的时区：${list(zones)}。都换成一个时区，还是照写的读？`,
};

const personal: Record<PersonalKind, string> = { phone: '电话', email: '邮箱', 'id-card': '身份证号', name: '姓名' };

const treatments: Record<Treatment, { readonly name: string; readonly says: string }> = {
  keep: { name: '原样保留', says: '数据不离开这个浏览器。导出标签表时，这一列会跟着出去。' },
  mask: {
    name: '打星号',
    says: '只留头尾几位，旁人看屏幕认不出是谁。几个人打完星号可能一样，所以不能用来找人、也不能用来连表；知道别的信息的人仍可能猜到。',
  },
  hash: {
    name: '换成指纹',
    says: '每个值换成一串加盐的指纹（HMAC-SHA-256），同一个人还是同一串，能计数、能连表。盐只在这个页面里，关掉就没了。它挡得住看到表的人，挡不住拿着盐或原表的人：手机号总共就那么多，挨个试一遍就能对上。这是去标识，不是匿名。',
  },
  drop: { name: '不导入', says: '这一列不进表，后面也查不到。最稳妥。' },
};

const changes: Record<ChangeKind, string> = {
  encoding: '换了文字编码',
  'line-ends': '统一了换行',
  unreadable: '读不出的字',
  'title-rows': '去掉表头上面的标题行',
  'header-names': '改了表头的名字',
  'header-again': '去掉中间重复的表头',
  'total-rows': '去掉合计行',
  'note-rows': '去掉表下面的说明',
  'empty-rows': '去掉空行',
  'left-out-rows': '去掉不算数的订单',
  'short-rows': '补上行尾缺的格',
  'extra-blanks': '去掉行尾多的空格子',
  trim: '去掉首尾空白',
  'blank-words': '把 NULL、N/A、— 当作空',
  'excel-quotes': '去掉 Excel 的 ="…"',
  'whole-ids': '去掉编号末尾的 .0',
  'full-width': '全角变半角',
  currency: '去掉货币符号',
  units: '万、亿换成数',
  brackets: '括号读作负数',
  thousands: '去掉千分位',
  'decimal-comma': '逗号读作小数点',
  'date-format': '日期改写成年-月-日',
  'excel-serial': 'Excel 序号变日期',
  zone: '时间换到一个时区',
  'zone-kept': '时间带时区，照写的读',
  'time-dropped': '只留日期，去掉钟点',
  'formula-text': '像公式的内容，按文字保留',
  masked: '打了星号',
  hashed: '换成了指纹',
  dropped: '没有导入这一列',
};

const reasons: Record<Reason, string> = {
  'broken-quotes': '引号不成对',
  'too-many-cells': '比表头多出几格，可能串列了',
  'missing-customer': '没有客户',
  'damaged-id': '编号被 Excel 改成了科学计数法，原来的号码已经丢了',
  'missing-date': '没有日期',
  'bad-date': '不是这种格式的日期，或没有这一天',
  'bad-number': '不是数字',
  'duplicate-customer': '这位客户前面已经有了',
};

const rowNames: Record<RowName, string> = {
  title: '标题行',
  header: '表头',
  total: '合计行',
  note: '说明行',
  empty: '空行',
  'left-out': '不算数的订单',
};

const stages: Record<Progress['stage'], string> = { bytes: '看文字编码', survey: '看每一列', read: '读每一行', store: '放进数据库' };

export const ownFileWords = {
  encodings,
  confidence,
  problems,
  questions,
  personal,
  treatments,
  changes,
  reasons,
  rowNames,
  stages,
  /** 读的时候 */
  progress: ({ stage, bytesDone, bytesTotal, rows }: Progress): string =>
    `${stages[stage]}：${bytesTotal === 0 ? 0 : Math.round((bytesDone / bytesTotal) * 100)}%${rows > 0 ? `，${count(rows)} 行` : ''}`,
  cancelled: '已经停下，什么也没有留下。',
  /** 一列像是关于人的 */
  looksPersonal: (header: string, kind: PersonalKind): string => `“${header}”像是${personal[kind]}。要怎么处理？`,
  checked: (share: number): string => `${Math.round(share * 100)}% 的校验位正确`,
  /** 一共多少行，去了哪里 */
  counts: ({ rowsIn, used, refused, named }: RowCounts): string => {
    const others = (Object.keys(rowNames) as RowName[])
      .filter((name) => named[name] > 0)
      .map((name) => `${rowNames[name]} ${count(named[name])} 行`);
    const rest = others.length === 0 ? '' : `，另有${others.join('、')}`;
    return `文件共 ${count(rowsIn)} 行：用上 ${count(used)} 行，用不了 ${count(refused)} 行${rest}。`;
  },
  join: ({ from, to, matchedRows, orphanRows, unusedRows, zeroRows }: Join): string =>
    `“${from.table}”的 ${from.column} 对应“${to.table}”的 ${to.column}：${count(matchedRows)} 行对上了；${count(orphanRows)} 行在“${to.table}”里找不到，会留在表里，但不属于任何${to.table === 'customers' ? '客户' : '一行'}，结果里也看不出来；“${to.table}”有 ${count(unusedRows)} 行没有用到。${zeroRows > 0 ? `其中 ${count(zeroRows)} 行只差开头的 0，看看是不是哪个文件丢了 0。` : ''}`,
  undo: '撤销',
  redo: '恢复',
  download: {
    line: '行号',
    reason: '原因',
    column: '列',
    change: '改动',
    count: '处数',
    before: '原来',
    after: '改成',
    undone: '已撤销：',
    changes,
    reasons,
  },
  files: { log: '改动记录.csv', refused: '用不了的行.csv' },
};
