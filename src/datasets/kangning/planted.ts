import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/kangning/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '长期服药的患者里，58% 的天数覆盖率到了 80%。提前取的药不往后挪，只剩 48%。',
    en: '58% of long-term patients are covered on 80% of the days; 48% when early fills are not shifted.',
  },
  {
    zh: '143 位过了复诊的日子，能提醒的只有 96 位：别人没有同意，或者同意已经过期。',
    en: '143 are overdue, and 96 of them may be reminded: the rest never consented, or no longer do.',
  },
  {
    zh: '37 位不满 14 岁，由监护人替他们同意。',
    en: '37 are under 14; a guardian consents for them.',
  },
];
