import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/idmap/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '一台自助机连起了 37 个人，一个测试手机号连起了 22 个人。',
    en: 'A kiosk links 37 people, and a test number 22.',
  },
  {
    zh: '9% 的人和家人共用手机：不该合。6% 的人有几个账号，什么也连不上：合不了。',
    en: '9% share a phone at home and should not be merged; 6% have accounts that nothing links, and cannot be.',
  },
  {
    zh: '只用连通分量，F1 大约 0.71；拦下坏号码、限住每种标识的人数，到 0.97。',
    en: 'Plain components give an F1 of about .71; with blocked values and a limit for each kind, .97.',
  },
];
