import { isDay } from '../language/calendar.ts';
import type { TagDefinition } from '../language/definition.ts';
import type { Coverage } from './coverage.ts';
import type { Distribution } from './distribution.ts';
import type { Psi } from './psi.ts';
import type { Known, Scale } from './tag-column.ts';

/** What a tag's author promises: `quality: {coverage_min: 0.9, psi_max: 0.25, psi_base: 2025-05-31, min_group: 20}`. */
export interface QualityLimits {
  /** 0 to 1. */
  readonly coverageMin?: number;
  readonly psiMax?: number;
  /** The as-of date that the index compares with. */
  readonly psiBase?: string;
  /** The fewest customers that a value may have. */
  readonly minGroup?: number;
}

/** Every way in which a tag can fall short of its limits, with what the sentence needs; the sentences are in i18n. */
export interface QualityFindingParams {
  readonly 'coverage-low': { readonly coverage: number; readonly limit: number };
  readonly 'psi-high': { readonly psi: number; readonly limit: number };
  readonly 'group-small': { readonly value: Known; readonly count: number; readonly limit: number };
  /** The limit itself cannot be read: nothing was checked against it. */
  readonly 'limit-unreadable': { readonly key: LimitKey; readonly found: string };
}
export type QualityFinding = {
  [Code in keyof QualityFindingParams]: { readonly code: Code; readonly tag: string; readonly params: QualityFindingParams[Code] };
}[keyof QualityFindingParams];

/** The keys of `quality` that are read, each with what it must be. */
const LIMITS = {
  coverage_min: (v: unknown) => typeof v === 'number' && v >= 0 && v <= 1,
  psi_max: (v: unknown) => typeof v === 'number' && v > 0,
  psi_base: (v: unknown) => typeof v === 'string' && isDay(v),
  min_group: (v: unknown) => typeof v === 'number' && Number.isInteger(v) && v >= 1,
} as const;
export type LimitKey = keyof typeof LIMITS;

/**
 * The limits of a tag, out of its metadata; keys that are not limits are left to whoever knows them.
 * @example limitsOf(tag.definition).limits // {coverageMin: 0.9}
 */
export function limitsOf({ code, about }: Pick<TagDefinition, 'code' | 'about'>): {
  readonly limits: QualityLimits;
  readonly findings: readonly QualityFinding[];
} {
  const quality = about['quality'];
  const written: Readonly<Record<string, unknown>> = typeof quality === 'object' && quality !== null ? { ...quality } : {};
  const keys = (Object.keys(LIMITS) as LimitKey[]).filter((key) => Object.hasOwn(written, key));
  const good = new Map(keys.filter((key) => LIMITS[key](written[key])).map((key) => [key, written[key]] as const));
  const [coverageMin, psiMax, psiBase, minGroup] = [
    good.get('coverage_min'),
    good.get('psi_max'),
    good.get('psi_base'),
    good.get('min_group'),
  ];
  return {
    limits: {
      ...(typeof coverageMin === 'number' ? { coverageMin } : {}),
      ...(typeof psiMax === 'number' ? { psiMax } : {}),
      ...(typeof psiBase === 'string' ? { psiBase } : {}),
      ...(typeof minGroup === 'number' ? { minGroup } : {}),
    },
    findings: keys
      .filter((key) => !good.has(key))
      .map((key) => ({ code: 'limit-unreadable', tag: code, params: { key, found: JSON.stringify(written[key]) } })),
  };
}

/** What was measured of a tag. */
export interface Measured {
  readonly code: string;
  readonly scale: Scale;
  readonly coverage: Coverage;
  readonly distribution: Distribution;
  readonly psi?: Psi;
}

/**
 * The limits that a tag breaks. A limit that is met exactly is met; what could not be measured breaks nothing.
 * @example brokenLimits({coverageMin: 0.9}, measured) // [{code: 'coverage-low', tag: 'gender', params: {coverage: 0.61, limit: 0.9}}]
 */
export function brokenLimits({ coverageMin, psiMax, minGroup }: QualityLimits, measured: Measured): QualityFinding[] {
  const { code: tag, coverage, distribution, psi } = measured;
  const found: QualityFinding[] = [];
  if (coverageMin !== undefined && coverage.coverage !== null && coverage.coverage < coverageMin)
    found.push({ code: 'coverage-low', tag, params: { coverage: coverage.coverage, limit: coverageMin } });
  if (psiMax !== undefined && psi !== undefined && psi.psi !== null && psi.psi > psiMax)
    found.push({ code: 'psi-high', tag, params: { psi: psi.psi, limit: psiMax } });
  if (minGroup === undefined) return found;
  // The bands of a number are no groups: nobody is looked up by them.
  for (const { bin, count } of distribution.bins)
    if (bin.kind === 'value' && count < minGroup)
      found.push({ code: 'group-small', tag, params: { value: bin.value, count, limit: minGroup } });
  return found;
}
