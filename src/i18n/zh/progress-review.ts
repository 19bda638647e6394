export const progressReviewWords = {
  title: '复习',
  lead: '掌握过的题，换一批数据再问一次。第 1、3、7、21 天各一次，一次最多五分钟。',
  loading: '正在看今天有什么…',
  sitting: (count: number, minutes: number) => `今天 ${count} 道，约 ${minutes} 分钟。`,
  practice: '换一批数据再做一遍。不看以前写的，从头来。',
  begin: '开始',
  place: (at: number, of: number) => `第 ${at} 道，共 ${of} 道`,
  next: '下一道',
  finish: '做完了',
  skip: '这道先放放',
  none: (day: string | undefined) =>
    day === undefined ? '还没有要复习的。一道题换过数据、接连做对两遍，就算掌握，之后会到这里来。' : `今天没有要复习的。下一次在 ${day}。`,
  done: (right: number, of: number) => `今天的复习做完了，${of} 道里做对 ${right} 道。`,
  slipped: '没做对的，明天再来一次。',
  again: (title: string) => `“${title}”做对了。`,
  notAgain: (title: string) => `“${title}”这一遍没做对，可以接着改，也可以改天再来。`,
  unknown: '这里没有这道题，或者它没有别的数据可换。',
  progress: '看我的进度',
  failed: '这道题没有加载下来。检查网络，再点一次。',
  /** 首页上的一行，数字由页面填。 */
  dueLine: ['有 ', ' 道题该复习了，五分钟以内。'],
  dueLink: '去复习',
};
