export const searchWords = {
  title: '搜索',
  description: '在课文、练习、术语和数据说明里搜索。',
  label: '搜课文、练习、术语、数据',
  hint: '在任何一页按 / 都能到这里。',
  open: '搜索',
  kinds: { lessons: '课文', glossary: '术语', data: '数据', reference: '标签语言' },
  found: (count: number) => `找到 ${count} 处`,
  none: '没有找到。少写几个字，或者换个说法试试。',
  more: '再看几条',
  failed: '搜索用的文件没有下载下来。检查网络，再输一次。',
};
