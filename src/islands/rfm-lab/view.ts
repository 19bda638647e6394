import { labsWords as labsEn } from '../../i18n/en/labs.ts';
import { rfmLabWords as rfmEn } from '../../i18n/en/rfm-lab.ts';
import { sandboxWords as sandboxEn } from '../../i18n/en/sandbox.ts';
import type { Language } from '../../i18n/language.ts';
import { labsWords as labsZh } from '../../i18n/zh/labs.ts';
import { rfmLabWords as rfmZh } from '../../i18n/zh/rfm-lab.ts';
import { sandboxWords as sandboxZh } from '../../i18n/zh/sandbox.ts';
import { type Format, formatter } from '../lab/format.ts';

export type RfmWords = typeof rfmZh;

/** One language's way to say everything in the lab. */
export interface RfmView {
  readonly language: Language;
  readonly words: RfmWords;
  /** Of every lab's frame. */
  readonly common: (typeof labsZh)['lab'];
  readonly sandbox: typeof sandboxZh;
  readonly format: Format;
}

export function rfmView(language: Language): RfmView {
  const [words, labs, sandbox] = language === 'zh' ? [rfmZh, labsZh, sandboxZh] : [rfmEn, labsEn, sandboxEn];
  return { language, words, common: labs.lab, sandbox, format: formatter(language, labs.lab) };
}
