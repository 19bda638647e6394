import { importWords as importEn } from '../../i18n/en/import.ts';
import { ownFileWords as fileEn } from '../../i18n/en/own-file.ts';
import { sandboxWords as sandboxEn } from '../../i18n/en/sandbox.ts';
import type { Language } from '../../i18n/language.ts';
import { importWords as importZh } from '../../i18n/zh/import.ts';
import { ownFileWords as fileZh } from '../../i18n/zh/own-file.ts';
import { sandboxWords as sandboxZh } from '../../i18n/zh/sandbox.ts';

/** `screen`: what stands on the screens of an import; `file`: what is said of a file, its log and its rows. */
export const ownWords = (language: Language) =>
  language === 'zh'
    ? { screen: importZh, file: fileZh, errors: sandboxZh.errors }
    : { screen: importEn, file: fileEn, errors: sandboxEn.errors };
export type OwnWords = ReturnType<typeof ownWords>;
