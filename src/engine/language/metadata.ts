import type { Span } from './definition.ts';
import type { Place } from './issue.ts';

export const REFRESHES = ['realtime', 'daily', 'weekly', 'monthly', 'manual'] as const;
export const KEEPS = ['blank', 'last'] as const;
/** From harmless to what the law protects most; `minor` is about children. */
export const SENSITIVITIES = ['general', 'personal', 'sensitive', 'minor'] as const;
export const STATUSES = ['draft', 'review', 'published', 'deprecated', 'retired'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What is known about a tag beside its rule: for people, for the linter and for quality; no value depends on it. */
export interface Metadata {
  readonly owner?: string;
  readonly refresh?: (typeof REFRESHES)[number];
  /** What becomes of a value when a run gives none: nothing, or the last one stays. */
  readonly keep?: (typeof KEEPS)[number];
  /** How long a value may be used after its run. */
  readonly validFor?: Span;
  readonly sensitivity?: Sensitivity;
  /** What the tag may be used for. */
  readonly purpose?: readonly string[];
  readonly version?: string;
  readonly status?: (typeof STATUSES)[number];
  readonly quality?: QualityLimits;
}

/** What a tag's author promises: `quality: {coverage_min: 0.9, psi_max: 0.25, psi_base: 2025-05-31, min_group: 20}`. */
export interface QualityLimits {
  /** 0 to 1. */
  readonly coverageMin?: number;
  readonly psiMax?: number;
  /** The as-of date that the index compares with. */
  readonly psiBase?: string;
  /** The fewest customers that a value may have. */
  readonly minGroup?: number;
  readonly minGroupPlace?: Place;
}

/** Data about people that nobody may use without saying what for. */
export const isSensitive = (sensitivity: Sensitivity | undefined): boolean => sensitivity === 'sensitive' || sensitivity === 'minor';
