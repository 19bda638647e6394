import type { PopulationFeature, ResolvedMeasure, ResolvedTags } from './resolved.ts';

/** Ranks, means and scores look at everybody; fixed edges do not. */
const isOverEverybody = (feature: PopulationFeature): boolean => feature.kind === 'function' || feature.method !== 'edges';

/** Whose rows decide a measure of one customer: only the customer's own, those of everybody in the population, or any rows at all. */
export function rowsLookedAt({ shape }: Pick<ResolvedMeasure, 'shape'>): 'own' | 'everybodys' | 'any' {
  switch (shape?.agg) {
    case 'prefer':
      return shape.by === 'tgi' ? 'everybodys' : 'own';
    case 'computed':
    case 'statement':
      return 'any';
    case 'sequence':
    case undefined:
      return 'own';
  }
}

/** Whether anything in a set is worked out over the population, so that a statement for some of it would give something else. */
export const needsEverybody = ({ populations, measures }: Pick<ResolvedTags, 'populations' | 'measures'>): boolean =>
  populations.some(isOverEverybody) || measures.some((m) => rowsLookedAt(m) === 'everybodys');
