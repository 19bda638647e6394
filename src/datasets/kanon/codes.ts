import type { Codes } from '../blocks/codes.ts';
import { GENDER } from '../blocks/people.ts';

export const CODES = {
  gender: GENDER,
  district: {
    e1: { zh: '东一区', en: 'East 1' },
    e2: { zh: '东二区', en: 'East 2' },
    e3: { zh: '东三区', en: 'East 3' },
    e4: { zh: '东四区', en: 'East 4' },
    w1: { zh: '西一区', en: 'West 1' },
    w2: { zh: '西二区', en: 'West 2' },
    w3: { zh: '西三区', en: 'West 3' },
    w4: { zh: '西四区', en: 'West 4' },
    s1: { zh: '南一区', en: 'South 1' },
    s2: { zh: '南二区', en: 'South 2' },
    s3: { zh: '南三区', en: 'South 3' },
    s4: { zh: '南四区', en: 'South 4' },
  },
  zone: { east: { zh: '东片', en: 'East' }, west: { zh: '西片', en: 'West' }, south: { zh: '南片', en: 'South' } },
  product: {
    vitamins: { zh: '维生素', en: 'Vitamins' },
    sleep: { zh: '助眠', en: 'Sleep aids' },
    slimming: { zh: '减重', en: 'Slimming' },
    glucose: { zh: '控糖', en: 'Blood sugar' },
    heart: { zh: '护心', en: 'Heart' },
    pregnancy: { zh: '备孕', en: 'Pregnancy' },
  },
} as const satisfies Codes;

export type Zone = keyof typeof CODES.zone;
export type District = keyof typeof CODES.district;
export type Product = keyof typeof CODES.product;

const LETTERS: Readonly<Record<Zone, string>> = { east: 'e', west: 'w', south: 's' };
export const ZONES = Object.keys(CODES.zone) as Zone[];
export const districtsOf = (zone: Zone): District[] =>
  (Object.keys(CODES.district) as District[]).filter((district) => district.startsWith(LETTERS[zone]));
