import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/yunduo-monitor/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '渠道标签在第 17 个月 PSI 是 0.31：系统多出了一个新代码。',
    en: 'The channel tag has a PSI of .31 in month 17: a new code had come in.',
  },
  {
    zh: '城市标签的覆盖率在第 20 个月从 93% 掉到 61%。',
    en: 'The city tag falls from 93% to 61% coverage in month 20.',
  },
  {
    zh: '有一个标签 45 天没有更新，值却都在，只有看日期才知道。',
    en: 'One tag was not refreshed for 45 days. Its values are all there; only the dates tell.',
  },
  {
    zh: '其余的 PSI 都在 0.06 以下：报警报在别处，就是误报。',
    en: 'Every other PSI is below .06: an alarm anywhere else is a false one.',
  },
];
