import { isDay } from '../../../engine/language/calendar.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 18 digits as on a Chinese ID card: a region, a day of birth, a number; the last may be X. */
export const isIdCardForm = (text: string): boolean => {
  const [, year, month, day] = /^[1-9]\d{5}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/i.exec(text) ?? [];
  return year !== undefined && isDay(`${year}-${month}-${day}`);
};

/**
 * Whether the check digit is right.
 * @source GB 11643-1999: ISO 7064 MOD 11-2
 */
export function hasRightCheckDigit(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}
