import type { Bound } from '../../language/bound.ts';
import { textOf } from '../../language/bound-text.ts';
import type { Measure, Preference } from '../../language/definition.ts';
import type { Expression } from '../../language/expression.ts';
import { bind } from '../bind.ts';
import type { MeasureParts } from '../measure.ts';
import { isNumber } from '../operands.ts';
import { type FoundRows, type ResolveContext, resolveRows } from '../rows.ts';
import { report } from '../scope.ts';

/** `decay` looks at how long ago each row was; several values in one text have to be text. */
export function resolvePreference(spec: Measure, shape: Preference, context: ResolveContext): MeasureParts | undefined {
  const rows = resolveRows(spec, shape.by === 'decay', context);
  if (!rows) return undefined;
  const dimension = bind(shape.dimension, rows.scope);
  const weight = shape.weight && bind(shape.weight, rows.scope);
  const support = shape.support && bindSupport(shape.support, rows);
  if (!dimension || (shape.weight && !weight) || (shape.support && !support)) return undefined;
  if (weight && !isNumber(weight, context)) return undefined;
  const isText = dimension.type === 'text' || dimension.type === 'any';
  if (shape.top !== 1 && !isText) {
    report(context, 'needs-type', dimension.place, { by: 'prefer', wanted: 'text', name: textOf(dimension), type: dimension.type });
    return undefined;
  }
  const { dimension: _, weight: __, support: ___, ...rest } = shape;
  return {
    ...rows.source,
    type: dimension.type,
    shape: { ...rest, dimension, ...(weight ? { weight } : {}), ...(support ? { support } : {}) },
    timed: dimension.kind === 'ref' && dimension.timed === true,
  };
}

type Support = Exclude<Preference['support'], undefined>;

/** A column whose different values are counted, or a table: then its rows are. */
function bindSupport({ least, of }: Support, { table, scope }: FoundRows): { least: number; of?: Bound } | undefined {
  if (!of || isTable(of, table.name)) return { least };
  const { via } = table;
  const counted: Expression = via && isTable(of, via.table) ? { ...of, kind: 'name', table: via.table, name: via.on } : of;
  const bound = bind(counted, scope);
  return bound && { least, of: bound };
}

const isTable = (e: Expression, table: string): boolean => e.kind === 'name' && e.table === undefined && e.name === table;
