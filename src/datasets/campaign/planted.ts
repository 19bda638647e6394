import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/campaign/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '可说服的 22%，发券多 9 个点；本来就买的 18%，怎么都不买的 48%，不差这张券；别去打扰的 12%，发了反而少 6 个点。',
    en: '22% are persuadable and gain 9 points; 18% buy anyway and 48% never, coupon or not; 12% are sleeping dogs and lose 6.',
  },
  {
    zh: '合起来，发券多买 1.26 个点。',
    en: 'In all, the coupon brings 1.26 points.',
  },
  {
    zh: '五月那次由运营挑人：挑中的本来就爱买，直接一比，券的功劳大了好几倍。',
    en: 'In May the staff chose: those who buy anyway. A plain comparison says several times what is true.',
  },
  {
    zh: '按响应分挑人，赚得比按增量分挑人少。',
    en: 'Choosing by response score earns less than choosing by uplift.',
  },
];
