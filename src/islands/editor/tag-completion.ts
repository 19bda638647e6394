import {
  AGGREGATES,
  CALENDAR_PERIODS,
  KEEPS,
  REFRESHES,
  SCHEMES,
  SCORING_METHODS,
  type Schema,
  SENSITIVITIES,
  STATUSES,
} from '../../engine/index.ts';
import type { Language } from '../../i18n/language.ts';
import type { Suggestion } from './code-editor.ts';
import { positionIn } from './yaml-path.ts';

export interface CompletionWords {
  readonly builders: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
}

/** The keys that may stand under a key; what the author names (measures, values) has keys of its own below. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'code',
    'name',
    'category',
    'kind',
    'value',
    'measures',
    'define',
    'gate',
    'owner',
    'refresh',
    'keep',
    'valid_for',
    'sensitivity',
    'purpose',
    'version',
    'status',
    'quality',
  ],
  gate: ['consent', 'fresh', 'min_age', 'unknown_age', 'min_group'],
  quality: ['coverage_min', 'psi_max', 'psi_base', 'min_group'],
  name: ['zh', 'en'],
  value: ['type', 'unit', 'domain', 'cardinality', 'exclusive', 'exhaustive'],
  define: ['column', 'expr', 'measure', 'bin', 'cases', 'rfm', 'prefer', 'edge', 'sequence', 'graph', 'sql', 'clean', 'map', 'else'],
  measure: ['from', 'agg', 'field', 'where', 'on', 'window', 'empty', 'min_support', 'name'],
  window: ['last', 'prev', 'between', 'calendar', 'range'],
  bin: ['of', 'method', 'n', 'edges', 'labels', 'cut', 'tie_break'],
  prefer: ['from', 'where', 'on', 'window', 'dimension', 'by', 'weight', 'half_life', 'threshold', 'min_support', 'top'],
  edge: ['from', 'where', 'on', 'window', 'which', 'field', 'map', 'else'],
  sequence: ['steps', 'window', 'within', 'not', 'gives'],
  steps: ['from', 'where', 'on'],
  sql: ['query', 'type'],
  of: ['measure'],
  cases: ['when', 'value'],
  rfm: [
    'from',
    'where',
    'on',
    'window',
    'recency',
    'frequency',
    'monetary',
    'score',
    'as',
    'weights',
    'scheme',
    'grid',
    'segments',
    'else',
    'like',
  ],
  recency: ['days_since'],
  frequency: ['count', 'days_active'],
  monetary: ['sum', 'avg', 'max'],
  score: ['method', 'n', 'edges'],
  segments: ['value', 'cells', 'r', 'f', 'm'],
  graph: ['edges', 'from', 'to', 'direction', 'metric', 'as', 'window', 'where', 'on', 'damping'],
};

/** Values from a fixed list. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  agg: AGGREGATES,
  method: SCORING_METHODS,
  calendar: CALENDAR_PERIODS,
  scheme: Object.keys(SCHEMES),
  type: ['text', 'int', 'real', 'bool', 'date', 'enum', 'code'],
  kind: ['fact', 'stat', 'rule', 'model', 'import'],
  refresh: REFRESHES,
  keep: KEEPS,
  sensitivity: SENSITIVITIES,
  status: STATUSES,
  unknown_age: ['deny', 'allow'],
  as: ['code', 'r', 'f', 'm'],
  last: ['7d', '30d', '90d', '180d', '365d', '12m'],
  prev: ['7d', '30d', '90d', '180d', '365d'],
  window: ['ever'],
  clean: ['trim', 'trim_all', 'lower', 'upper'],
  metric: ['degree', 'distinct_degree', 'pagerank', 'betweenness'],
  direction: ['in', 'out'],
  damping: ['0.85'],
  cardinality: ['one', 'many'],
  by: ['count', 'sum', 'share', 'tgi', 'decay'],
  which: ['first', 'last'],
  gives: ['reached', 'step'],
};

const WORDS = ['and', 'or', 'not', 'in', 'between', 'like', 'is missing', 'is present'];
export const FUNCTIONS = [
  'pct_rank',
  'rank',
  'mean',
  'zscore',
  'quantile',
  'abs',
  'round',
  'floor',
  'ceil',
  'coalesce',
  'days_between',
  'age',
  'lower',
  'trim',
];
/** Keys whose value is a condition or a calculation over one customer. */
const OF_CUSTOMER = new Set(['when', 'expr', 'of']);
/** Keys whose value reads the rows of a table. */
const OF_ROWS = new Set(['where', 'field', 'on', 'days_since', 'count', 'sum', 'avg', 'max', 'days_active', 'dimension', 'weight', 'not']);

const ENDS = new Set(['from', 'to']);

/** What may be typed at an offset of a tag file: keys where a key is due, else names and values that fit the key. */
export function suggestInTags(text: string, offset: number, schema: Schema, language: Language, words: CompletionWords) {
  const { path, due, from } = positionIn(text, offset);
  return { from, suggestions: due === 'key' ? keys(path, words) : values(path, text, schema, language, words) };
}

function keys(path: readonly string[], words: CompletionWords): Suggestion[] {
  const last = path.at(-1) ?? '';
  const named = path.at(-2) === 'measures' ? 'measure' : path.at(-2) === 'domain' ? 'name' : last === 'tags' ? '' : last;
  return (KEYS[named] ?? []).map((text) => suggestion(text, 'property', words.builders[text]));
}

function values(path: readonly string[], text: string, schema: Schema, language: Language, words: CompletionWords): Suggestion[] {
  const key = path.at(-1) ?? '';
  // The ends of an edge are columns of its table.
  if (path.at(-2) === 'graph' && ENDS.has(key)) return rowNames(text, schema, language);
  if (key === 'from' || key === 'edges') return Object.values(schema.tables).map((t) => suggestion(t.name, 'constant', t.label[language]));
  if (key === 'column') {
    const table = schema.tables[schema.entity.table];
    return (table?.columns ?? []).map((c) => suggestion(`${schema.entity.table}.${c.name}`, 'variable', c.label[language]));
  }
  const functions = FUNCTIONS.map((name) => suggestion(name, 'function', words.functions[name]));
  const operators = WORDS.map((word) => suggestion(word, 'keyword'));
  if (OF_CUSTOMER.has(key)) return [...customerNames(text, schema, language), ...functions, ...operators];
  if (OF_ROWS.has(key)) return [...rowNames(text, schema, language), ...operators];
  return (CHOICES[key] ?? []).map((choice) => suggestion(choice, 'constant'));
}

/** Measures of the text and of the schema, and the customer's columns. */
function customerNames(text: string, schema: Schema, language: Language): Suggestion[] {
  const own = [...text.matchAll(/^\s+([a-z]\w*):\s*$/gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => new RegExp(`^\\s+${name}:\\s*\\n\\s+(?:name|from|agg)\\b`, 'm').test(text));
  const columns = schema.entity.derived ? [] : (schema.tables[schema.entity.table]?.columns ?? []);
  return [
    ...own.map((name) => suggestion(name, 'variable')),
    ...Object.entries(schema.measures).map(([name, m]) => suggestion(name, 'variable', m.name?.[language])),
    ...columns.map((c) => suggestion(c.name, 'variable', c.label[language])),
  ];
}

/** Columns of every table: which one a `where` belongs to may not be written yet. */
function rowNames(text: string, schema: Schema, language: Language): Suggestion[] {
  const named = Object.values(schema.tables).filter((t) => new RegExp(`(?:from|edges):\\s*${t.name}\\b`).test(text));
  const tables = named.length > 0 ? named : Object.values(schema.tables);
  const columns = new Map(tables.flatMap((t) => t.columns.map((c) => [c.name, c] as const)));
  return [...columns.values()].map((c) => suggestion(c.name, 'variable', c.label[language]));
}

const suggestion = (text: string, kind: Suggestion['kind'], detail?: string): Suggestion => ({ text, kind, ...(detail ? { detail } : {}) });
