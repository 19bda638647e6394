import type { qualityWords as zh } from '../zh/quality.ts';

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** A tag does not keep the limits it sets itself. */
export const qualityWords: typeof zh = {
  'coverage-low': ({ coverage, limit }) =>
    `${percent(coverage)} of the customers have a value, and coverage_min asks for ${percent(limit)}. See which customers have none, and where the data stops.`,
  'psi-high': ({ psi, limit }) =>
    `the values have shifted: the PSI is ${psi.toFixed(3)}, and psi_max allows ${limit}. See which value has the largest psi_term before you change the rule.`,
  'group-small': ({ value, count, limit }) =>
    `${count} ${count === 1 ? 'customer has' : 'customers have'} the value “${String(value)}”, and min_group asks for ${limit}. Merge it with another value, or do not show it by itself.`,
};
