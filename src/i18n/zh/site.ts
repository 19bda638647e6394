/** Minutes as a reader says them. */
const duration = (minutes: number): string => (minutes < 120 ? `${minutes} 分钟` : `${minutes / 60} 小时`);

export const siteWords = {
  name: '标签实验室',
  title: 'TagLab 标签实验室',
  description: '在浏览器里动手学客户标签体系、RFM 和客户画像：真的标签引擎，真的数据库，每个结果都说得出为什么。',
  skip: '跳到正文',
  nav: { label: '主导航', course: '课程', data: '数据', own: '导入', progress: '我的进度' },
  language: '中文',
  dark: '深色外观',
  footer: {
    what: 'TagLab 标签实验室：客户标签、RFM 与画像的动手课。',
    licence: '代码：MIT。课文：CC BY 4.0。示例数据：CC0，人物与公司均为虚构。',
    local: '没有账号，没有追踪，数据不离开这台电脑。',
  },
  duration,
  home: {
    headline: ['最好的客户是哪些？', '问两个人，得两份名单。'],
    promise:
      '一家网店的 2,000 位客户和一台真的标签引擎，都在这一页里。改一个条件，名单马上变；点一位客户，它说得出为什么。学完这门课，谁来算都是同一份名单。',
    start: '从第一课开始',
    seeMap: '看全部课程',
    reasons: [
      { title: '先动手，后讲道理', text: '每一课都从一个会让人做错决定的数字开始。先在实验里改一改，再给看到的东西起名字。' },
      { title: '答错了，给你看是哪位客户', text: '练习不只说对错。它找出让你的规则露馅的那几位客户，两个结果并排放着。' },
      { title: 'Excel、SQL、标签，同一个答案', text: '手头有什么就用什么。三种写法算出同一个数，还能拿来互相核对。' },
      { title: '可以换成你自己的订单', text: '拖进一份 CSV，同样的实验跑在你的客户上。文件只在这个浏览器里打开，不上传。' },
    ],
    mapTitle: '十一个模块，从一个标签到一套体系',
    mapLead: (lessons: number, open: number) => `共 ${lessons} 课，已开放 ${open} 课，其余按顺序上线。`,
    legend: { open: '可以学', done: '已完成', planned: '待上线' },
    pathsTitle: '没有一整周？挑一条路走',
    pathLessons: (lessons: number) => `${lessons} 课`,
  },
  lesson: {
    outline: '本模块的课',
    contents: '这一课的内容',
    module: (number: number, title: string) => `模块 ${number} · ${title}`,
    needs: (minutes: number) => `约 ${duration(minutes)}`,
    exercises: (count: number) => `${count} 道练习`,
    passed: (passed: number, of: number) => (passed === of ? `练习全部通过` : `练习已通过 ${passed} / ${of}`),
    objectives: '现在你能',
    terms: '这一课的术语',
    sources: '出处',
    source: '出处',
    previous: '上一课',
    next: '下一课',
    planned: '待上线',
    excel: 'Excel',
    sql: 'SQL',
    tag: '标签',
    mistakes: '常见的坑',
    takeaway: '带回去用',
  },
  /** 页面里的程序没有下载下来，所以这句话要先在页面里。 */
  offline: '这一步要用的程序没有下载下来。检查网络，再点一次；还是不行，就刷新页面。',
  notFound: {
    title: '这一页不在了',
    text: '地址可能写错了，也可能这一课换了位置。',
    home: '回到首页',
  },
};
