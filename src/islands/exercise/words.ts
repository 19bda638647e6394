import { exerciseWords as exerciseEn } from '../../i18n/en/exercise.ts';
import { feedbackWords as feedbackEn } from '../../i18n/en/feedback.ts';
import { issueWords as issuesEn } from '../../i18n/en/issues.ts';
import { labsWords as labsEn } from '../../i18n/en/labs.ts';
import { sandboxWords as sandboxEn } from '../../i18n/en/sandbox.ts';
import type { Language } from '../../i18n/language.ts';
import { exerciseWords as exerciseZh } from '../../i18n/zh/exercise.ts';
import { feedbackWords as feedbackZh } from '../../i18n/zh/feedback.ts';
import { issueWords as issuesZh } from '../../i18n/zh/issues.ts';
import { labsWords as labsZh } from '../../i18n/zh/labs.ts';
import { sandboxWords as sandboxZh } from '../../i18n/zh/sandbox.ts';

const WORDS = {
  zh: { exercise: exerciseZh, feedback: feedbackZh, issues: issuesZh, labs: labsZh, sandbox: sandboxZh },
  en: { exercise: exerciseEn, feedback: feedbackEn, issues: issuesEn, labs: labsEn, sandbox: sandboxEn },
};
export type PanelWords = (typeof WORDS)['zh'];
export const panelWords = (language: Language): PanelWords => WORDS[language];
