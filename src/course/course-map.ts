/** The course as data: modules and lessons in their order. Titles are in i18n, lessons in content/; an id never changes, progress hangs on it. */
export interface Module<Id extends string = string> {
  readonly number: number;
  /** The folder in content/. */
  readonly id: string;
  readonly lessons: readonly Id[];
}

const module = <const Slug extends string, const LessonSlug extends string>(number: number, id: Slug, lessons: readonly LessonSlug[]) => ({
  number,
  id,
  lessons: lessons.map((lesson) => `${id}/${lesson}` as const),
});

export const MODULES = [
  module(0, '00-start', ['01-thinking-with-data', '02-excel-to-sql', '03-metric-system', '04-validating-results']),
  module(1, '01-concepts', ['01-what-is-a-tag', '02-profile-and-persona', '03-kinds-of-tags', '04-taxonomy']),
  module(2, '02-data', ['01-sources', '02-cleaning', '03-identity', '04-time']),
  module(3, '03-families', ['01-demographic', '02-behaviour', '03-psychographic', '04-social', '05-service']),
  module(4, '04-engineering', ['01-definition', '02-order-and-coverage', '03-sets', '04-preference', '05-lifecycle']),
  module(5, '05-rfm', ['01-raw-rfm', '02-scoring', '03-segments', '04-limits', '05-lifetime-value']),
  module(6, '06-action', ['01-tiers', '02-allocation', '03-churn', '04-personalise', '05-experiments']),
  module(7, '07-models', ['01-clustering', '02-pca', '03-churn-model', '04-auto-tags']),
  module(8, '08-industries', ['01-e-commerce', '02-bank', '03-fmcg', '04-retail', '05-internet', '06-healthcare']),
  module(9, '09-operations', ['01-quality', '02-real-time', '03-compliance', '04-anonymity', '05-fairness']),
  module(10, '10-capstone', ['01-theories', '02-evidence', '03-capstone', '04-handover']),
] as const;

export type ModuleId = (typeof MODULES)[number]['id'];
export type LessonId = (typeof MODULES)[number]['lessons'][number];

export const LESSONS: readonly LessonId[] = MODULES.flatMap((m) => [...m.lessons]);

/** What a first reading can leave out; the rest is the core of the course. */
const BEYOND_THE_CORE: readonly LessonId[] = [
  '00-start/04-validating-results',
  '02-data/01-sources',
  '03-families/05-service',
  '04-engineering/05-lifecycle',
  '05-rfm/04-limits',
  '07-models/02-pca',
  '07-models/04-auto-tags',
  '09-operations/05-fairness',
  '10-capstone/01-theories',
  '10-capstone/02-evidence',
  '10-capstone/04-handover',
];

export interface Path {
  readonly id: 'operator' | 'analyst' | 'manager';
  readonly minutes: number;
  readonly lessons: readonly LessonId[];
}

/** Three ways through the course. */
export const PATHS: readonly Path[] = [
  {
    id: 'operator',
    minutes: 120,
    lessons: [
      '01-concepts/01-what-is-a-tag',
      '01-concepts/03-kinds-of-tags',
      '03-families/02-behaviour',
      '05-rfm/01-raw-rfm',
      '05-rfm/03-segments',
      '06-action/01-tiers',
      '06-action/05-experiments',
      '09-operations/03-compliance',
    ],
  },
  { id: 'analyst', minutes: 480, lessons: LESSONS.filter((lesson) => !BEYOND_THE_CORE.includes(lesson)) },
  {
    id: 'manager',
    minutes: 90,
    lessons: [
      '00-start/01-thinking-with-data',
      '01-concepts/02-profile-and-persona',
      '05-rfm/03-segments',
      '06-action/02-allocation',
      '06-action/05-experiments',
      '09-operations/03-compliance',
      '10-capstone/02-evidence',
    ],
  },
];

/** What readers call a lesson: `5.2`. */
export function lessonNumber(id: LessonId): string {
  const home = moduleOf(id);
  return `${home.number}.${home.lessons.indexOf(id) + 1}`;
}

export function moduleOf(id: LessonId): Module<LessonId> & { readonly id: ModuleId } {
  const home = MODULES.find((m: Module) => m.lessons.includes(id));
  if (home === undefined) throw new Error(`no module holds the lesson ${id}`);
  return home;
}

export const isLessonId = (id: string): id is LessonId => (LESSONS as readonly string[]).includes(id);
