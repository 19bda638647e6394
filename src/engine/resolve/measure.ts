import { type Bound, typeOfColumn, type ValueType } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { Measure } from '../language/definition.ts';
import type { Name } from '../language/expression.ts';
import type { Issue, Place } from '../language/issue.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import type { Column, Schema, Table } from '../language/schema.ts';
import { suggest } from '../language/suggest.ts';
import { bind, report, type Scope } from './bind.ts';
import { goTogether, kindOf } from './values.ts';

/** Aggregates that add up or average, and so need numbers. */
const NUMERIC = new Set(['sum', 'avg']);
/** Aggregates that give a number whatever they are of. */
const COUNTING = new Set(['count', 'count_distinct', 'sum', 'avg', 'days_since', 'days_since_first', 'days_active']);
/** Aggregates that cannot work without a time column, whatever the window. */
const TIMED = new Set(['days_since', 'days_since_first', 'days_active', 'first', 'last']);

/** Finds the table, the way to the customer, the time column and the meaning of every name of a measure. */
export function resolveMeasure(
  spec: Measure,
  id: string,
  label: ResolvedMeasure['label'],
  schema: Schema,
  placeAt: (start: number, end: number) => Place,
  issues: Issue[],
): ResolvedMeasure | undefined {
  const table = ownEntry(schema.tables, spec.from);
  if (!table) {
    report({ issues }, 'unknown-table', spec.fromPlace ?? spec.place, suggest(spec.from, Object.keys(schema.tables)));
    return undefined;
  }
  const owner = table.entityKey || spec.key ? table : table.via && schema.tables[table.via.table];
  const entityKey = spec.key ?? owner?.entityKey;
  if (spec.key && !table.columns.some((c) => c.name === spec.key)) {
    const names = table.columns.map((c) => c.name);
    report({ issues }, 'unknown-field', spec.keyPlace ?? spec.place, { ...suggest(spec.key, names), table: spec.from });
    return undefined;
  }
  if (!owner || entityKey === undefined) {
    report({ issues }, 'no-way-to-entity', spec.fromPlace ?? spec.place, { table: spec.from, key: schema.entity.key });
    return undefined;
  }
  const tables = owner === table ? [table] : [table, owner];
  const scope = rowScope(tables, placeAt, issues);
  const field = spec.field && bind(spec.field, scope);
  const where = spec.where && bind(spec.where, scope);
  if ((spec.field && !field) || (spec.where && !where)) return undefined;
  if (where && where.type !== 'bool' && where.type !== 'any') {
    report({ issues }, 'not-boolean', where.place, { text: textOf(where) });
    return undefined;
  }
  if (field && NUMERIC.has(spec.agg) && field.type !== 'number' && field.type !== 'any') {
    report({ issues }, 'needs-number', field.place, { name: textOf(field), type: field.type });
    return undefined;
  }
  const time = timeOf(spec, tables, issues);
  if (time === 'unknown') return undefined;
  if (!time && (TIMED.has(spec.agg) || spec.window.kind !== 'ever')) {
    report({ issues }, 'needs-time', spec.fromPlace ?? spec.place, { table: spec.from });
    return undefined;
  }
  const type = typeOfMeasure(spec, field);
  const { empty } = spec;
  if (empty !== undefined && !goTogether(type, kindOf(empty))) {
    const words = { first: spec.agg, firstType: type, second: String(empty), secondType: kindOf(empty) };
    report({ issues }, 'mixed-values', spec.place, words);
    return undefined;
  }
  return {
    id,
    label,
    spec,
    type,
    nullable: spec.empty === undefined || spec.empty === null,
    ...(field ? { field } : {}),
    ...(where ? { where } : {}),
    ...(time ? { time } : {}),
    ...(owner !== table && table.via ? { via: table.via } : {}),
    entityKey,
    timed: !COUNTING.has(spec.agg) && field?.kind === 'ref' && field.timed === true,
  };
}

function timeOf(spec: Measure, tables: readonly Table[], issues: Issue[]): ResolvedMeasure['time'] | 'unknown' {
  const found = spec.on === undefined ? tables.map((t) => [t, t.time] as const).find(([, time]) => time) : locate(spec.on, tables);
  const [table, name] = found ?? [];
  const column = table?.columns.find((c) => c.name === name);
  if (!table || !column) {
    if (spec.on === undefined) return undefined;
    const names = tables.flatMap((t) => t.columns.filter(isTime).map((c) => c.name));
    report({ issues }, 'unknown-field', spec.onPlace ?? spec.place, { ...suggest(spec.on, names), table: spec.from });
    return 'unknown';
  }
  if (!isTime(column)) {
    const type = typeOfColumn(column);
    report({ issues }, 'needs-type', spec.onPlace ?? spec.place, { by: 'on', wanted: 'date', name: column.name, type });
    return 'unknown';
  }
  return { table: table.name, column: column.name, timestamp: column.type === 'timestamp' };
}

const isTime = (c: Column): boolean => c.type === 'date' || c.type === 'timestamp';

function locate(name: string, tables: readonly Table[]): readonly [Table, string] | undefined {
  const table = tables.find((t) => t.columns.some((c) => c.name === name));
  return table && [table, name];
}

function rowScope(tables: readonly Table[], placeAt: Scope['placeAt'], issues: Issue[]): Scope {
  return {
    lookUp({ table, name }: Name) {
      if (table === undefined && name === 'as_of') return { ref: { kind: 'as_of' }, type: 'date', nullable: false };
      const owner = tables.find((t) => (table === undefined || t.name === table) && t.columns.some((c) => c.name === name));
      const column = owner?.columns.find((c) => c.name === name);
      if (!owner || !column) return undefined;
      const { nullable, type } = column;
      return { ref: { kind: 'field', table: owner.name, column: name }, type: typeOfColumn(column), nullable, timed: type === 'timestamp' };
    },
    available: [...tables.flatMap((t) => t.columns.map((c) => c.name)), 'as_of'],
    table: tables[0]?.name ?? '',
    population: () => '',
    placeAt,
    issues,
  };
}

function typeOfMeasure(spec: Measure, field: Bound | undefined): ValueType {
  return COUNTING.has(spec.agg) ? 'number' : (field?.type ?? 'any');
}
