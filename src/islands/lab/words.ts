import { labsWords as en } from '../../i18n/en/labs.ts';
import type { Language } from '../../i18n/language.ts';
import { labsWords as zh } from '../../i18n/zh/labs.ts';

export type LabsWords = typeof zh;
export const labsWords = (language: Language): LabsWords => (language === 'zh' ? zh : en);
