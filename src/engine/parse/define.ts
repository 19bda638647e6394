import { isScalar, type Node, type Scalar } from 'yaml';
import type { BinBuilder, Builder, CasesBuilder, ColumnBuilder } from '../language/definition.ts';
import { BUILDER_NAMES, type BuilderName, builderAt, buildersIn } from '../language/grammar/grammar.ts';
import { BUILDERS, PLACES } from '../language/grammar/places.ts';
import type { Place } from '../language/issue.ts';
import { isBandMethod, readBandScoring } from './bands.ts';
import { readAudience } from './builders/audience.ts';
import { readEdge } from './builders/edge.ts';
import { readGraph } from './builders/graph.ts';
import { readList } from './builders/list.ts';
import { readModel } from './builders/model.ts';
import { readPoints } from './builders/points.ts';
import { readPrefer } from './builders/prefer.ts';
import { readSequence } from './builders/sequence.ts';
import { readSql } from './builders/sql.ts';
import { readSurvey } from './builders/survey.ts';
import { mapAt, reportMisplaced, requireAll, wordOf } from './by-grammar.ts';
import { builderMeant, elseBeside } from './levels.ts';
import type { MapReader } from './map-reader.ts';
import { readMeasure } from './measure.ts';
import type { YamlSource } from './read-yaml.ts';
import { asCases, asExpression, asRule } from './reshaped.ts';
import { readRfm } from './rfm.ts';
import { readScoring } from './scoring.ts';
import { isList, isMapNode } from './words.ts';

/** Hundredths are the finest that anybody names. */
const MOST_BANDS = 100;

/** What a definition may need to know of its file and its tag. */
export interface DefineContext {
  readonly rfmNodes: ReadonlyMap<string, Node>;
  /** The tag may have several values for one customer. */
  readonly many: boolean;
}

export function readDefine(source: YamlSource, node: Node | null | undefined, context: DefineContext): Builder | undefined {
  if (isMapNode(node)) {
    const found = buildersIn((key) => node.has(key));
    const [name, ...more] = found;
    if (name === undefined || more.length > 0) {
      const only = source.entries(node, 'define');
      const lone = only[0];
      const level = name === undefined ? builderMeant(source.text, node) : undefined;
      if (level) source.wrongLevel(only[0]?.key ?? '', level, source.placeOf(node.items[0]?.key));
      else if (only.length === 1 && lone) source.unknownKey(lone.keyNode, BUILDER_NAMES);
      else source.report('one-builder', { found, available: BUILDER_NAMES }, source.placeOf(node));
      return undefined;
    }
    const map = source.map(node, 'define', Object.keys(builderAt(name)));
    return map && readBuilder(source, name, map, context);
  }
  const meant = asExpression(node);
  if (meant === undefined) source.map(node, 'define', BUILDER_NAMES);
  else source.shape(node, 'define', 'mapping', meant);
  return undefined;
}

function readBuilder(source: YamlSource, name: BuilderName, map: MapReader, context: DefineContext): Builder | undefined {
  const place = source.placeOf(map.get(name));
  switch (name) {
    case 'column':
      return readColumn(source, map, place);
    case 'expr': {
      const expression = source.expression(map.get('expr'), 'expr');
      return expression && { builder: 'expr', expression, place };
    }
    case 'measure': {
      const measure = readMeasure(source, map.get('measure'), 'measure');
      return measure && { builder: 'measure', measure, place };
    }
    case 'bin':
      return readBin(source, map.get('bin'), place);
    case 'cases':
      return readCases(source, map, place);
    case 'audience':
      return readAudience(source, map.get('audience'), place);
    case 'points':
      return readPoints(source, map, place);
    case 'graph': {
      reportMisplaced(map, BUILDERS.graph);
      const cases = map.has('cases') ? readCases(source, map, source.placeOf(map.get('cases'))) : undefined;
      return readGraph(source, map.get('graph'), place, cases);
    }
    case 'survey':
      return readSurvey(source, map.get('survey'), place);
    case 'list':
      return readList(source, map, place);
    case 'model':
      return readModel(source, map, place);
    case 'rfm':
      return readRfm(source, map.get('rfm'), place, context.rfmNodes);
    case 'prefer': {
      const measure = readPrefer(source, map.get('prefer'), context.many);
      return measure && { builder: 'measure', measure, place };
    }
    case 'sequence': {
      const measure = readSequence(source, map.get('sequence'));
      return measure && { builder: 'measure', measure, place };
    }
    case 'sql': {
      const measure = readSql(source, map.get('sql'), place);
      return measure && { builder: 'measure', measure, place };
    }
    case 'edge':
      return readEdge(source, map.get('edge'), place);
  }
}

function readColumn(source: YamlSource, map: MapReader, place: Place): ColumnBuilder | undefined {
  const path = source.string(map.get('column'), 'column');
  if (path === undefined) return undefined;
  const dot = path.indexOf('.');
  const clean = map.optional('clean', (s, n, k) =>
    s.list(n, k).flatMap((step) => s.oneOf(step, k, BUILDERS.column.clean.takes.list.words) ?? []),
  );
  const spellings = map.optional('map', (s, n, k) =>
    s.entries(n, k).map(({ key, value }) => {
      const nodes = isList(value) ? s.list(value, key) : [value];
      return { key, words: nodes.flatMap((v) => s.string(v, key) ?? []), places: nodes.map((v) => s.placeOf(v)) };
    }),
  );
  const otherwise = map.optional('else', (s, n, k) => s.value(n, k)) ?? null;
  return {
    builder: 'column',
    table: dot === -1 ? '' : path.slice(0, dot),
    column: path.slice(dot + 1),
    clean: clean ?? [],
    ...(spellings
      ? {
          map: Object.fromEntries(spellings.map(({ key, words }) => [key, words])),
          mapPlaces: Object.fromEntries(spellings.map(({ key, places }) => [key, places])),
        }
      : {}),
    otherwise,
    place,
  };
}

function readBin(source: YamlSource, node: Node | null | undefined, place: Place): BinBuilder | undefined {
  const map = mapAt(source, node, 'bin', 'bin');
  if (!map?.require('of', 'bin')) return undefined;
  const of = readBinInput(source, map.get('of'));
  const { value: method } = isScalar(map.get('method')) ? (map.get('method') as Scalar) : { value: undefined };
  const banded = typeof method === 'string' && isBandMethod(method) ? method : undefined;
  reportMisplaced(map, PLACES.bin);
  const bands = banded && readBandScoring(source, map, banded);
  const score = banded ? bands?.score : readScoring(source, map, 'bin', MOST_BANDS, PLACES.bin.method.takes.words);
  const labels = bands?.labels ?? map.optional('labels', (s, n, k) => s.list(n, k).map((l) => s.string(l, k) ?? ''));
  const tie = map.optional('tie_break', (s, n, k) => s.string(n, k));
  if (!of || !score) return undefined;
  if (score.method === 'nested') source.report('nested-outside-rfm', {}, source.placeOf(map.get('method')));
  if (score.edges && 'r' in score.edges) source.list(map.get('edges'), 'edges');
  if (labels && labels.length !== score.n) {
    source.report('label-count', { expected: score.n, found: labels.length }, source.placeOf(map.get('labels')));
  }
  const tieBreak = tie === undefined ? {} : { tieBreak: { name: tie, place: source.placeOf(map.get('tie_break')) } };
  return { builder: 'bin', of, score, ...(labels ? { labels } : {}), ...tieBreak, place };
}

function readBinInput(source: YamlSource, node: Node | null | undefined): BinBuilder['of'] | undefined {
  if (!isMapNode(node)) return source.expression(node, 'of');
  const map = mapAt(source, node, 'of', 'of');
  return map && requireAll(map, 'of', 'of') ? readMeasure(source, map.get('measure'), 'measure') : undefined;
}

function readCases(source: YamlSource, map: MapReader, place: Place): CasesBuilder | undefined {
  const reshaped = asCases(source.text, map.get('cases'));
  if (reshaped) {
    source.reshape(map.get('cases'), 'cases', 'rules', reshaped);
    return undefined;
  }
  const nodes = source.list(map.get('cases'), 'cases');
  const cases = nodes.flatMap((node, i) => {
    if (i > 0 && i === nodes.length - 1 && isElse(source, map.get('cases'), node)) return [];
    const rule = asRule(source.text, node, 'value');
    if (rule !== undefined) {
      source.shape(node, 'cases', 'rules', rule);
      return [];
    }
    const one = mapAt(source, node, 'case', 'case');
    if (!one) return [];
    requireAll(one, 'case', 'case');
    const when = one.has('when') ? source.expression(one.get('when'), 'when') : undefined;
    const value = one.has('value') ? source.value(one.get('value'), 'value') : undefined;
    return when && value !== undefined ? [{ when, value, place: one.place }] : [];
  });
  const otherwise = map.optional('else', (s, n, k) => s.value(n, k));
  return { builder: 'cases', cases, ...(otherwise !== undefined ? { otherwise } : {}), place };
}

const REST = ['else', 'otherwise', 'default', '其他', '其它', '其余', '否则', '剩下'];

/** `- {else: rest}`, `- {when: else, value: rest}` or `- {value: rest}`: what takes the others stands beside the cases. */
function isElse(source: YamlSource, cases: Node | undefined, node: Node): boolean {
  if (!isMapNode(node) || !cases) return false;
  const when = wordOf(node.get('when', true) as Node | undefined).toLowerCase();
  const rest = (node.get('else', true) ?? (when === '' || REST.includes(when) ? node.get('value', true) : undefined)) as Node | undefined;
  if (!rest || node.items.length > (node.has('when') ? 2 : 1)) return false;
  const { start, end } = source.placeOf(rest);
  const fix = elseBeside(source.text, cases, node, source.text.slice(start, end).trimEnd());
  source.wrongLevel('else', { where: 'beside', of: 'cases', around: node, ...(fix ? { fix } : {}) }, source.placeOf(node));
  return true;
}
