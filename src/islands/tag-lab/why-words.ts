import { whyWords as en } from '../../i18n/en/why.ts';
import type { Language } from '../../i18n/language.ts';
import { whyWords as zh } from '../../i18n/zh/why.ts';

export type WhyWords = typeof zh;

/** The words of explanations, which come with the first one that somebody asks for. */
export const whyWords = (language: Language): WhyWords => (language === 'zh' ? zh : en);
