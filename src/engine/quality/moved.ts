import type { ResolvedTag } from '../language/resolved.ts';
import type { TagRows } from '../run.ts';
import { equalFrequencyBands } from './bands.ts';
import { type Migration, migrationOf } from './migration.ts';

/** A number of more different values than this is cut into bands. */
const FEW = 12;
const BANDS = 5;

/**
 * Who moved from which value of a tag to which, a number of many values by bands of the period before.
 * @param before, after two runs with a tag of this code
 * @example movedIn(tag, rowsInMarch, rowsInJune).moved.length // 152
 */
export function movedIn(tag: ResolvedTag, before: TagRows, after: TagRows): Migration {
  const valuesIn = (rows: TagRows) => rows.tags.find(({ code }) => code === tag.code)?.values ?? [];
  const isNumber = tag.type === 'number' && Object.keys(tag.domain).length === 0;
  const different = isNumber ? new Set([...valuesIn(before), ...valuesIn(after)]) : new Set();
  const numbers = valuesIn(before).filter((value) => typeof value === 'number');
  const bands = different.size > FEW && numbers.length > 0 ? equalFrequencyBands(numbers, BANDS) : undefined;
  return migrationOf(before, after, tag.code, bands);
}
