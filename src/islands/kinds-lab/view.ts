import { kindsLabWords as en } from '../../i18n/en/kinds-lab.ts';
import { labsWords as labsEn } from '../../i18n/en/labs.ts';
import type { Language } from '../../i18n/language.ts';
import { kindsLabWords as zh } from '../../i18n/zh/kinds-lab.ts';
import { labsWords as labsZh } from '../../i18n/zh/labs.ts';

export type KindsWords = typeof zh;
export const kindsWords = (language: Language): { readonly words: KindsWords; readonly common: (typeof labsZh)['lab'] } =>
  language === 'zh' ? { words: zh, common: labsZh.lab } : { words: en, common: labsEn.lab };
