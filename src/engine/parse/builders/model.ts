import type { Node } from 'yaml';
import type { ModelBuilder, TreeNode } from '../../language/composed.ts';
import type { Place } from '../../language/issue.ts';
import { suggest } from '../../language/suggest.ts';
import { readMeasure } from '../measure.ts';
import type { MapReader, YamlSource } from '../read-yaml.ts';
import { isMapNode } from '../words.ts';
import { readCut } from './cut.ts';

const TYPES = ['linear', 'logistic', 'tree', 'kmeans', 'bgnbd', 'gamma_gamma'] as const;
type Type = (typeof TYPES)[number];
/** What a person should know of a model, and the engine only carries. */
const ABOUT = ['trained_on', 'horizon', 'label', 'note'];
/** The key that holds a model's parameters. */
const HOLDER = { linear: 'coef', logistic: 'coef', tree: 'tree', kmeans: 'centers', bgnbd: 'params', gamma_gamma: 'params' } as const;
/** Inputs that a model knows by name. */
const INPUTS: Partial<Record<Type, readonly string[]>> = { bgnbd: ['frequency', 'recency', 'age'], gamma_gamma: ['frequency', 'monetary'] };
const PARAMS = { bgnbd: ['r', 'alpha', 'a', 'b'], gamma_gamma: ['p', 'q', 'v'] } as const;

/** `model: {type: logistic, trained_on: …}` with `inputs`, its parameters and `cut` beside it. */
export function readModel(source: YamlSource, map: MapReader, place: Place): ModelBuilder | undefined {
  const before = source.issues.length;
  const head = source.map(map.get('model'), 'model', ['type', ...ABOUT]);
  if (!head?.require('type', 'model')) return undefined;
  const type = source.oneOf(head.get('type'), 'type', TYPES);
  if (!type) return undefined;
  const inputs = readInputs(source, map, type);
  for (const other of ['coef', 'tree', 'centers', 'params', 'scale']) {
    const belongs = other === HOLDER[type] || (other === 'scale' && type === 'kmeans');
    if (map.has(other) && !belongs) source.report('only-with', { key: other, name: ownersOf(other) }, map.keyPlace(other));
  }
  if (!map.require(HOLDER[type], `model: ${type}`) || !inputs) return undefined;
  const model = readParameters(source, map, type, Object.keys(inputs));
  const cut = map.optional('cut', readCut);
  if (!model || source.issues.length > before) return undefined;
  return { builder: 'model', inputs, model, ...(cut ? { cut } : {}), place };
}

const ownersOf = (key: string): string => (key === 'scale' ? 'kmeans' : TYPES.filter((t) => HOLDER[t] === key).join(', '));

function readInputs(source: YamlSource, map: MapReader, type: Type): ModelBuilder['inputs'] | undefined {
  if (!map.require('inputs', 'model')) return undefined;
  const before = source.issues.length;
  const entries = source.entries(map.get('inputs'), 'inputs');
  const wanted = INPUTS[type];
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
        for (const name of inputs) {
          if (!(name in at)) source.report('missing-key', { key: name, where: key }, source.placeOf(keyNode));
        }
        return { value: key, at, place: source.placeOf(keyNode) };
      });
      const scale = map.optional('scale', (s, n, k) => readNumbers(s, n, k, inputs)) ?? {};
      const zero = Object.values(scale).some((unit) => unit <= 0);
      if (zero) source.shape(map.get('scale'), 'scale', 'positive-number');
      return { type, centers, scale };
    }
    case 'bgnbd': {
      const found = readAll(source, map, PARAMS.bgnbd);
      return found && { type, ...found };
    }
    case 'gamma_gamma': {
      const found = readAll(source, map, PARAMS.gamma_gamma);
      return found && { type, ...found };
    }
  }
}

/** Every parameter of the list, each above 0. */
function readAll<Name extends string>(source: YamlSource, map: MapReader, names: readonly Name[]): Record<Name, number> | undefined {
  const params = source.map(map.get('params'), 'params', names);
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
    if (!known.includes(entry.key)) source.report('unknown-key', suggest(entry.key, known), source.placeOf(entry.keyNode));
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
  const map = source.map(node, 'tree', ['if', 'then', 'else']);
  if (!map || !['if', 'then', 'else'].map((key) => map.require(key, 'tree')).every(Boolean)) return undefined;
  const when = source.expression(map.get('if'), 'if');
  const [yes, no] = [readTree(source, map.get('then')), readTree(source, map.get('else'))];
  return when && yes && no ? { kind: 'split', when, yes, no } : undefined;
}
