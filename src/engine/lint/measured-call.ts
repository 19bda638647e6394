import type { Measure, TagDefinition, TagFile } from '../language/definition.ts';
import type { Fix, Issue } from '../language/issue.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { Schema } from '../language/schema.ts';
import { belowCode, besideEntry } from './edits.ts';

/** A measure that a condition works out where it stands, and the part of the condition that is it. */
interface Meant {
  readonly agg: 'count' | 'count_distinct' | 'sum' | 'avg' | 'min' | 'max' | 'days_since' | 'days_active';
  readonly from: string;
  readonly field?: string;
  readonly end: number;
}

/** `sum(amount) > 1000`, and `orders > 3`: the fix writes the measure into the tag, and its name into the condition. */
export function withMeasureFixes(issues: readonly Issue[], file: TagFile, schema: Schema, text: string): readonly Issue[] {
  if (!issues.some((issue) => issue.code === 'needs-measure')) return issues;
  const tagAt = new Map(file.tags.flatMap((tag) => startsIn(tag.define).map((start) => [start, tag] as const)));
  return issues.map((issue) => {
    if (issue.code !== 'needs-measure') return issue;
    const { name, table = name } = issue.params;
    // Of a column alone nobody knows how its rows become one value.
    const tag = name === table ? tagAt.get(issue.place.start) : undefined;
    const meant = tag && meantAt(text, issue.place.start, schema);
    const fix = meant && fixOf(meant, issue.place.start, tag, { file, schema, text });
    return fix ? { ...issue, fix } : issue;
  });
}

/** Where names and calls stand in the conditions of a definition; those of measures are about rows. */
function startsIn(part: unknown): readonly number[] {
  if (typeof part !== 'object' || part === null || 'agg' in part) return [];
  const own = 'kind' in part && (part.kind === 'call' || part.kind === 'name') && 'start' in part ? [Number(part.start)] : [];
  return [...own, ...Object.values(part).flatMap(startsIn)];
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*';
const CALL = new RegExp(`(${NAME})(?:\\s*\\(\\s*(?:(${NAME})\\.)?(${NAME})\\s*\\))?`, 'iuy');
const AGGREGATES: Readonly<Record<string, Meant['agg']>> = {
  count: 'count',
  count_distinct: 'count_distinct',
  sum: 'sum',
  total: 'sum',
  avg: 'avg',
  average: 'avg',
  min: 'min',
  max: 'max',
  days_since: 'days_since',
  days_active: 'days_active',
};

const OF_DAYS: readonly string[] = ['days_since', 'days_active'];

function meantAt(text: string, start: number, schema: Schema): Meant | undefined {
  CALL.lastIndex = start;
  const [found = '', name = '', table, column] = CALL.exec(text) ?? [];
  const end = start + found.length;
  if (column === undefined) return Object.hasOwn(schema.tables, name) ? { agg: 'count', from: name, end } : undefined;
  const agg = ownEntry(AGGREGATES, name.toLowerCase());
  if (agg === undefined) return undefined;
  if (agg === 'count' && table === undefined && Object.hasOwn(schema.tables, column)) return { agg, from: column, end };
  const from = tableOf(column, table, schema);
  if (from === undefined) return undefined;
  const isKey = schema.tables[from]?.primaryKey.join() === column;
  return { agg, from, end, ...(agg === 'count' && isKey ? {} : { field: column }) };
}

/** The one table with such a column, the one whose key it is, or else the orders, which are what `rfm` reads too. */
function tableOf(column: string, table: string | undefined, { tables, entity }: Schema): string | undefined {
  const having = Object.values(tables).filter((t) => t.name !== entity.table && t.columns.some((c) => c.name === column));
  const named = having.filter((t) => (table === undefined ? having.length === 1 || t.primaryKey.join() === column : t.name === table));
  return (named[0] ?? (table === undefined ? having.find((t) => t.name === 'orders') : undefined))?.name;
}

interface Around {
  readonly file: TagFile;
  readonly schema: Schema;
  readonly text: string;
}

function fixOf(meant: Meant, start: number, tag: TagDefinition, around: Around): Fix | undefined {
  const { text } = around;
  const { agg, from, field, end } = meant;
  const base = `${agg}_${field ?? from}`.toLowerCase();
  const same = Object.entries(tag.measures).find(([name, spec]) => name.startsWith(base) && isSame(spec, meant))?.[0];
  if (same !== undefined) return { start, end, text: same };
  const name = freeName(base, tag, around);
  const of = field === undefined ? '' : `, ${OF_DAYS.includes(agg) ? 'on' : 'field'}: ${field}`;
  const spec = `{from: ${from}, agg: ${agg}${of}${agg === 'count' ? ', empty: 0' : ''}}`;
  const [first] = Object.entries(tag.measures);
  const added = first
    ? besideEntry(text, first[0], first[1].place, `${name}: ${spec}`)
    : belowCode(text, tag.place, `measures: {${name}: ${spec}}`);
  if (!added) return undefined;
  return added.start <= start
    ? { start: added.start, end, text: added.text + text.slice(added.start, start) + name }
    : { start, end: added.end, text: name + text.slice(end, added.start) + added.text };
}

function isSame(spec: Measure, { agg, from, field }: Meant): boolean {
  const of = spec.field?.kind === 'name' ? spec.field.name : (spec.field?.kind ?? spec.on);
  return spec.agg === agg && spec.from === from && of === field && !spec.where && spec.window.kind === 'ever';
}

function freeName(base: string, { measures }: TagDefinition, { file, schema }: Around): string {
  const columns = schema.tables[schema.entity.table]?.columns ?? [];
  const taken = new Set([
    ...[measures, file.measures, schema.measures].flatMap((named) => Object.keys(named)),
    ...file.tags.map((tag) => tag.code),
    ...columns.map((column) => column.name),
  ]);
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
  return name;
}
