import type { Node } from 'yaml';
import type { ModelBuilder, TreeNode } from '../../language/composed.ts';
import { holds, keysOf, placeAt } from '../../language/grammar/grammar.ts';
import { BUILDERS, MODEL_INPUTS, PLACES } from '../../language/grammar/places.ts';
import type { Place } from '../../language/issue.ts';
import { mapAt, reportMisplaced, requireAll } from '../by-grammar.ts';
import type { MapReader } from '../map-reader.ts';
import { readMeasure } from '../measure.ts';
import type { YamlSource } from '../read-yaml.ts';
import { isMapNode } from '../words.ts';
import { readCut } from './cut.ts';

type Type = (typeof TYPES)[number];
const TYPES = PLACES.model.type.takes.words;

/** `model: {type: logistic, trained_on: …}` with `inputs`, its parameters and `cut` beside it. */
export function readModel(source: YamlSource, map: MapReader, place: Place): ModelBuilder | undefined {
  const before = source.issues.length;
  const head = mapAt(source, map.get('model'), 'model', 'model');
  if (!head || !requireAll(head, 'model', 'model')) return undefined;
  const type = source.oneOf(head.get('type'), 'type', TYPES);
  if (!type) return undefined;
  const inputs = readInputs(source, map, type);
  reportMisplaced(map, BUILDERS.model, () => type);
  const holder = HOLDERS.find((key) => holds(BUILDERS.model[key].required, () => type));
  if (!holder || !map.require(holder, `model: ${type}`) || !inputs) return undefined;
  const model = readParameters(source, map, type, Object.keys(inputs));
  const cut = map.optional('cut', readCut);
  if (!model || source.issues.length > before) return undefined;
  return { builder: 'model', inputs, model, ...(cut ? { cut } : {}), place };
}

/** The keys that hold a model's parameters, one for each type. */
const HOLDERS = ['coef', 'tree', 'centers', 'params'] as const;

function readInputs(source: YamlSource, map: MapReader, type: Type): ModelBuilder['inputs'] | undefined {
  if (!map.require('inputs', 'model')) return undefined;
  const before = source.issues.length;
  const entries = source.entries(map.get('inputs'), 'inputs');
  const wanted = MODEL_INPUTS[type];
  const inputs = entries.flatMap(({ key, keyNode, value }) => {
    if (wanted && !wanted.includes(key)) source.unknownKey(keyNode, wanted);
    const read = isMapNode(value) ? readMeasure(source, value, key) : source.expression(value, key);
    return read ? [[key, read] as const] : [];
  });
  for (const name of wanted ?? []) {
    if (!entries.some(({ key }) => key === name)) source.report('missing-key', { key: name, where: 'inputs' }, map.keyPlace('inputs'));
  }
  return source.issues.length > before ? undefined : Object.fromEntries(inputs);
}

function readParameters(source: YamlSource, map: MapReader, type: Type, inputs: readonly string[]): ModelBuilder['model'] | undefined {
  switch (type) {
    case 'linear':
    case 'logistic': {
      const { intercept = 0, ...coef } = readNumbers(source, map.get('coef'), 'coef', ['intercept', ...inputs]);
      return { type, intercept, coef };
    }
    case 'tree': {
      const root = readTree(source, map.get('tree'));
      return root && { type, root };
    }
    case 'kmeans': {
      const centers = source.entries(map.get('centers'), 'centers').map(({ key, keyNode, value }) => {
        const at = readNumbers(source, value, key, inputs);
        const lacking = inputs.find((name) => !Object.hasOwn(at, name));
        if (lacking !== undefined) source.report('missing-key', { key: lacking, where: key }, source.placeOf(keyNode));
        return { value: key, at, place: source.placeOf(keyNode) };
      });
      const scale = map.optional('scale', (s, n, k) => readNumbers(s, n, k, inputs)) ?? {};
      const zero = Object.values(scale).some((unit) => unit <= 0);
      if (zero) source.shape(map.get('scale'), 'scale', 'positive-number');
      return { type, centers, scale };
    }
    case 'bgnbd': {
      const found = readParams(source, map, type, ['r', 'alpha', 'a', 'b']);
      return found && { type, ...found };
    }
    case 'gamma_gamma': {
      const found = readParams(source, map, type, ['p', 'q', 'v']);
      return found && { type, ...found };
    }
  }
}

/** Every parameter that the grammar has for a model, each above 0. */
function readParams<Name extends keyof typeof PLACES.params>(
  source: YamlSource,
  map: MapReader,
  type: Type,
  names: readonly Name[],
): Record<Name, number> | undefined {
  const known = keysOf('params').filter((key) => holds(placeAt('params')[key]?.with ?? { key: '' }, () => type));
  const params = source.map(map.get('params'), 'params', known);
  if (!params || !names.map((name) => params.require(name, 'params')).every(Boolean)) return undefined;
  const found = names.map((name) => {
    const value = source.number(params.get(name), name);
    if (value !== undefined && value <= 0) source.shape(params.get(name), name, 'positive-number');
    return [name, value ?? Number.NaN] as const;
  });
  return Object.fromEntries(found) as Record<Name, number>;
}

function readNumbers(source: YamlSource, node: Node | null | undefined, key: string, known: readonly string[]): Record<string, number> {
  const numbers = source.entries(node, key).flatMap((entry) => {
    if (!known.includes(entry.key)) source.unknownKey(entry.keyNode, known);
    const value = source.number(entry.value, entry.key);
    return value === undefined ? [] : [[entry.key, value] as const];
  });
  return Object.fromEntries(numbers);
}

/** `{if: recency > 90, then: …, else: …}`; what is no such mapping is a leaf. */
function readTree(source: YamlSource, node: Node | null | undefined): TreeNode | undefined {
  if (!isMapNode(node)) {
    const value = source.value(node, 'tree');
    return value === undefined ? undefined : { kind: 'leaf', value };
  }
  const map = mapAt(source, node, 'tree', 'tree');
  if (!map || !requireAll(map, 'tree', 'tree')) return undefined;
  const when = source.expression(map.get('if'), 'if');
  const [yes, no] = [readTree(source, map.get('then')), readTree(source, map.get('else'))];
  return when && yes && no ? { kind: 'split', when, yes, no } : undefined;
}
