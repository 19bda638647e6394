import type { ResolvedTags } from '../language/resolved.ts';
import type { TagRows } from '../run.ts';
import { coverageOf } from './coverage.ts';
import { distributionOf, type NumberSummary, summaryOf } from './distribution.ts';
import { brokenLimits, type Measured, type QualityFinding } from './limits.ts';
import { type PsiOptions, psi } from './psi.ts';
import { columnsOf } from './tag-column.ts';

/** The state of one tag at an as-of date. */
export interface TagQuality extends Measured {
  /** Numbers only. */
  readonly summary?: NumberSummary;
  readonly findings: readonly QualityFinding[];
}

/**
 * Coverage, distribution, shift and broken limits of every tag of a run.
 * @param base rows of the same tags at an earlier as-of date, for a tag by its code; without them no shift is measured
 * @example assess(tags, rowsInJune, () => rowsInMarch)[0] // {code: 'gender', coverage: {coverage: 0.94, …}, psi: {reading: 'stable', …}, findings: [], …}
 */
export function assess(
  tags: ResolvedTags,
  rows: TagRows,
  base: (code: string) => TagRows | undefined = () => undefined,
  options: PsiOptions = {},
): TagQuality[] {
  const definitions = new Map(tags.tags.map(({ code, definition }) => [code, definition]));
  return columnsOf(rows, tags).map((column) => {
    const { code, scale, values } = column;
    const baseRows = base(code);
    const before = baseRows && columnsOf(baseRows, tags).find((c) => c.code === code);
    const measured: Measured = {
      code,
      scale,
      coverage: coverageOf(values),
      distribution: distributionOf(column, options.cutting),
      ...(before ? { psi: psi(before, column, options) } : {}),
    };
    return {
      ...measured,
      ...(scale === 'number' ? { summary: summaryOf(values) } : {}),
      findings: brokenLimits(definitions.get(code)?.metadata.quality ?? {}, measured),
    };
  });
}
