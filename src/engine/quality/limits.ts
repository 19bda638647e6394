import type { QualityLimits } from '../language/metadata.ts';
import type { Coverage } from './coverage.ts';
import type { Distribution } from './distribution.ts';
import type { Psi } from './psi.ts';
import type { Known, Scale } from './tag-column.ts';

/** Every way in which a tag can fall short of its limits, with what the sentence needs; the sentences are in i18n. */
export interface QualityFindingParams {
  readonly 'coverage-low': { readonly coverage: number; readonly limit: number };
  readonly 'psi-high': { readonly psi: number; readonly limit: number };
  readonly 'group-small': { readonly value: Known; readonly count: number; readonly limit: number };
}
export type QualityFinding = {
  [Code in keyof QualityFindingParams]: { readonly code: Code; readonly tag: string; readonly params: QualityFindingParams[Code] };
}[keyof QualityFindingParams];

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
