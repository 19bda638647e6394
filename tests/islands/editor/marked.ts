import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { labsWords as labsEn } from '../../../src/i18n/en/labs.ts';
import { labsWords as labsZh } from '../../../src/i18n/zh/labs.ts';
import { loadTagLanguage, type TagLanguage } from '../../../src/islands/editor/tag-language.ts';

/** A text in which `|` marks where one types or points. */
export function at(marked: string): [text: string, offset: number] {
  const offset = marked.indexOf('|');
  return [marked.slice(0, offset) + marked.slice(offset + 1), offset];
}

export const zh: TagLanguage = await loadTagLanguage(yunduo.schema, 'zh', labsZh.tagLab);
export const en: TagLanguage = await loadTagLanguage(yunduo.schema, 'en', labsEn.tagLab as typeof labsZh.tagLab);
