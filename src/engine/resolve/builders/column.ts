import { typeOfColumn, type ValueType } from '../../language/bound.ts';
import type { ColumnBuilder } from '../../language/definition.ts';
import type { Issue } from '../../language/issue.ts';
import { ownEntry } from '../../language/own-entry.ts';
import type { Rule } from '../../language/resolved.ts';
import { type Column, columnOf } from '../../language/schema.ts';
import { suggest } from '../../language/suggest.ts';
import { renamed, report } from '../scope.ts';
import { reportTruthWord } from '../truth-words.ts';
import type { RuleContext } from './rule.ts';

/** A column of the customers' own table. */
export function resolveColumn(define: ColumnBuilder, context: RuleContext): Rule | undefined {
  const column = columnOfCustomer(define, context);
  if (!column) return undefined;
  context.uses.columns.add(column.name);
  reportTruthWord(column.name, define.place, context.issues);
  const type = typeOfColumn(column);
  const { clean, otherwise, place } = define;
  const [step] = clean;
  if (step && type !== 'text') report(context, 'needs-type', place, { by: step, wanted: 'text', name: column.name, type });
  const map = define.map && asHeld(define.map, column.name, type, define, context);
  return { kind: 'column', column: column.name, clean, otherwise, ...(map ? { map } : {}) };
}

function columnOfCustomer({ table: written, column: name, place }: ColumnBuilder, context: RuleContext): Column | undefined {
  const { tables, entity } = context.schema;
  const table = written || entity.table;
  if (table !== entity.table || entity.derived) {
    if (!Object.hasOwn(tables, table)) {
      const words = suggest(table, Object.keys(tables));
      const at = place.end - place.start === table.length + 1 + name.length ? { ...place, end: place.start + table.length } : place;
      report(context, 'unknown-table', place, words, renamed(at, table, words.suggestion));
    } else report(context, 'not-an-entity-column', place, { table, entity: entity.table });
    return undefined;
  }
  const column = columnOf(context.schema, table, name);
  if (!column) {
    const names = tables[table]?.columns.map((c) => c.name) ?? [];
    const words = suggest(name, names);
    const isPlain = place.end - place.start === (written === '' ? 0 : written.length + 1) + name.length;
    const at = isPlain ? { ...place, start: place.end - name.length } : place;
    report(context, 'unknown-field', place, { ...words, table }, renamed(at, name, words.suggestion));
  }
  return column;
}

type Spellings = Exclude<ColumnBuilder['map'], undefined>;

/** Spellings as the column holds them: 1 is text in a text column, and '1' a number in a column of numbers. */
function asHeld(map: Spellings, column: string, type: ValueType, { place }: ColumnBuilder, to: { readonly issues: Issue[] }): Spellings {
  const spelt = (spelling: string | number): string | number => {
    if (type !== 'number' && type !== 'bool') return String(spelling);
    const read = type === 'bool' ? ownEntry(TRUTHS, String(spelling).toLowerCase()) : numberIn(String(spelling));
    if (read === undefined)
      report(to, 'type-mismatch', place, { left: column, leftType: type, right: String(spelling), rightType: 'text' });
    return read ?? String(spelling);
  };
  return Object.fromEntries(Object.entries(map).map(([value, spellings]) => [value, spellings.map(spelt)]));
}

/** How a yes or no may be spelt, in any letter case. */
const TRUTHS: Readonly<Record<string, 0 | 1>> = { true: 1, false: 0, 1: 1, 0: 0 };
const numberIn = (spelling: string): number | undefined =>
  spelling.trim() !== '' && Number.isFinite(Number(spelling)) ? Number(spelling) : undefined;
