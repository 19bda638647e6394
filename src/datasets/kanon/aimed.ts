import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import type { AimedDataset } from '../dataset.ts';
import { CODES, type District, districtsOf, type Product, ZONES } from './codes.ts';
import { SCHEMA } from './schema.ts';

/** The aimed table: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const people: AimedOne[] = [];
  const add = (zh: string, en: string, age: number | null, sex: string | null, district: District | null, product: Product): void => {
    people.push({ about: { zh, en }, rows: (id) => ({ records: [[id, age, sex, district, product]] }) });
  };
  const products: readonly Product[] = ['vitamins', 'sleep', 'heart', 'glucose', 'slimming', 'vitamins'];
  for (let n = 0; n < 4; n++)
    add(
      `一组 4 人里的第 ${n + 1} 位：k 不到 5`,
      `Number ${n + 1} of a group of 4: k below 5`,
      20 + n,
      'female',
      'e1',
      products[n] ?? 'heart',
    );
  for (let n = 0; n < 5; n++)
    add(`一组正好 5 人里的第 ${n + 1} 位`, `Number ${n + 1} of a group of exactly 5`, 30 + n, 'female', 'e2', products[n] ?? 'heart');
  for (let n = 0; n < 6; n++)
    add(
      `一组 6 人里的第 ${n + 1} 位，品类全都一样：l = 1`,
      `Number ${n + 1} of a group of 6 who all bought the same: l = 1`,
      40 + n,
      'female',
      'w1',
      'pregnancy',
    );
  for (let n = 0; n < 5; n++)
    add(
      `一组 5 人里的第 ${n + 1} 位，只有两种品类：l = 2`,
      `Number ${n + 1} of a group of 5 with two products: l = 2`,
      50 + n,
      'male',
      'w2',
      n === 0 ? 'sleep' : 'heart',
    );
  for (let n = 0; n < 3; n++) add(`三位一模一样的人之一`, `One of three who are alike in everything`, 65, 'male', 's1', 'heart');
  add('29 岁：还在二十几岁这一组', 'Aged 29: still of the twenties', 29, 'male', 'e3', 'vitamins');
  add('30 岁：已经是三十几岁', 'Aged 30: of the thirties by now', 30, 'male', 'e3', 'vitamins');
  add(
    '同片不同区：泛化之后和谁一组要看片',
    'Same zone, another district: after generalising the zone decides',
    44,
    'female',
    'w4',
    'glucose',
  );
  add('年龄没填', 'Age left blank', null, 'female', 'e1', 'sleep');
  add('性别没填', 'Sex left blank', 35, null, 'e2', 'sleep');
  add('城区没填', 'District left blank', 45, 'female', null, 'sleep');
  return aimedOf(SCHEMA, asOf, people, {
    districts: ZONES.flatMap((zone) => districtsOf(zone).map((district): Cell[] => [district, zone])),
    codes: codeRowsOf(CODES),
  });
}
