/** 标签语言参考这一页的话；每个键、每个词的话在 grammar.ts。 */
export const referenceWords = {
  title: '标签语言参考',
  description: '写标签用的语言，一个键一句话：每种算法、时间窗、算式、函数，都有能跑的例子。',
  headline: '一个标签，要写清楚哪些事？',
  lead: (builders: number, functions: number, keys: number) =>
    `一个标签是一小段 YAML：它叫什么，怎么算，给谁用。算法有 ${builders} 种，函数有 ${functions} 个，键一共 ${keys} 个。这一页由引擎自己的语法生成，编辑器里的提示也来自它，所以两处说法总是一样。`,
  contents: '这一页的内容',
  sections: {
    definition: '一个文件，一个标签',
    builders: '算法：define 里写一种',
    measures: '度量：从很多行到一个数',
    windows: '时间窗：看哪些天',
    gates: '门槛：谁不能有',
    expressions: '条件和算式',
    index: '键的索引',
  },
  /** 算法按用处分。 */
  groups: {
    values: '取现成的值',
    numbers: '算成一个数',
    rules: '按条件判断',
    customers: '从行为和态度看客户',
    elsewhere: '用别处算好的',
  },
  texts: {
    definition:
      '一个文件可以放一个标签，也可以用 `---` 隔开放好几个。带 `measures` 或 `defaults` 的一段，管着后面的标签。必填的只有 `code` 和 `define`。',
    builders: '`define` 里一次只写一种算法。算法的名字是第一个键，有的还要在旁边写别的键。',
    measures: '度量可以直接作算法，也可以在 `measures` 里起个名字，拿到条件里用。基准日之后的行，任何度量都看不到。',
    windows:
      '两头都算，从基准日往回数。单位是 `d` 天、`w` 周、`m` 月、`y` 年。月份照 Excel 的 EDATE 收到月底：3 月 31 日往前一个月是 2 月 28 日。',
    gates: '`gate` 写在 `define` 旁边。过不了门槛的客户没有值，不管规则怎么说。',
    expressions:
      '文字放在单引号或双引号里，`20%` 就是 0.2，带空格的名字放在反引号里。缺了一部分，结果就是不知道；`不知道 and false` 是否，`不知道 or true` 是是。一个名字依次是：标签自己的度量、文件的度量、别的标签、现成的度量、客户表的列、`as_of`。',
  },
  surveyOn: { before: '课程的商城没有问卷表，这个例子跑在“', after: '”这份数据上。' },
  beside: (builder: string) => `写在 ${builder} 旁边`,
  keysOf: (place: string, count: number) => `${place}：${count} 个键`,
  /** 后面跟着几个键，都是链接。 */
  sameAs: (place: string) => `和“${place}”里的一样：`,
  comma: '、',
  table: {
    key: '键',
    meaning: '意思',
    word: '词',
    sign: '写法',
    function: '函数',
    example: '例子',
    window: '时间窗',
    days: (asOf: string) => `基准日是 ${asOf} 时`,
  },
  until: (end: string) => `到 ${end} 为止`,
  fromTo: (start: string, end: string) => `${start} 到 ${end}`,
  operators: '运算，从最松到最紧',
  functions: '函数',
  constants: '现成的词',
  populations: '这几个要跟所有客户比，不能写在 `where` 里，也不能一个套一个：',
  footer: '标签语言参考',
};
export type ReferenceWords = typeof referenceWords;
