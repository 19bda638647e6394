import { labsWords as labsEn } from '../../i18n/en/labs.ts';
import { taxonomyLabWords as en } from '../../i18n/en/taxonomy-lab.ts';
import type { Language } from '../../i18n/language.ts';
import { labsWords as labsZh } from '../../i18n/zh/labs.ts';
import { taxonomyLabWords as zh } from '../../i18n/zh/taxonomy-lab.ts';
import type { Name } from './taxonomy.ts';

export type TaxonomyWords = typeof zh;

/** One language's way to say everything in the lab. */
export interface TaxonomyView {
  readonly language: Language;
  readonly words: TaxonomyWords;
  /** Of every lab's frame. */
  readonly common: (typeof labsZh)['lab'];
  said(name: Name): string;
  said(name: Name | undefined): string | undefined;
}

export function taxonomyView(language: Language): TaxonomyView {
  const [words, labs] = language === 'zh' ? [zh, labsZh] : [en, labsEn];
  function said(name: Name): string;
  function said(name: Name | undefined): string | undefined;
  function said(name: Name | undefined): string | undefined {
    return typeof name === 'object' ? name[language] : name;
  }
  return { language, words, common: labs.lab, said };
}
