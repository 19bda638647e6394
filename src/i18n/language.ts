export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What stands in a `lang` attribute. */
export const htmlLang: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

export const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');
