import { describe, expect, test } from 'vitest';
import { type Issue, parseTags } from '../../src/engine/index.ts';
import {
  BUILDER_NAMES,
  type BuilderName,
  builderAt,
  holds,
  keysOf,
  ONE_OF,
  PLACE_NAMES,
  type PlaceName,
  placeAt,
  wordsIn,
} from '../../src/engine/language/grammar/grammar.ts';
import type { PlaceSpec, Takes } from '../../src/engine/language/grammar/takes.ts';

/**
 * Grammar and readers are held together by definitions that are made from the grammar: every key it names is read, with every word it has for it;
 * no other is; what it requires is required; what it says of absent keys is so.
 */
type Mapping = Record<string, unknown>;

const SCALARS = {
  text: 'x',
  number: 2,
  'positive-integer': 2,
  'positive-number': 1.5,
  share: 0.5,
  'yes-no': true,
  value: 'x',
  day: '2025-01-01',
  span: '30d',
  lifetime: '180d',
  days: '7d',
  code: 'a_tag',
  name: 'n',
  bound: '>= 1',
  'band-end': 'else',
  cell: '11',
  customer: 'C0001',
  query: 'SELECT customer_id, 1 AS value FROM customers',
  table: 'orders',
  column: 'order_date',
  'customer-column': 'customers.city',
  'rfm-tag': 'model_tag',
  item: 'x',
  condition: '1 = 1',
  expression: '1 + 1',
  'row-condition': 'amount > 1',
  'row-expression': 'amount',
  'input-condition': 'x > 1',
} as const satisfies Record<Extract<Takes, string>, unknown>;

/** What depends on more than its kind. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  'bin.edges': [1, 2],
  'bin.n': 3,
  'bin.labels': ['a', 'b', 'c'],
  'score.n': 3,
  'rfm.score': { method: 'ntile' },
  'tag.gate': { min_age: 14 },
  'bin.cut': { A: 0.8, B: 'else' },
  'score.edges': [1, 2],
  'edges.r': [1, 2],
  'edges.f': [1, 2],
  'edges.m': [1, 2],
  'survey.scale': [1, 5],
  'survey.min_answered': 1,
  'rfm.grid': { 555: 'x' },
  'rfm.scheme': 'eleven',
  'segment.cells': ['555'],
  'graph.damping': 0.5,
  'window.between': ['30d', '7d'],
  'window.range': ['2025-01-01', '2025-02-01'],
  'sequence.steps': [{ from: 'orders' }, { from: 'orders' }],
  'prefer.top': 1,
  'model.inputs': { x: '1 + 1' },
};

const sampleOf = (takes: Takes, where = ''): unknown => {
  if (where in SAMPLES) return SAMPLES[where];
  if (typeof takes === 'string') return SCALARS[takes];
  if ('words' in takes) return takes.words[0];
  if ('place' in takes) return takes.place === 'define' ? { expr: '1' } : minimal(takes.place as PlaceName);
  if ('list' in takes) return Array.from({ length: takes.of ?? 1 }, () => sampleOf(takes.list));
  if ('map' in takes) return { [takes.keys === 'row-expression' ? 'amount' : 'x']: sampleOf(takes.map) };
  return sampleOf(takes.either[0] as Takes);
};

/** The keys of a mapping that are required, and those that are wanted; and what both go with. */
function mappingOf(name: string, keys: PlaceSpec, wanted: Mapping): Mapping {
  const made: Mapping = {};
  const add = (key: string, value: unknown): void => {
    if (key in made) return;
    made[key] = value;
    const circumstance = keys[key]?.with;
    if (circumstance && !circumstance.key.includes('.')) {
      const spec = keys[circumstance.key];
      if (spec) add(circumstance.key, circumstance.is?.[0] ?? sampleOf(spec.takes, `${name}.${circumstance.key}`));
    }
  };
  for (const [key, value] of Object.entries(wanted)) add(key, value);
  const said = (key: string): string | undefined => (key in made ? String(made[key]) : keys[key]?.usual);
  for (let before = -1; before !== Object.keys(made).length; ) {
    before = Object.keys(made).length;
    for (const [key, { required, takes }] of Object.entries(keys)) {
      if (required === true || (required && !required.key.includes('.') && holds(required, said)))
        add(key, sampleOf(takes, `${name}.${key}`));
    }
  }
  return made;
}
const ONE_OF_ALL: readonly string[] = ['window', 'audience', 'recency', 'frequency', 'monetary'];
function minimal(place: PlaceName): Mapping {
  const [first = ''] = keysOf(place);
  const spec = placeAt(place)[first];
  return mappingOf(place, placeAt(place), ONE_OF_ALL.includes(place) && spec ? { [first]: sampleOf(spec.takes, `${place}.${first}`) } : {});
}

const measure = (inner: Mapping): Mapping => ({ define: { measure: inner } });
const rfm = (more: Mapping): Mapping => ({ define: { rfm: { ...minimal('rfm'), ...more } } });
const scored = (score: Mapping): Mapping => rfm({ score });
const model = (type: string, more: Mapping): Mapping => ({ define: { model: { type }, inputs: { x: '1' }, ...more } });
const BG_NBD = { frequency: '1', recency: '1', age: '1' };
const GAMMA_GAMMA = { frequency: '1', monetary: '1' };

/** A tag around a mapping of each place, or, for a file, the file. */
const AROUND: Readonly<Record<PlaceName, (inner: Mapping) => Mapping>> = {
  file: (inner) => ({ tags: [{ code: 't', define: { expr: '1' } }], ...inner }),
  defaults: (defaults) => ({ defaults, tags: [{ code: 't', define: { expr: '1' } }] }),
  tag: (tag) => tag,
  name: (name) => ({ name, define: { expr: '1' } }),
  value: (value) => ({ value, define: { expr: '1' } }),
  quality: (quality) => ({ quality, define: { expr: '1' } }),
  gate: (gate) => ({ gate, define: { expr: '1' } }),
  measure,
  window: (window) => measure({ ...minimal('measure'), window }),
  case: (one) => ({ define: { cases: [one] } }),
  bin: (bin) => ({ define: { bin } }),
  of: (of) => ({ define: { bin: { ...minimal('bin'), of } } }),
  rfm: (inner) => ({ define: { rfm: inner } }),
  recency: (recency) => rfm({ recency }),
  frequency: (frequency) => rfm({ frequency }),
  monetary: (monetary) => rfm({ monetary }),
  score: scored,
  edges: (edges) => scored({ method: 'edges', edges }),
  segment: (segment) => rfm({ score: { method: 'ntile' }, segments: [segment] }),
  point: (point) => ({ define: { points: [point] } }),
  audience: (audience) => ({ define: { audience } }),
  survey: (survey) => ({ define: { survey } }),
  graph: (graph) => ({ define: { graph } }),
  prefer: (prefer) => ({ define: { prefer } }),
  edge: (edge) => ({ define: { edge } }),
  sequence: (sequence) => ({ define: { sequence } }),
  step: (step) => ({ define: { sequence: { steps: [step, { from: 'orders' }] } } }),
  sql: (sql) => ({ define: { sql } }),
  model: (inner) => {
    const of: Record<string, Mapping> = {
      linear: { coef: { x: 1 } },
      logistic: { coef: { x: 1 } },
      tree: { tree: 'a' },
      kmeans: { centers: { a: { x: 1 } } },
      bgnbd: { params: { r: 1, alpha: 1, a: 1, b: 1 }, inputs: BG_NBD },
      gamma_gamma: { params: { p: 1, q: 1, v: 1 }, inputs: GAMMA_GAMMA },
    };
    return { define: { model: inner, inputs: { x: '1' }, ...of[String(inner['type'])] } };
  },
  params: (inner) => {
    const isGamma = ['p', 'q', 'v'].some((key) => key in inner);
    const whole = isGamma ? { p: 1, q: 1, v: 1 } : { r: 1, alpha: 1, a: 1, b: 1 };
    return model(isGamma ? 'gamma_gamma' : 'bgnbd', { params: { ...whole, ...inner }, inputs: isGamma ? GAMMA_GAMMA : BG_NBD });
  },
  tree: (tree) => model('tree', { tree }),
};

/** JSON is YAML. A tag that `like` may name stands in front. */
function textOf(around: Mapping): string {
  const isFile = 'tags' in around;
  const like = JSON.stringify({ code: 'model_tag', ...rfm({}) });
  return isFile ? JSON.stringify(around) : `${like}\n---\n${JSON.stringify({ code: 't', ...around })}`;
}
const read = (around: Mapping): readonly Issue[] => parseTags(textOf(around)).issues;

/** Every key with every word that the grammar has for it, alone in its mapping as far as it can be. */
function variants(name: string, keys: PlaceSpec): [key: string, value: unknown][] {
  return Object.entries(keys).flatMap(([key, { takes }]): [string, unknown][] => {
    const alternatives = typeof takes === 'object' && 'either' in takes ? takes.either : [takes];
    return alternatives.flatMap((one): [string, unknown][] => {
      if (typeof one === 'object' && 'words' in one) return one.words.map((word) => [key, word]);
      if (typeof one === 'object' && 'list' in one && wordsIn(one).length > 0) return wordsIn(one).map((word) => [key, [word]]);
      return [[key, sampleOf(one, alternatives.length === 1 ? `${name}.${key}` : '')]];
    });
  });
}

describe('what the grammar has, the readers take', () => {
  for (const place of PLACE_NAMES) {
    test.each(variants(place, placeAt(place)))(`${place}: %s: %j`, (key, value) => {
      // A scheme has cells of its own, and so wants a score of its own; `nested` and the list of edges are for places of their own.
      const more = key === 'scheme' && value === 'eight' ? { score: { method: 'mean' } } : {};
      const issues = read(AROUND[place](mappingOf(place, placeAt(place), { [key]: value, ...more })));
      const allowed = place === 'bin' && value === 'nested' ? ['nested-outside-rfm'] : [];
      expect(issues.map(({ code, params }) => [code, params]).filter(([code]) => !allowed.includes(code as string))).toEqual([]);
    });
  }
  const OF_MODEL: Readonly<Record<string, Mapping>> = {
    coef: { model: { type: 'linear' } },
    tree: { model: { type: 'tree' } },
    centers: { model: { type: 'kmeans' } },
    scale: { model: { type: 'kmeans' }, centers: { a: { x: 1 } } },
    params: { model: { type: 'bgnbd' }, inputs: BG_NBD, params: { r: 1, alpha: 1, a: 1, b: 1 } },
  };
  const COEF = { model: { type: 'linear' }, coef: { x: 1 } };
  for (const builder of BUILDER_NAMES) {
    test.each(variants(builder, builderAt(builder)))(`${builder}: %s: %j`, (key, value) => {
      const whole = builder === 'model' ? { [key]: value, ...(OF_MODEL[key] ?? COEF) } : { [key]: value };
      expect(read({ define: mappingOf(builder, builderAt(builder), whole) })).toEqual([]);
    });
  }
});

describe('what the grammar has not, the readers refuse', () => {
  const unknown = (issues: readonly Issue[]): readonly string[] =>
    issues.flatMap((issue) => (issue.code === 'unknown-key' && issue.params.name === 'nokey' ? issue.params.available : []));
  test.each(PLACE_NAMES)('%s: another key, and says all that may stand there', (place) => {
    const around = AROUND[place]({ ...minimal(place), nokey: 1 });
    const known = place === 'params' ? ['r', 'alpha', 'a', 'b'] : keysOf(place);
    expect(unknown(read(around)).toSorted()).toEqual([...known].sort());
  });
  test.each(BUILDER_NAMES)('define, for %s', (builder) => {
    const define = { ...mappingOf(builder, builderAt(builder), {}), nokey: 1 };
    expect(unknown(read({ define })).toSorted()).toEqual(Object.keys(builderAt(builder)).sort());
  });
  const words = (name: string, keys: PlaceSpec): [string, string, string[]][] =>
    Object.entries(keys).flatMap(([key, { takes }]): [string, string, string[]][] => {
      const list = typeof takes === 'object' && 'words' in takes ? takes.words : [];
      return list.length > 0 ? [[name, key, [...list]]] : [];
    });
  test.each(PLACE_NAMES.flatMap((place) => words(place, placeAt(place))))('%s: another word for %s', (place, key, known) => {
    const issues = read(AROUND[place as PlaceName](mappingOf(place, placeAt(place as PlaceName), { [key]: 'noword' })));
    const [issue] = issues.filter(({ code }) => code === 'not-one-of');
    expect(issue?.code === 'not-one-of' && issue.params.available.toSorted()).toEqual(known.sort());
  });
  test.each(Object.entries(ONE_OF))('%s: two that stand for each other', (place, keys) => {
    const spec = placeAt(place as PlaceName);
    const [a = '', b = ''] = keys;
    if (b === '') return;
    const both = Object.fromEntries([a, b].map((key) => [key, sampleOf(spec[key]?.takes ?? 'text', `${place}.${key}`)]));
    expect(read(AROUND[place as PlaceName](mappingOf(place, spec, both))).length).toBeGreaterThan(0);
  });
});

/** What a mapping must have, word by word of what that rests on. */
function requirements(name: string, keys: PlaceSpec): [name: string, key: string, beside: Mapping][] {
  return Object.entries(keys).flatMap(([key, { required }]): [string, string, Mapping][] => {
    if (required === undefined) return [];
    if (required === true || required.absent) return [[name, key, {}]];
    if (required.key.includes('.')) return [];
    return (required.is ?? []).map((word) => [name, key, { [required.key]: word }]);
  });
}
describe('what the grammar requires, the readers miss', () => {
  test.each(PLACE_NAMES.flatMap((place) => requirements(place, placeAt(place))))('%s: %s beside %j', (place, key, beside) => {
    const { [key]: _, ...rest } = mappingOf(place, placeAt(place as PlaceName), beside);
    const around = place === 'tag' ? JSON.stringify(rest) : textOf(AROUND[place as PlaceName](rest));
    const issues = parseTags(around).issues.map(({ code, params }) => [code, 'key' in params ? params.key : undefined]);
    expect(issues).toContainEqual(key === 'field' && place === 'measure' ? ['needs-field', undefined] : ['missing-key', key]);
  });
  test.each([
    ['linear', 'coef'],
    ['logistic', 'coef'],
    ['tree', 'tree'],
    ['kmeans', 'centers'],
    ['bgnbd', 'params'],
    ['gamma_gamma', 'params'],
  ])('model: %s without %s', (type, key) => {
    expect(holds(builderAt('model')[key]?.required as never, () => type)).toBe(true);
    const inputs = type === 'bgnbd' ? BG_NBD : type === 'gamma_gamma' ? GAMMA_GAMMA : { x: '1' };
    expect(read(model(type, { inputs })).map(({ params }) => params)).toContainEqual({ key, where: `model: ${type}` });
  });
});

describe('what goes with something else, goes with nothing other', () => {
  const misplaced = (name: string, keys: PlaceSpec): [string, string, Mapping][] =>
    Object.entries(keys).flatMap(([key, { with: goesWith }]): [string, string, Mapping][] => {
      if (!goesWith || goesWith.key.includes('.')) return [];
      const others = goesWith.is ? wordsIn(keys[goesWith.key]?.takes ?? 'text').filter((word) => !goesWith.is?.includes(word)) : [];
      return goesWith.is ? others.map((word) => [name, key, { [goesWith.key]: word }]) : [[name, key, {}]];
    });
  const onlyWith = (issues: readonly Issue[]): unknown[] => issues.flatMap((i) => (i.code === 'only-with' ? [i.params.key] : []));
  test.each(PLACE_NAMES.flatMap((place) => misplaced(place, placeAt(place))))('%s: %s beside %j', (place, key, beside) => {
    const spec = placeAt(place as PlaceName);
    const mapping = { ...mappingOf(place, spec, beside), [key]: sampleOf(spec[key]?.takes ?? 'text', `${place}.${key}`) };
    expect(onlyWith(read(AROUND[place as PlaceName](mapping)))).toContain(key);
  });
  test('define: else of a graph without cases', () => {
    expect(onlyWith(read({ define: { graph: minimal('graph'), else: 'x' } }))).toEqual(['else']);
  });
});

describe('what is usual is what holds where nothing is written', () => {
  /** These two are told apart by the stages after. */
  const LATER = ['graph.damping', 'value.cardinality'];
  const usual = (name: string, keys: PlaceSpec): [string, string][] =>
    Object.entries(keys).flatMap(([key, spec]): [string, string][] =>
      spec.usual === undefined || LATER.includes(`${name}.${key}`) ? [] : [[name, key]],
    );
  const meaning = (text: string): unknown =>
    JSON.parse(JSON.stringify(parseTags(text).value ?? {}, (key, value) => (/[pP]laces?$|^(?:start|end)$/.test(key) ? undefined : value)));
  const compare = (without: Mapping, written: Mapping): void => {
    expect(read(written)).toEqual([]);
    expect(meaning(textOf(written))).toEqual(meaning(textOf(without)));
  };
  const scalar = (text: string): unknown => (/^(?:true|null|\d+)$/.test(text) ? JSON.parse(text) : text);
  test.each(PLACE_NAMES.flatMap((place) => usual(place, placeAt(place))))('%s: %s', (place, key) => {
    const spec = placeAt(place as PlaceName);
    const { [key]: _, ...without } = mappingOf(place, spec, { [key]: 'x' });
    const more = place === 'bin' || place === 'score' ? { method: 'ntile' } : {};
    const { edges: __, ...rest } = { ...without, ...more } as Mapping;
    const bare = place === 'graph' ? { ...without } : rest;
    compare(AROUND[place as PlaceName](bare), AROUND[place as PlaceName]({ ...bare, [key]: scalar(spec[key]?.usual ?? '') }));
  });
  test.each(BUILDER_NAMES.flatMap((builder) => usual(builder, builderAt(builder))))('%s: %s', (builder, key) => {
    const spec = builderAt(builder as BuilderName);
    const without = mappingOf(builder, spec, {});
    compare({ define: without }, { define: { ...without, [key]: scalar(spec[key]?.usual ?? '') } });
  });
});

test('every place that a key leads to is there', () => {
  const placesOf = (takes: Takes): string[] => {
    if (typeof takes === 'string' || 'words' in takes) return [];
    if ('place' in takes) return [takes.place];
    if ('list' in takes) return placesOf(takes.list);
    return 'map' in takes ? placesOf(takes.map) : takes.either.flatMap(placesOf);
  };
  const specs = [...PLACE_NAMES.map(placeAt), ...BUILDER_NAMES.map(builderAt)];
  const reached = new Set(specs.flatMap((spec) => Object.values(spec).flatMap(({ takes }) => placesOf(takes))));
  expect([...reached, 'file'].filter((place) => place !== 'define').sort()).toEqual([...PLACE_NAMES].sort());
});
