import type { Bilingual, Segment } from './definition.ts';

export interface Scheme {
  readonly title: Bilingual;
  readonly source: string;
  readonly segments: readonly (Omit<Segment, 'place'> & { readonly label: Bilingual })[];
}
export type SchemeName = 'eight' | 'eleven';

const cells = (text: string): string[] => text.split(' ');

/**
 * The two segment schemes that the field shares. `eight` reads 0/1 scores (mean or median split), `eleven` reads 1–5.
 * @source eight: three Chinese sources agree (eurkon, bs178, nzkr); eleven: the 125-cell list that Squeezely published, complete and without overlap
 */
export const SCHEMES: Readonly<Record<SchemeName, Scheme>> = {
  eight: {
    title: { zh: 'RFM 八类客户', en: 'RFM, 8 segments' },
    source: 'eurkon, bs178, nzkr',
    segments: [
      { value: 'key_value', cells: ['111'], label: { zh: '重要价值客户', en: 'Key: value' } },
      { value: 'key_develop', cells: ['101'], label: { zh: '重要发展客户', en: 'Key: develop' } },
      { value: 'key_keep', cells: ['011'], label: { zh: '重要保持客户', en: 'Key: keep' } },
      { value: 'key_win_back', cells: ['001'], label: { zh: '重要挽留客户', en: 'Key: win back' } },
      { value: 'general_value', cells: ['110'], label: { zh: '一般价值客户', en: 'General: value' } },
      { value: 'general_develop', cells: ['100'], label: { zh: '一般发展客户', en: 'General: develop' } },
      { value: 'general_keep', cells: ['010'], label: { zh: '一般保持客户', en: 'General: keep' } },
      { value: 'general_win_back', cells: ['000'], label: { zh: '一般挽留客户', en: 'General: win back' } },
    ],
  },
  eleven: {
    title: { zh: 'RFM 十一类客户', en: 'RFM, 11 segments' },
    source: 'Squeezely, RFM segment list',
    segments: [
      { value: 'champions', cells: cells('555 554 544 545 454 455 445'), label: { zh: '冠军', en: 'Champions' } },
      { value: 'loyal', cells: cells('543 444 435 355 354 345 344 335'), label: { zh: '忠诚', en: 'Loyal' } },
      {
        value: 'potential_loyalist',
        cells: cells('553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323'),
        label: { zh: '潜在忠诚', en: 'Potential loyalist' },
      },
      { value: 'new', cells: cells('512 511 422 421 412 411 311'), label: { zh: '新客', en: 'New' } },
      {
        value: 'promising',
        cells: cells('525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313'),
        label: { zh: '有希望', en: 'Promising' },
      },
      { value: 'need_attention', cells: cells('535 534 443 434 343 334 325 324'), label: { zh: '需关注', en: 'Need attention' } },
      { value: 'about_to_sleep', cells: cells('331 321 312 221 213 231 241 251'), label: { zh: '即将沉睡', en: 'About to sleep' } },
      {
        value: 'at_risk',
        cells: cells('255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124'),
        label: { zh: '有风险', en: 'At risk' },
      },
      { value: 'cannot_lose', cells: cells('155 154 144 214 215 115 114 113'), label: { zh: '不能失去', en: 'Cannot lose' } },
      { value: 'hibernating', cells: cells('332 322 233 232 223 222 132 123 122 212 211'), label: { zh: '休眠', en: 'Hibernating' } },
      { value: 'lost', cells: cells('111 112 121 131 141 151'), label: { zh: '流失', en: 'Lost' } },
    ],
  },
};

/** The labels of a scheme's segments, as a tag's value domain. */
export const schemeDomain = (name: SchemeName): Readonly<Record<string, Bilingual>> =>
  Object.fromEntries(SCHEMES[name].segments.map((s) => [s.value, s.label]));
