import { type Document, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Bilingual } from '../../language/definition.ts';
import { ownEntry } from '../../language/own-entry.ts';
import type { Column, Schema } from '../../language/schema.ts';
import { wordOf } from '../by-grammar.ts';
import type { Frame } from './parts.ts';

/** A name that an expression may say. */
export interface KnownName {
  readonly name: string;
  readonly is: 'measure' | 'standard' | 'tag' | 'column' | 'input' | 'number' | 'as_of';
  readonly label?: Bilingual;
  readonly column?: Column;
  /** The table of a column. */
  readonly table?: string;
}

/** The table whose rows are read at a place. */
export function tableAround(frames: readonly Frame[]): string | undefined {
  for (const { keys, node, place } of [...frames].reverse()) {
    const steps = place === 'sequence' ? node.getIn(['steps', 0, 'from']) : undefined;
    if (typeof steps === 'string') return steps;
    for (const [key, { takes, usual }] of Object.entries(keys)) {
      if (takes === 'table') return node.has(key) ? wordOf(node.get(key, true) as Node) : usual;
    }
  }
  return undefined;
}

/** What a condition about a customer may name, in the order in which names are looked up. */
export function customerNames(frames: readonly Frame[], documents: readonly Document[], schema: Schema): readonly KnownName[] {
  const tag = tagAround(frames);
  const { measures, tags } = namedIn(documents);
  const entity = schema.tables[schema.entity.table];
  const columns = schema.entity.derived ? [] : (entity?.columns ?? []);
  const number = numberIn(tag);
  const names: KnownName[] = [
    ...entriesOf(tag?.get('measures', true)).map(named('measure')),
    ...(number === undefined ? [] : [{ name: number, is: 'number' } as const]),
    ...measures.map(named('measure')),
    ...tags.filter(([code]) => code !== wordOf(tag?.get('code', true) as Node)).map(named('tag')),
    ...Object.entries(schema.measures).map(([name, m]): KnownName => ({ name, is: 'standard', ...(m.name ? { label: m.name } : {}) })),
    ...columns.map(columnOf(schema.entity.table)),
    { name: 'as_of', is: 'as_of' },
  ];
  return names.filter(({ name }, i) => names.findIndex((other) => other.name === name) === i);
}

/** What a condition about rows may name: columns of the table, and, by their table, of the one through which it reaches the customer. */
export function rowNames(frames: readonly Frame[], schema: Schema): readonly KnownName[] {
  const name = tableAround(frames);
  const known = name === undefined ? undefined : ownEntry(schema.tables, name);
  if (!known) return Object.values(schema.tables).flatMap((table) => table.columns.map(columnOf(table.name)));
  const via = known.via && ownEntry(schema.tables, known.via.table);
  const further = (via?.columns ?? []).map((c): KnownName => ({ ...columnOf(via?.name ?? '')(c), name: `${via?.name}.${c.name}` }));
  return [...known.columns.map(columnOf(known.name)), ...further, { name: 'as_of', is: 'as_of' }];
}

/** The inputs of the model around a place. */
export const inputNames = (frames: readonly Frame[]): readonly KnownName[] => {
  const define = [...frames].reverse().find(({ place }) => place === 'define.model');
  return entriesOf(define?.node.get('inputs', true)).map(named('input'));
};

/** The measures of a file and the tags of it, by name. */
export function namedIn(documents: readonly Document[]): { measures: Entry[]; tags: Entry[] } {
  const measures: Entry[] = [];
  const tags: Entry[] = [];
  const addTag = (node: unknown): void => {
    if (!isMap(node)) return;
    const code = node.get('code', true);
    if (isScalar(code) && typeof code.value === 'string') tags.push([code.value, node as YAMLMap]);
  };
  for (const { contents } of documents) {
    if (!isMap(contents)) continue;
    if (contents.has('code') || contents.has('define')) addTag(contents);
    else {
      measures.push(...entriesOf(contents.get('measures', true)));
      const list = contents.get('tags', true);
      if (isSeq(list)) list.items.forEach(addTag);
    }
  }
  return { measures, tags };
}
type Entry = readonly [name: string, node: unknown];

/** The tags whose `rfm` another may be like. */
export const rfmTags = (frames: readonly Frame[], documents: readonly Document[]): readonly string[] =>
  namedIn(documents).tags.flatMap(([code, node]) =>
    isMap(node) && node !== tagAround(frames) && node.hasIn(['define', 'rfm']) ? [code] : [],
  );

const tagAround = (frames: readonly Frame[]): YAMLMap | undefined => frames.find(({ place }) => place === 'tag')?.node;

/** The number that a graph gives to the rules beside it. */
function numberIn(tag: YAMLMap | undefined): string | undefined {
  const graph = tag?.getIn(['define', 'graph']);
  if (!isMap(graph)) return undefined;
  return wordOf((graph.get('as', true) ?? graph.get('metric', true)) as Node) || undefined;
}

const entriesOf = (node: unknown): Entry[] =>
  isMap(node) ? node.items.flatMap(({ key, value }) => (isScalar(key) ? [[String(key.value), value] as const] : [])) : [];

const named =
  (is: KnownName['is']) =>
  ([name, node]: Entry): KnownName => {
    const label = isMap(node) ? labelIn(node) : undefined;
    return { name, is, ...(label ? { label } : {}) };
  };

function labelIn(node: YAMLMap): Bilingual | undefined {
  const written = node.get('name');
  if (typeof written === 'string') return { zh: written, en: written };
  if (!isMap(written)) return undefined;
  const [zh, en] = [written.get('zh'), written.get('en')].map((word) => (typeof word === 'string' ? word : undefined));
  const one = zh ?? en;
  return one === undefined ? undefined : { zh: zh ?? one, en: en ?? one };
}

const columnOf =
  (table: string) =>
  (column: Column): KnownName => ({ name: column.name, is: 'column', label: column.label, column, table });

/** The items of the survey around a place. */
export function itemsAround(frames: readonly Frame[]): readonly string[] {
  const survey = frames.find(({ place }) => place === 'survey')?.node;
  const items = survey?.get('items', true);
  return isSeq(items) ? items.items.map((item) => wordOf(item as Node)) : [];
}

/** The values that the tag around a place may take, where it lists them. */
export const domainAround = (frames: readonly Frame[]): readonly string[] =>
  entriesOf(tagAround(frames)?.getIn(['value', 'domain'], true)).map(([value]) => value);

/** The keys that the innermost mapping has already. */
export const keysAround = (frames: readonly Frame[]): readonly string[] => entriesOf(frames.at(-1)?.node).map(([key]) => key);
