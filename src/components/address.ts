import type { Language } from '../i18n/language.ts';

/** The address of a page from the site's root; the build makes it relative. @example addressOf('en', 'lessons/05-rfm/02-scoring/') */
export const addressOf = (language: Language, path = ''): string => `/${language === 'zh' ? '' : `${language}/`}${path}`;

/** What `getStaticPaths` of a page in `pages/[...lang]/` returns: Chinese at the root, English below /en/. */
export const inBothLanguages = () => [
  { params: { lang: undefined }, props: { language: 'zh' as Language } },
  { params: { lang: 'en' }, props: { language: 'en' as Language } },
];
