import { importWords as en } from '../../i18n/en/import.ts';
import { sandboxWords as sandboxEn } from '../../i18n/en/sandbox.ts';
import type { Language } from '../../i18n/language.ts';
import { importWords as zh } from '../../i18n/zh/import.ts';
import { sandboxWords as sandboxZh } from '../../i18n/zh/sandbox.ts';

export type ImportWords = typeof zh;
export const importWords = (language: Language): ImportWords => (language === 'zh' ? zh : en);
export const sandboxErrors = (language: Language) => (language === 'zh' ? sandboxZh : sandboxEn).errors;
