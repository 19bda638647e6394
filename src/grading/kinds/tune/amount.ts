import type { Metric } from './exercise.ts';

/** A number in digits that both languages read. @example amount(0.615, 'percent') // '61.5%' */
export function amount(value: number, format: Metric['format']): string {
  if (format === 'percent') return `${Number((value * 100).toFixed(1))}%`;
  const rounded = Number(value.toFixed(format === 'money' ? 0 : 2));
  const [whole = '', fraction] = String(Math.abs(rounded)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${rounded < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
