import { AGGREGATES, CALENDAR_PERIODS, RFM_METHODS, SCORING_METHODS } from '../definition.ts';
import { KEEPS, REFRESHES, SENSITIVITIES, STATUSES } from '../metadata.ts';
import type { PlaceSpec } from './takes.ts';

const EVER_OR_WINDOW = { either: [{ words: ['ever'] }, { place: 'window' }] } as const;
const WORD_OR_BOTH = { either: ['text', { place: 'name' }] } as const;
const BANDS = { map: 'bound', keys: 'value' } as const;

/** What is known about a tag beside its rule. */
const METADATA = {
  owner: { takes: 'text' },
  refresh: { takes: { words: REFRESHES } },
  keep: { takes: { words: KEEPS } },
  valid_for: { takes: 'lifetime' },
  sensitivity: { takes: { words: SENSITIVITIES } },
  purpose: { takes: { either: ['text', { list: 'text' }] } },
  version: { takes: 'text' },
  status: { takes: { words: STATUSES } },
  quality: { takes: { place: 'quality' } },
} as const satisfies PlaceSpec;

/** What the engine carries for people, and does not read itself. */
const ABOUT = {
  entity: { takes: 'text' },
  definition: { takes: 'text' },
  description: { takes: 'text' },
} as const satisfies PlaceSpec;

/** Which rows are read. */
const WINDOW = { window: { takes: EVER_OR_WINDOW, usual: 'ever' } } as const satisfies PlaceSpec;
const WHERE = { where: { takes: 'row-condition' }, on: { takes: 'column' } } as const satisfies PlaceSpec;
const FROM = { from: { takes: 'table', required: true } } as const satisfies PlaceSpec;
const KEY = { key: { takes: 'column' } } as const satisfies PlaceSpec;

/** Aggregates that make no sense without a field; the others count rows or days. */
const OF_FIELD = ['count_distinct', 'sum', 'avg', 'min', 'max', 'first', 'last', 'most_frequent'] as const;

const SPELLINGS = { map: { either: ['text', { list: 'text' }] }, keys: 'value' } as const;
const RULES = { list: { place: 'case' } } as const;
const DIGITS = { either: ['number', { list: 'number', of: 2 }] } as const;
const AUDIENCE = { either: ['condition', { place: 'audience' }] } as const;
const LEAF_OR_SPLIT = { either: ['value', { place: 'tree' }] } as const;
const IF_BG_NBD = { key: 'model.type', is: ['bgnbd'] } as const;
const IF_GAMMA_GAMMA = { key: 'model.type', is: ['gamma_gamma'] } as const;
const BG_NBD = { takes: 'positive-number', required: IF_BG_NBD, with: IF_BG_NBD } as const;
const GAMMA_GAMMA = { takes: 'positive-number', required: IF_GAMMA_GAMMA, with: IF_GAMMA_GAMMA } as const;

/**
 * Every builder with the keys that stand in `define` for it: its own first, then those beside it.
 * One builder stands there at a time; `cases` belongs to `graph` where that is written.
 */
export const BUILDERS = {
  column: {
    column: { takes: 'customer-column', required: true },
    clean: { takes: { list: { words: ['trim', 'trim_all', 'lower', 'upper'] } } },
    map: { takes: SPELLINGS },
    else: { takes: 'value', usual: 'null' },
  },
  expr: { expr: { takes: 'expression', required: true } },
  measure: { measure: { takes: { place: 'measure' }, required: true } },
  bin: { bin: { takes: { place: 'bin' }, required: true } },
  cases: { cases: { takes: RULES, required: true }, else: { takes: 'value' } },
  rfm: { rfm: { takes: { place: 'rfm' }, required: true } },
  points: {
    points: { takes: { list: { place: 'point' } }, required: true },
    base: { takes: 'number', usual: '0' },
    cut: { takes: BANDS },
  },
  audience: { audience: { takes: AUDIENCE, required: true } },
  survey: { survey: { takes: { place: 'survey' }, required: true } },
  graph: {
    graph: { takes: { place: 'graph' }, required: true },
    cases: { takes: RULES },
    else: { takes: 'value', with: { key: 'cases' } },
  },
  list: {
    list: { takes: { either: [{ list: 'customer' }, { map: { list: 'customer' }, keys: 'value' }] }, required: true },
    else: { takes: 'value' },
  },
  prefer: { prefer: { takes: { place: 'prefer' }, required: true } },
  edge: { edge: { takes: { place: 'edge' }, required: true } },
  sequence: { sequence: { takes: { place: 'sequence' }, required: true } },
  sql: { sql: { takes: { either: ['query', { place: 'sql' }] }, required: true } },
  model: {
    model: { takes: { place: 'model' }, required: true },
    inputs: { takes: { map: { either: ['expression', { place: 'measure' }] }, keys: 'name' }, required: true },
    coef: {
      takes: { map: 'number', keys: 'input', also: ['intercept'] },
      required: { key: 'model.type', is: ['linear', 'logistic'] },
      with: { key: 'model.type', is: ['linear', 'logistic'], said: 'linear, logistic' },
    },
    tree: {
      takes: LEAF_OR_SPLIT,
      required: { key: 'model.type', is: ['tree'] },
      with: { key: 'model.type', is: ['tree'], said: 'tree' },
    },
    centers: {
      takes: { map: { map: 'number', keys: 'input' }, keys: 'value' },
      required: { key: 'model.type', is: ['kmeans'] },
      with: { key: 'model.type', is: ['kmeans'], said: 'kmeans' },
    },
    params: {
      takes: { place: 'params' },
      required: { key: 'model.type', is: ['bgnbd', 'gamma_gamma'] },
      with: { key: 'model.type', is: ['bgnbd', 'gamma_gamma'], said: 'bgnbd, gamma_gamma' },
    },
    scale: {
      takes: { map: 'positive-number', keys: 'input' },
      with: { key: 'model.type', is: ['kmeans'], said: 'kmeans' },
    },
    cut: { takes: BANDS },
  },
} as const satisfies Readonly<Record<string, PlaceSpec>>;

/** The inputs that a model knows by name. */
export const MODEL_INPUTS: Readonly<Record<string, readonly string[]>> = {
  bgnbd: ['frequency', 'recency', 'age'],
  gamma_gamma: ['frequency', 'monetary'],
};

/** Every other kind of mapping. */
export const PLACES = {
  file: {
    defaults: { takes: { place: 'defaults' } },
    measures: { takes: { map: { place: 'measure' }, keys: 'name' } },
    tags: { takes: { list: { place: 'tag' } } },
  },
  defaults: { ...METADATA, ...ABOUT },
  tag: {
    code: { takes: 'code', required: true },
    name: { takes: WORD_OR_BOTH },
    category: { takes: { list: 'text' } },
    kind: { takes: { words: ['fact', 'stat', 'rule', 'model', 'import'] } },
    value: { takes: { place: 'value' } },
    measures: { takes: { map: { place: 'measure' }, keys: 'name' } },
    define: { takes: { place: 'define' }, required: true },
    gate: { takes: { place: 'gate' } },
    ...METADATA,
    ...ABOUT,
  },
  name: { zh: { takes: 'text' }, en: { takes: 'text' } },
  value: {
    type: { takes: { words: ['text', 'int', 'real', 'bool', 'date', 'enum', 'code'] } },
    unit: { takes: 'text' },
    domain: { takes: { map: WORD_OR_BOTH, keys: 'value' } },
    cardinality: { takes: { words: ['one', 'many'] }, usual: 'one' },
    exclusive: { takes: 'yes-no' },
    exhaustive: { takes: 'yes-no' },
    pattern: { takes: 'text' },
    score: { takes: 'yes-no' },
  },
  quality: {
    coverage_min: { takes: 'share' },
    psi_max: { takes: 'positive-number' },
    psi_base: { takes: 'day' },
    min_group: { takes: 'positive-integer' },
  },
  gate: {
    consent: { takes: 'text' },
    fresh: { takes: 'yes-no', with: { key: 'consent' }, usual: 'true' },
    min_age: { takes: 'positive-integer' },
    unknown_age: { takes: { words: ['allow', 'deny'] }, with: { key: 'min_age' }, usual: 'deny' },
    min_group: { takes: 'positive-integer' },
  },
  measure: {
    ...FROM,
    agg: { takes: { words: AGGREGATES }, required: true },
    field: { takes: 'row-expression', required: { key: 'agg', is: OF_FIELD } },
    ...WHERE,
    ...WINDOW,
    empty: { takes: 'value' },
    min_support: { takes: 'positive-integer', with: { key: 'agg', is: ['most_frequent'], said: 'most_frequent' } },
    ...KEY,
    name: { takes: WORD_OR_BOTH },
  },
  window: {
    last: { takes: 'span' },
    prev: { takes: 'span' },
    between: { takes: { list: 'span', of: 2 } },
    calendar: { takes: { words: CALENDAR_PERIODS } },
    range: { takes: { list: 'day', of: 2 } },
  },
  case: { when: { takes: 'condition', required: true }, value: { takes: 'value', required: true } },
  bin: {
    of: { takes: { either: ['expression', { place: 'of' }] }, required: true },
    method: { takes: { words: SCORING_METHODS }, required: true },
    n: { takes: 'positive-integer', usual: '5' },
    edges: { takes: { list: 'number' }, required: { key: 'method', is: ['edges'] } },
    labels: { takes: { list: 'text' } },
    cut: { takes: { map: 'band-end', keys: 'value' }, with: { key: 'method', is: ['pareto', 'zscore'] } },
    tie_break: { takes: 'column', with: { key: 'method', is: ['pareto', 'ntile'] } },
  },
  of: { measure: { takes: { place: 'measure' }, required: true } },
  rfm: {
    like: { takes: 'rfm-tag' },
    from: { takes: 'table', usual: 'orders' },
    ...WHERE,
    ...WINDOW,
    recency: { takes: { place: 'recency' }, required: { key: 'like', absent: true } },
    frequency: { takes: { place: 'frequency' }, required: { key: 'like', absent: true } },
    monetary: { takes: { place: 'monetary' }, required: { key: 'like', absent: true } },
    score: { takes: { place: 'score' }, required: { key: 'like', absent: true } },
    as: { takes: { words: ['code', 'r', 'f', 'm'] }, usual: 'code' },
    weights: { takes: { list: 'number', of: 3 } },
    scheme: { takes: { words: ['eight', 'eleven'] } },
    grid: { takes: { map: 'text', keys: 'value' } },
    segments: { takes: { list: { place: 'segment' } } },
    else: { takes: 'value' },
  },
  recency: { days_since: { takes: 'column' } },
  frequency: { count: { takes: 'row-expression' }, days_active: { takes: 'column' } },
  monetary: { sum: { takes: 'row-expression' }, avg: { takes: 'row-expression' }, max: { takes: 'row-expression' } },
  score: {
    method: { takes: { words: RFM_METHODS }, required: true },
    n: { takes: 'positive-integer', usual: '5' },
    edges: { takes: { either: [{ list: 'number' }, { place: 'edges' }] }, required: { key: 'method', is: ['edges'] } },
  },
  edges: {
    r: { takes: { list: 'number' }, required: true },
    f: { takes: { list: 'number' }, required: true },
    m: { takes: { list: 'number' }, required: true },
  },
  segment: {
    value: { takes: 'text', required: true },
    cells: { takes: { list: 'cell' } },
    r: { takes: DIGITS },
    f: { takes: DIGITS },
    m: { takes: DIGITS },
  },
  point: { when: { takes: 'condition', required: true }, points: { takes: 'number', required: true } },
  audience: { all: { takes: { list: AUDIENCE } }, any: { takes: { list: AUDIENCE } }, not: { takes: AUDIENCE } },
  survey: {
    ...FROM,
    items: { takes: { list: 'text' }, required: true },
    reverse: { takes: { list: 'item' } },
    scale: { takes: { list: 'number', of: 2 }, required: true },
    ...WINDOW,
    ...WHERE,
    min_answered: { takes: 'positive-integer' },
    item: { takes: 'column', usual: 'q' },
    answer: { takes: 'column', usual: 'score' },
    cut: { takes: BANDS },
  },
  graph: {
    edges: { takes: 'table', required: true },
    from: { takes: 'column', required: true },
    to: { takes: 'column', required: true },
    direction: {
      takes: { words: ['in', 'out'] },
      with: { key: 'metric', is: ['degree', 'distinct_degree'] },
      usual: 'in',
    },
    metric: { takes: { words: ['degree', 'distinct_degree', 'pagerank', 'betweenness'] }, required: true },
    as: { takes: 'name' },
    damping: { takes: 'number', with: { key: 'metric', is: ['pagerank'] }, usual: '0.85' },
    ...WINDOW,
    ...WHERE,
  },
  prefer: {
    ...FROM,
    ...WHERE,
    ...WINDOW,
    ...KEY,
    dimension: { takes: 'row-expression', required: true },
    by: { takes: { words: ['count', 'sum', 'share', 'tgi', 'decay'] }, usual: 'count' },
    weight: {
      takes: 'row-expression',
      required: { key: 'by', is: ['sum'] },
      with: { key: 'by', is: ['sum', 'share', 'tgi', 'decay'] },
    },
    half_life: { takes: 'days', required: { key: 'by', is: ['decay'] }, with: { key: 'by', is: ['decay'] } },
    threshold: { takes: 'number' },
    min_support: { takes: { either: ['positive-integer', { map: 'positive-integer', keys: 'row-expression' }] } },
    top: { takes: 'positive-integer' },
    base: { takes: { words: ['population'] }, with: { key: 'by', is: ['tgi'] } },
  },
  edge: {
    ...FROM,
    ...WHERE,
    ...WINDOW,
    ...KEY,
    which: { takes: { words: ['first', 'last'] }, required: true },
    field: { takes: 'row-expression', required: true },
    map: { takes: SPELLINGS },
    else: { takes: 'value', with: { key: 'map' }, usual: 'null' },
  },
  sequence: {
    steps: { takes: { list: { place: 'step' } }, required: true },
    ...WINDOW,
    within: { takes: 'days' },
    not: { takes: 'row-condition' },
    gives: { takes: { words: ['reached', 'step'] }, usual: 'reached' },
  },
  step: { ...FROM, ...WHERE, ...KEY },
  sql: { query: { takes: 'query', required: true }, type: { takes: { words: ['text', 'number', 'bool', 'date'] } } },
  model: {
    type: { takes: { words: ['linear', 'logistic', 'tree', 'kmeans', 'bgnbd', 'gamma_gamma'] }, required: true },
    trained_on: { takes: 'day' },
    horizon: { takes: 'span' },
    label: { takes: 'text' },
    note: { takes: 'text' },
  },
  params: { r: BG_NBD, alpha: BG_NBD, a: BG_NBD, b: BG_NBD, p: GAMMA_GAMMA, q: GAMMA_GAMMA, v: GAMMA_GAMMA },
  tree: {
    if: { takes: 'input-condition', required: true },
    // biome-ignore lint/suspicious/noThenProperty: the word of the language; nobody awaits its grammar
    then: { takes: LEAF_OR_SPLIT, required: true },
    else: { takes: LEAF_OR_SPLIT, required: true },
  },
} as const satisfies Readonly<Record<string, PlaceSpec>>;
