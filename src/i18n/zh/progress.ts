import type { Refused } from '../../course/progress-file.ts';

/** 时间说成人话。 */
const spent = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return '不到 1 分钟';
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
};
const percent = (share: number): string => `${Math.round(share * 100)}%`;

export const progressWords = {
  title: '我的进度',
  lead: '做过的每一次提交都记在这个浏览器里，别处没有。换电脑之前，先带走一份。',
  loading: '正在打开记录…',
  empty: '这里还没有记录。做完任意一道练习，它就会出现在这里。',
  start: '去第一课',
  summary: (of: { passed: number; mastered: number; exercises: number; attempts: number }) =>
    `${of.exercises} 道练习，通过 ${of.passed} 道，其中掌握 ${of.mastered} 道，一共提交 ${of.attempts} 次。`,
  masteredMeans: '“已掌握”指换过数据，接连做对两遍。没有别的数据可换的题，通过就好。',
  columns: { exercise: '练习', state: '状态', attempts: '提交', last: '最近一次', next: '下一步' },
  states: { 'not-tried': '没做', tried: '还没通过', passed: '已通过', mastered: '已掌握' },
  olderVersion: '通过的是改之前的题',
  times: (count: number) => `${count} 次`,
  again: '换数据再做',
  againOf: (title: string) => `换数据再做：${title}`,
  reviewOn: (day: string) => `${day} 复习`,
  reviewNow: '该复习了',
  due: (count: number) => `有 ${count} 道该复习了，先做五分钟以内的。`,
  toReview: '去复习',
  nothingDue: (day: string | undefined) =>
    day === undefined ? '还没有要复习的。掌握一道以后，第 1、3、7、21 天会再问你。' : `今天没有要复习的。下一次在 ${day}。`,
  who: {
    title: '这是谁的进度',
    choose: '换人',
    unnamed: '没起名字',
    shared: '几个人共用这台电脑，就各建一个名字。各人的提交、草稿和改过的实验互不相干。',
    add: '加一个人',
    rename: '改名',
    remove: '删掉这个人',
    name: '名字',
    save: '存下',
    cancel: '取消',
    nameTaken: '已经有人叫这个名字了。',
    removeQuestion: (name: string, attempts: number, drafts: number) =>
      `删掉“${name}”？一起删掉的有 ${attempts} 次提交、${drafts} 份草稿和改过的实验。删了就找不回来。`,
  },
  time: {
    title: '花了多少时间',
    total: (seconds: number) => `一共 ${spent(seconds)}。`,
    spent,
    method: '只算页面在最前面、隔不到一分钟就动一下的时间。停下来想超过一分钟的，没有算进去，所以比实际略少。',
    none: '还没有算到时间。',
  },
  calibration: {
    title: '猜得准不准',
    none: '还没猜过。课里的实验有时会先请你猜一个数，猜过的都记在这里。',
    sentence: (count: number, right: number) => `猜过 ${count} 次，猜中 ${right} 次。`,
    lean: (lean: number) =>
      Math.abs(lean) < 0.05
        ? '说有几成把握，差不多就中几成，拿捏得准。'
        : lean > 0
          ? `平均比实际多说了 ${Math.round(lean * 100)} 个百分点的把握，有点自信过头。`
          : `平均比实际少说了 ${Math.round(-lean * 100)} 个百分点的把握，可以再大胆些。`,
    few: '猜的次数还少，先别急着下结论。',
    brier: (score: string) => `Brier 分 ${score}：0 最好，全说“一半一半”是 0.25。`,
    chart: '横着看是说有几成把握，竖着看是真的中了几成。点落在斜线上，说明把握说得准；在斜线下面，是自信过头。',
    sure: '说有把握',
    hit: '真的猜中',
    columns: { confidence: '说有把握', count: '猜了', right: '猜中', share: '中了' },
    percent,
    rule: '猜数字，差不超过两成算猜中。同一个问题只算第一次。',
  },
  take: {
    title: '带走，或者带来',
    file: '下载成文件',
    code: '变成一段文字',
    codeLabel: '你的进度，可以贴进聊天或邮件',
    codeLength: (length: number) => `${length.toLocaleString('zh-CN')} 个字符。`,
    copy: '复制',
    copied: '已复制',
    readFile: '读入文件',
    paste: '把一段进度文字贴在这里',
    readCode: '读入这段文字',
    read: (fresh: number, known: number) =>
      fresh === 0
        ? known === 0
          ? '里面没有提交，什么也没有改变。'
          : `里面的 ${known} 次提交这里都有了，什么也没有改变。`
        : `读入了 ${fresh} 次提交，和已有的记录合在一起。`,
    refused: {
      foreign: '这不是标签实验室的进度。要的是从这里下载的文件，或者以 TAGLAB 开头的一段文字。',
      damaged: '这份进度不完整，或者在路上被改过，所以没有读入。请重新下载或复制一份，整份带过来。',
      newer: '这份进度是更新的版本写的，这里还读不懂，所以没有读入。刷新页面，或到新版本的课里去读。',
    } satisfies Record<Refused, string>,
    other: (theirs: string, yours: string) => `这是“${theirs}”的进度，现在是“${yours}”。要怎么放？`,
    own: (theirs: string) => `单独放，记在“${theirs}”名下`,
    into: (yours: string) => `合到“${yours}”里`,
    cancel: '先不读',
  },
  keeping: {
    persisted: '浏览器答应长期留着这份记录。',
    best: '浏览器空间紧张时可能会清掉这份记录。隔一阵子下载一份，最稳妥。',
    local: '这个浏览器用不了数据库，记录暂时放在一个小地方，放不下很多。请常常下载一份。',
    memory: '这个浏览器不让保存。关掉页面，下面的就没有了，离开前请下载一份。',
    clockBack: (day: string) =>
      `这台电脑的时间比上一次记录（${day}）还早，可能是时钟被调过。提交的先后照记，一次也不会丢，只是日期和复习的日子可能不准。`,
    broken: '记录打不开。刷新页面再试；还是不行，就换一个浏览器，读入你下载过的那一份。',
  },
  erase: {
    title: '全部删除',
    button: '全部删除',
    question: (of: { profiles: readonly string[]; attempts: number; drafts: number; guesses: number }) =>
      `从这个浏览器里删掉 ${of.profiles.map((name) => `“${name}”`).join('、')} 的一切：${of.attempts} 次提交、${of.drafts} 份草稿、${of.guesses} 次猜测、学习时间、改过的实验和外观设置。删了就找不回来。`,
    yes: '全部删除',
    no: '留着',
    done: '已经全部删除，什么也没有留下。',
  },
};
