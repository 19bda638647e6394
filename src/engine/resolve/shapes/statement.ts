import type { Measure, Statement } from '../../language/definition.ts';
import { suggest } from '../../language/suggest.ts';
import type { MeasureParts } from '../measure.ts';
import type { ResolveContext } from '../rows.ts';
import { renamed, report } from '../scope.ts';

/** A query may read the schema's tables and nothing else, and has to name the customer and the value. */
export function resolveStatement(spec: Measure, shape: Statement, context: ResolveContext): MeasureParts | undefined {
  const { tables, entity } = context.schema;
  const known = Object.keys(tables);
  const before = context.issues.length;
  for (const { name, place } of shape.tables) {
    if (known.some((table) => table.toLowerCase() === name.toLowerCase())) continue;
    const words = suggest(name, known);
    report(context, 'unknown-table', place, words, renamed(place, name, words.suggestion));
  }
  const lacking = [entity.key, 'value'].find((needed) => !shape.columns.some((column) => column.toLowerCase() === needed.toLowerCase()));
  if (lacking !== undefined) report(context, 'bad-sql', spec.place, { problem: 'column', found: lacking });
  if (context.issues.length > before) return undefined;
  return {
    entityKey: entity.key,
    type: shape.type,
    shape,
    timed: false,
  };
}
