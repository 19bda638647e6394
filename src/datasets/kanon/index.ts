import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { CODES, districtsOf, ZONES } from './codes.ts';
import { PLANTED } from './planted.ts';
import { K, recordRows, UNIQUE } from './records.ts';
import { SCHEMA } from './schema.ts';

/** D9, a table that somebody wants to publish. */
export const kanon: DatasetSource = {
  id: 'kanon',
  title: { zh: '匿名化练习', en: 'Kanon, a table to publish' },
  about: {
    zh: '600 位虚构客户的年龄、性别、城区和健康品类：没有姓名，是不是就认不出人？全是程序生成的。',
    en: 'Age, sex, district and health products of 600 invented customers: without names, is nobody to be recognised? All of it was generated.',
  },
  use: {
    zh: '练匿名化：k 匿名、l 多样性，以及泛化的代价。',
    en: 'For anonymity: k, l, and what generalising costs.',
  },
  modules: [9],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 600 },
  schema: SCHEMA,
  grading: { customers: 600 },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, { records: recordRows(request), districts: districtRows(), codes: codeRowsOf(CODES) }),
    truth: { uniqueShare: UNIQUE, k: K, generalise: { age: '10 years', district: 'zone' }, homogeneousGroups: 1 },
  };
}

const districtRows = (): Cell[][] => ZONES.flatMap((zone) => districtsOf(zone).map((district) => [district, zone]));
