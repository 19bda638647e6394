import { identityWords as sharedEn } from '../../i18n/en/identity.ts';
import { identityLabWords as en } from '../../i18n/en/identity-lab.ts';
import { labsWords as labsEn } from '../../i18n/en/labs.ts';
import type { Language } from '../../i18n/language.ts';
import { identityWords as sharedZh } from '../../i18n/zh/identity.ts';
import { identityLabWords as zh } from '../../i18n/zh/identity-lab.ts';
import { labsWords as labsZh } from '../../i18n/zh/labs.ts';
import { systems } from './source.ts';

export type IdentityLabWords = typeof zh;

/** One language's way to say everything in the lab. */
export interface IdentityView {
  readonly language: Language;
  readonly words: IdentityLabWords;
  /** Of every lab's frame. */
  readonly common: (typeof labsZh)['lab'];
  /** Kinds of identifiers, and what became of one. */
  readonly ids: typeof sharedZh;
  system(source: string | undefined): string;
}

export function identityView(language: Language): IdentityView {
  const [words, labs, shared] = language === 'zh' ? [zh, labsZh, sharedZh] : [en, labsEn, sharedEn];
  const system = (source = ''): string => systems[source]?.[language] ?? source;
  const stated: typeof shared.stated = (state) =>
    shared.stated(state.kind === 'same-source' ? { ...state, source: system(state.source) } : state);
  return { language, words, common: labs.lab, ids: { ...shared, stated }, system };
}
