import { courseWords as courseEn } from './en/course.ts';
import { progressWords as progressEn } from './en/progress.ts';
import { siteWords as siteEn } from './en/site.ts';
import type { Language } from './language.ts';
import { courseWords as courseZh } from './zh/course.ts';
import { progressWords as progressZh } from './zh/progress.ts';
import { siteWords as siteZh } from './zh/site.ts';

/** Every area of the interface's words, for pages and the terminal. An island imports its own areas instead, so that it carries no others. */
const WORDS = {
  zh: { course: courseZh, progress: progressZh, site: siteZh },
  en: { course: courseEn, progress: progressEn, site: siteEn },
};
export type Words = (typeof WORDS)['zh'];

export const words = (language: Language): Words => WORDS[language];
