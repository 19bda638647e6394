import type { MeasureBuilder } from '../../language/definition.ts';
import type { Rule } from '../../language/resolved.ts';
import { rawMeasure, refTo } from './own-measure.ts';
import type { RuleContext } from './rule.ts';

export function resolveMeasureTag({ measure, place }: MeasureBuilder, context: RuleContext): Rule | undefined {
  const found = rawMeasure(measure, context);
  return found && { kind: 'value', of: refTo(found, place) };
}
