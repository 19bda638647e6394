/** 编辑框里的话，有人写定义时才取。 */
export const editorWords = {
  keys: [
    { press: 'Ctrl+空格 / Alt+/', mac: '⌥+/', for: '看能写什么' },
    { press: 'Ctrl+I', mac: '⌘+I', for: '看光标处是什么' },
    { press: 'F8', mac: 'F8', for: '到下一处问题' },
    { press: 'Ctrl+.', mac: '⌘+.', for: '按建议改' },
  ],
  reference: '标签语言参考',
  nothing: '这里没有可说的。',
  noSuggestions: '这里没有可选的词，随意写。',
  moreIssues: (count: number) => `还有 ${count} 处。先改上面的，余下的再列。`,
  found: (count: number) => `${count} 处要改。`,
  noneLeft: '没有要改的了。',
  fixedInList: (left: number) => (left === 0 ? '改好了，没有要改的了。' : `改好了，还有 ${left} 处。`),
  noFix: '光标处没有可改的。',
  fixed: '改好了。',
  /** 编辑器自己的话。 */
  phrases: {
    Completions: '可以写的',
    Diagnostics: '问题',
    'No diagnostics': '没有问题',
    close: '关上',
    'Control character': '控制字符',
    'Selection deleted': '删掉了选中的',
  },
};
export type EditorWords = typeof editorWords;
