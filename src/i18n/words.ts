import { courseWords as courseEn } from './en/course.ts';
import { dataWords as dataEn } from './en/data.ts';
import { feedbackWords as feedbackEn } from './en/feedback.ts';
import { glossaryWords as glossaryEn } from './en/glossary.ts';
import { grammarWords as grammarEn } from './en/grammar.ts';
import { labsWords as labsEn } from './en/labs.ts';
import { ownWords as ownEn } from './en/own.ts';
import { progressWords as progressEn } from './en/progress.ts';
import { progressPanelWords as progressPanelEn } from './en/progress-panel.ts';
import { progressPredictWords as progressPredictEn } from './en/progress-predict.ts';
import { progressReviewWords as progressReviewEn } from './en/progress-review.ts';
import { referenceWords as referenceEn } from './en/reference.ts';
import { sandboxWords as sandboxEn } from './en/sandbox.ts';
import { searchWords as searchEn } from './en/search.ts';
import { siteWords as siteEn } from './en/site.ts';
import { storageWords as storageEn } from './en/storage.ts';
import type { Language } from './language.ts';
import { courseWords as courseZh } from './zh/course.ts';
import { dataWords as dataZh } from './zh/data.ts';
import { feedbackWords as feedbackZh } from './zh/feedback.ts';
import { glossaryWords as glossaryZh } from './zh/glossary.ts';
import { grammarWords as grammarZh } from './zh/grammar.ts';
import { labsWords as labsZh } from './zh/labs.ts';
import { ownWords as ownZh } from './zh/own.ts';
import { progressWords as progressZh } from './zh/progress.ts';
import { progressPanelWords as progressPanelZh } from './zh/progress-panel.ts';
import { progressPredictWords as progressPredictZh } from './zh/progress-predict.ts';
import { progressReviewWords as progressReviewZh } from './zh/progress-review.ts';
import { referenceWords as referenceZh } from './zh/reference.ts';
import { sandboxWords as sandboxZh } from './zh/sandbox.ts';
import { searchWords as searchZh } from './zh/search.ts';
import { siteWords as siteZh } from './zh/site.ts';
import { storageWords as storageZh } from './zh/storage.ts';

/** Every area of the interface's words, for pages and the terminal. An island imports its own areas instead, so that it carries no others. */
const WORDS = {
  zh: {
    course: courseZh,
    data: dataZh,
    feedback: feedbackZh,
    glossary: glossaryZh,
    grammar: grammarZh,
    labs: labsZh,
    own: ownZh,
    progress: progressZh,
    progressPanel: progressPanelZh,
    progressPredict: progressPredictZh,
    progressReview: progressReviewZh,
    reference: referenceZh,
    sandbox: sandboxZh,
    search: searchZh,
    site: siteZh,
    storage: storageZh,
  },
  en: {
    course: courseEn,
    data: dataEn,
    feedback: feedbackEn,
    glossary: glossaryEn,
    grammar: grammarEn,
    labs: labsEn,
    own: ownEn,
    progress: progressEn,
    progressPanel: progressPanelEn,
    progressPredict: progressPredictEn,
    progressReview: progressReviewEn,
    reference: referenceEn,
    sandbox: sandboxEn,
    search: searchEn,
    site: siteEn,
    storage: storageEn,
  },
};
export type Words = (typeof WORDS)['zh'];

export const words = (language: Language): Words => WORDS[language];
