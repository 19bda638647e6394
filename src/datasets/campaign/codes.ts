import type { Codes } from '../blocks/codes.ts';
import { GENDER } from '../blocks/people.ts';
import { CITY_TIER } from '../blocks/places.ts';

export const CODES = {
  gender: GENDER,
  city_tier: CITY_TIER,
  arm: {
    treated: { zh: '收到优惠券', en: 'Got the coupon' },
    control: { zh: '没有收到（对照）', en: 'Got nothing (control)' },
  },
  assignment: {
    random: { zh: '随机分组', en: 'Assigned at random' },
    chosen: { zh: '运营挑的人', en: 'Chosen by the staff' },
  },
} as const satisfies Codes;

export type Arm = keyof typeof CODES.arm;
