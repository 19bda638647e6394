import type { Language } from '../i18n/language.ts';

/**
 * The address of a page for an island, wherever the site is served. What the build renders is made relative by the build; what an island renders
 * later counts from the folder of scripts, which lies below the root.
 * @param path below the language's root: `progress/#calibration`
 */
export function siteAddress(language: Language, path: string): string {
  const whole = `${language === 'zh' ? '' : `${language}/`}${path}`;
  if (import.meta.env.SSR) return `/${whole}`;
  return new URL(whole.replace(/\/(?=#|$)/, '/index.html'), new URL(import.meta.env.DEV ? '/' : '../', import.meta.url)).href;
}
