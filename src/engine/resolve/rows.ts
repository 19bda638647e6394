import { typeOfColumn } from '../language/bound.ts';
import type { Measure } from '../language/definition.ts';
import type { Name } from '../language/expression.ts';
import type { Issue, Place } from '../language/issue.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { RowSource } from '../language/resolved.ts';
import type { Column, Schema, Table } from '../language/schema.ts';
import { suggest } from '../language/suggest.ts';
import { bindCondition } from './bind.ts';
import { nameOf, renamed, report, type Scope } from './scope.ts';

/** Where rows come from, as a definition writes it. */
export type WrittenRows = Pick<Measure, 'from' | 'window' | 'where' | 'on' | 'key' | 'place' | 'fromPlace' | 'onPlace' | 'keyPlace'>;

/** What it takes to give names a meaning. */
export interface ResolveContext {
  readonly schema: Schema;
  readonly placeAt: (start: number, end: number) => Place;
  readonly issues: Issue[];
}

/** Rows with everything known about them, and what names mean in them. */
export interface FoundRows {
  readonly source: RowSource;
  readonly table: Table;
  readonly scope: Scope;
}

/** Finds the table of rows, their way to the customer, their condition and their time column. @param needsTime there must be one */
export function resolveRows(written: WrittenRows, needsTime: boolean, { schema, placeAt, issues }: ResolveContext): FoundRows | undefined {
  const table = ownEntry(schema.tables, written.from);
  if (!table) {
    const at = written.fromPlace ?? written.place;
    const words = suggest(written.from, Object.keys(schema.tables));
    report({ issues }, 'unknown-table', at, words, renamed(at, written.from, words.suggestion));
    return undefined;
  }
  const owner = table.entityKey || written.key ? table : table.via && schema.tables[table.via.table];
  const entityKey = written.key ?? owner?.entityKey;
  if (written.key && !table.columns.some((c) => c.name === written.key)) {
    const names = table.columns.map((c) => c.name);
    const at = written.keyPlace ?? written.place;
    const words = suggest(written.key, names);
    report({ issues }, 'unknown-field', at, { ...words, table: written.from }, renamed(at, written.key, words.suggestion));
    return undefined;
  }
  if (!owner || entityKey === undefined) {
    report({ issues }, 'no-way-to-entity', written.fromPlace ?? written.place, { table: written.from, key: schema.entity.key });
    return undefined;
  }
  const tables = owner === table ? [table] : [table, owner];
  const scope = rowScope(tables, placeAt, issues);
  const where = written.where && bindCondition(written.where, scope);
  if (written.where && !where) return undefined;
  const time = timeOf(written, tables, issues);
  if (time === 'unknown') return undefined;
  if (!time && (needsTime || written.window.kind !== 'ever')) {
    report({ issues }, 'needs-time', written.fromPlace ?? written.place, { table: written.from });
    return undefined;
  }
  const source = {
    spec: { from: written.from, window: written.window },
    ...(where ? { where } : {}),
    ...(time ? { time } : {}),
    ...(owner !== table && table.via ? { via: table.via } : {}),
    entityKey,
  };
  return { source, table, scope };
}

function timeOf(spec: WrittenRows, tables: readonly Table[], issues: Issue[]): RowSource['time'] | 'unknown' {
  const found = spec.on === undefined ? tables.map((t) => [t, t.time] as const).find(([, time]) => time) : locate(spec.on, tables);
  const [table, name] = found ?? [];
  const column = table?.columns.find((c) => c.name === name);
  if (!table || !column) {
    if (spec.on === undefined) return undefined;
    const names = tables.flatMap((t) => t.columns.filter(isTime).map((c) => c.name));
    const at = spec.onPlace ?? spec.place;
    const words = suggest(spec.on, names);
    report({ issues }, 'unknown-field', at, { ...words, table: spec.from }, renamed(at, spec.on, words.suggestion));
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
    labelled: (label) =>
      nameOf(
        label,
        tables.flatMap((t) => t.columns.map((c) => [c.name, c.label] as const)),
      ),
    table: tables[0]?.name ?? '',
    population: () => '',
    placeAt,
    issues,
  };
}
