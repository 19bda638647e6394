import { bind, report, type Scope } from './bind.ts';
import { type Bound, boundNodes, type PopulationFunction, type Ref, typeOfColumn, type ValueType } from './bound.ts';
import type { Measure, RfmBuilder, Scoring, TagDefinition, TagFile, Value } from './definition.ts';
import type { Expression, Name } from './expression.ts';
import type { Checked, Issue, Place } from './issue.ts';
import { resolveMeasure } from './resolve-measure.ts';
import type { PopulationFeature, ResolvedMeasure, ResolvedTag, ResolvedTags, Rule } from './resolved.ts';
import { columnOf, type Schema } from './schema.ts';
import { schemeDomain } from './schemes.ts';
import { lowestDigit } from './score.ts';
import { suggest } from './suggest.ts';

/**
 * Gives every name of a tag file its meaning in a schema: measures, other tags, customer columns; types; who needs whom.
 * A tag that cannot be resolved is left out and its issues say why; the others still resolve.
 * @param placeAt turns offsets of the file into a place; `placesIn(text)` makes one
 */
export function resolveTags(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place): Checked<ResolvedTags> {
  const resolver = new Resolver(file, schema, placeAt);
  const tags = file.tags.flatMap((t) => resolver.tag(t.code) ?? []);
  return {
    value: { schema, tags, measures: resolver.measures, populations: resolver.populations },
    issues: resolver.issues,
  };
}

class Resolver {
  readonly issues: Issue[] = [];
  readonly measures: ResolvedMeasure[] = [];
  readonly populations: PopulationFeature[] = [];
  readonly #file: TagFile;
  readonly #schema: Schema;
  readonly #placeAt: (start: number, end: number) => Place;
  readonly #done = new Map<string, ResolvedTag | undefined>();
  readonly #open: string[] = [];
  readonly #measureIds = new Map<string, ResolvedMeasure | undefined>();
  readonly #taken: Set<string>;

  constructor(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place) {
    this.#file = file;
    this.#schema = schema;
    this.#placeAt = placeAt;
    const entityColumns = schema.tables[schema.entity.table]?.columns.map((c) => c.name) ?? [];
    this.#taken = new Set([...file.tags.map((t) => t.code), ...entityColumns, schema.entity.key, 'as_of']);
  }

  tag(code: string): ResolvedTag | undefined {
    if (this.#done.has(code)) return this.#done.get(code);
    const definition = this.#file.tags.find((t) => t.code === code);
    if (!definition) return undefined;
    if (this.#open.includes(code)) {
      report(this, 'cycle', definition.place, { path: [...this.#open.slice(this.#open.indexOf(code)), code] });
      return undefined;
    }
    this.#open.push(code);
    const tag = this.#resolve(definition);
    this.#open.pop();
    this.#done.set(code, tag);
    return tag;
  }

  #resolve(definition: TagDefinition): ResolvedTag | undefined {
    const before = this.issues.length;
    const uses = { tags: new Set<string>(), measures: new Set<string>(), columns: new Set<string>() };
    const scope = this.#customerScope(definition, uses);
    const rule = this.#rule(definition, scope, uses);
    const leansOnBroken = [...uses.tags].some((code) => this.#done.get(code) === undefined);
    if (!rule || leansOnBroken || this.issues.length > before) return undefined;
    const depth = Math.max(0, ...[...uses.tags].map((code) => (this.#done.get(code)?.depth ?? 0) + 1));
    const domain = this.#domain(definition, rule);
    const tag: ResolvedTag = {
      definition,
      code: definition.code,
      type: typeOfRule(rule, this.#schema),
      domain,
      depth,
      uses: { tags: [...uses.tags], measures: [...uses.measures], columns: [...uses.columns] },
      rule,
    };
    this.#checkDomain(tag);
    return this.issues.length > before ? undefined : tag;
  }

  #rule(definition: TagDefinition, scope: Scope, uses: Uses): Rule | undefined {
    const { define } = definition;
    const schema = this.#schema;
    switch (define.builder) {
      case 'column': {
        const table = define.table || schema.entity.table;
        if (table !== schema.entity.table || schema.entity.derived) {
          const tables = Object.keys(schema.tables);
          if (!tables.includes(table)) report(this, 'unknown-table', define.place, suggest(table, tables));
          else report(this, 'not-an-entity-column', define.place, { table, entity: schema.entity.table });
          return undefined;
        }
        const column = columnOf(schema, table, define.column);
        if (!column) {
          const names = schema.tables[table]?.columns.map((c) => c.name) ?? [];
          report(this, 'unknown-field', define.place, { ...suggest(define.column, names), table });
          return undefined;
        }
        uses.columns.add(column.name);
        return {
          kind: 'column',
          column: column.name,
          clean: define.clean,
          otherwise: define.otherwise,
          ...(define.map ? { map: define.map } : {}),
        };
      }
      case 'expr': {
        const of = bind(define.expression, scope);
        return of && { kind: 'value', of };
      }
      case 'measure': {
        const measure = this.#measure(define.measure, `${definition.code}_raw`, definition.name);
        if (!measure) return undefined;
        uses.measures.add(measure.id);
        return { kind: 'value', of: refTo(measure, define.place) };
      }
      case 'cases': {
        const cases = define.cases.map((c) => ({ when: this.#condition(c.when, scope), value: c.value }));
        if (!cases.every((c): c is { when: Bound; value: Value } => c.when !== undefined)) return undefined;
        return { kind: 'cases', cases, ...(define.otherwise === undefined ? {} : { otherwise: define.otherwise }) };
      }
      case 'bin': {
        const of = this.#binInput(define.of, definition, scope, uses);
        if (!of) return undefined;
        const edges = Array.isArray(define.score.edges) ? (define.score.edges as readonly number[]) : [];
        const scoreId = this.#score(`${definition.code}_band`, of, define.score, edges, false, []);
        return { kind: 'bin', of, scoreId, lowest: lowestDigit(define.score), ...(define.labels ? { labels: define.labels } : {}) };
      }
      case 'rfm':
        return this.#rfm(define, uses);
    }
  }

  #condition(e: Expression, scope: Scope): Bound | undefined {
    const bound = bind(e, scope);
    if (!bound || bound.type === 'bool' || bound.type === 'any') return bound;
    report(this, 'not-boolean', bound.place, { text: bound.kind === 'ref' ? bound.name : '' });
    return undefined;
  }

  #binInput(of: Measure | Expression, definition: TagDefinition, scope: Scope, uses: Uses): Bound | undefined {
    if (!('agg' in of)) {
      const bound = bind(of, scope);
      if (!bound || bound.type === 'number' || bound.type === 'any') return bound;
      report(this, 'needs-number', bound.place, { name: bound.kind === 'ref' ? bound.name : definition.code, type: bound.type });
      return undefined;
    }
    const measure = this.#measure(of, `${definition.code}_raw`, definition.name);
    if (!measure) return undefined;
    uses.measures.add(measure.id);
    return refTo(measure, of.place);
  }

  #rfm(define: RfmBuilder, uses: Uses): Rule | undefined {
    const names = [
      ['recency_days', { zh: '距最近一单天数', en: 'Days since last order' }],
      ['frequency', { zh: '订单数', en: 'Orders' }],
      ['monetary', { zh: '消费金额', en: 'Spend' }],
    ] as const;
    const specs = [define.recency, define.frequency, define.monetary];
    const found = specs.map((spec, i) => this.#measure(spec, names[i]?.[0] ?? '', spec.name ?? names[i]?.[1] ?? { zh: '', en: '' }));
    const [r, f, m] = found;
    if (!r || !f || !m) return undefined;
    for (const part of [r, f, m]) uses.measures.add(part.id);
    const { score } = define;
    const edges = (key: 'r' | 'f' | 'm'): readonly number[] => {
      if (!score.edges) return [];
      return 'r' in score.edges ? score.edges[key] : score.edges;
    };
    const part = (key: 'r' | 'f' | 'm', measure: ResolvedMeasure, within: readonly string[]): string =>
      this.#score(`${key}_score`, refTo(measure, define.place), score, edges(key), key === 'r', score.method === 'nested' ? within : []);
    const rScore = part('r', r, []);
    const fScore = part('f', f, [rScore]);
    const mScore = part('m', m, [rScore, fScore]);
    return { kind: 'rfm', measureIds: [r.id, f.id, m.id], scoreIds: [rScore, fScore, mScore], score, output: define.output };
  }

  #measure(spec: Measure, name: string, label: ResolvedMeasure['label']): ResolvedMeasure | undefined {
    const key = JSON.stringify({ ...spec, name: undefined, place: undefined, windowPlace: undefined }, withoutPlaces);
    if (this.#measureIds.has(key)) return this.#measureIds.get(key);
    const resolved = resolveMeasure(spec, this.#freeName(name), spec.name ?? label, this.#schema, this.#placeAt, this.issues);
    this.#measureIds.set(key, resolved);
    if (resolved) this.measures.push(resolved);
    return resolved;
  }

  #score(name: string, of: Bound, scoring: Scoring, edges: readonly number[], descending: boolean, within: readonly string[]): string {
    const { method, n } = scoring;
    return this.#population(name, { kind: 'score', of, method, n, edges, descending, within });
  }

  #population(name: string, feature: Unplaced<PopulationFeature>): string {
    const same = this.populations.find((p) => keyOf({ ...p, id: '', depth: 0 }) === keyOf({ ...feature, id: '', depth: 0 }));
    if (same) return same.id;
    const id = this.#freeName(name);
    const needs = [...boundNodes(feature.of)].flatMap((n) => (n.kind === 'ref' && n.ref.kind === 'tag' ? [n.ref.code] : []));
    const depth = Math.max(0, ...needs.map((code) => (this.#done.get(code)?.depth ?? 0) + 1));
    this.populations.push({ ...feature, id, depth } as PopulationFeature);
    return id;
  }

  #freeName(name: string): string {
    let free = name;
    for (let n = 2; this.#taken.has(free); n++) free = `${name}_${n}`;
    this.#taken.add(free);
    return free;
  }

  /** Names in a condition: the tag's measures, the file's, other tags, the schema's measures, the customer's columns, `as_of`. */
  #customerScope(definition: TagDefinition, uses: Uses): Scope {
    const schema = this.#schema;
    const columns = schema.entity.derived ? [] : (schema.tables[schema.entity.table]?.columns ?? []);
    const own = { ...this.#file.measures, ...definition.measures };
    const codes = this.#file.tags.map((t) => t.code);
    const measure = (name: string, spec: Measure) => {
      const found = this.#measure(spec, name, spec.name ?? { zh: name, en: name });
      if (found) uses.measures.add(found.id);
      return found && { ref: { kind: 'measure', id: found.id } as Ref, type: found.type, nullable: found.nullable };
    };
    const lookUp: Scope['lookUp'] = ({ table, name }: Name) => {
      if (table === undefined) {
        if (own[name]) return measure(name, own[name]) ?? BROKEN;
        const standard = schema.measures[name];
        if (codes.includes(name) && !(name === definition.code && standard)) {
          const tag = this.tag(name);
          uses.tags.add(name);
          if (!tag) return BROKEN;
          return { ref: { kind: 'tag', code: name }, type: tag.type, nullable: !isExhaustive(tag) };
        }
        if (standard) return measure(name, standard) ?? BROKEN;
        if (name === 'as_of') return { ref: { kind: 'as_of' }, type: 'date', nullable: false };
      } else if (table !== schema.entity.table) return undefined;
      const column = columns.find((c) => c.name === name);
      if (!column) return undefined;
      uses.columns.add(name);
      return { ref: { kind: 'column', column: name }, type: typeOfColumn(column), nullable: column.nullable };
    };
    return {
      lookUp,
      available: [
        ...Object.keys(own),
        ...codes.filter((c) => c !== definition.code),
        ...Object.keys(schema.measures),
        ...columns.map((c) => c.name),
        'as_of',
      ],
      rowsOnly: false,
      population: (name: PopulationFunction, of: Bound, q?: number) =>
        this.#population(featureName(name, of), { kind: 'function', name, of, within: [], ...(q === undefined ? {} : { q }) }),
      placeAt: this.#placeAt,
      issues: this.issues,
    };
  }

  #domain(definition: TagDefinition, rule: Rule): ResolvedTag['domain'] {
    if (definition.value.domain) return definition.value.domain;
    if (rule.kind === 'rfm' && rule.output.kind === 'segment' && rule.output.scheme) return schemeDomain(rule.output.scheme);
    if (rule.kind === 'column' && !rule.map) return columnOf(this.#schema, this.#schema.entity.table, rule.column)?.codes ?? {};
    return {};
  }

  #checkDomain(tag: ResolvedTag): void {
    const { domain } = tag.definition.value;
    if (!domain) return;
    for (const value of new Set(valuesOf(tag.rule))) {
      if (value !== null && !(String(value) in domain)) {
        report(this, 'not-in-domain', tag.definition.define.place, { value: String(value), domain: Object.keys(domain) });
      }
    }
  }
}

type Uses = { tags: Set<string>; measures: Set<string>; columns: Set<string> };
type Unplaced<T> = T extends unknown ? Omit<T, 'id' | 'depth'> : never;

/** Stands for a name whose own issue is already reported, so that one mistake is said once. */
const BROKEN = { ref: { kind: 'as_of' } as Ref, type: 'any' as ValueType, nullable: false };
const withoutPlaces = (key: string, value: unknown): unknown => (key === 'place' || key === 'start' || key === 'end' ? undefined : value);
const keyOf = (value: unknown): string => JSON.stringify(value, withoutPlaces);
const refTo = (m: ResolvedMeasure, place: Place): Bound => ({
  kind: 'ref',
  ref: { kind: 'measure', id: m.id },
  name: m.id,
  nullable: m.nullable,
  type: m.type,
  place,
});
const featureName = (name: string, of: Bound): string => (of.kind === 'ref' ? `${name}_${of.name.replaceAll('.', '_')}` : name);
const isExhaustive = (tag: ResolvedTag): boolean =>
  tag.rule.kind === 'cases' && tag.rule.otherwise !== undefined && tag.rule.otherwise !== null;

/** The values a rule can give, where they are known before it runs. */
export function valuesOf(rule: Rule): readonly Value[] {
  switch (rule.kind) {
    case 'cases':
      return [...rule.cases.map((c) => c.value), ...(rule.otherwise === undefined ? [] : [rule.otherwise])];
    case 'column':
      return rule.map ? [...Object.keys(rule.map), rule.otherwise] : [];
    case 'bin':
      return rule.labels ?? [];
    case 'rfm':
      return rule.output.kind === 'segment'
        ? [...rule.output.segments.map((s) => s.value), ...(rule.output.otherwise === undefined ? [] : [rule.output.otherwise])]
        : [];
    default:
      return [];
  }
}

function typeOfRule(rule: Rule, schema: Schema): ValueType {
  if (rule.kind === 'value') return rule.of.type;
  if (rule.kind === 'bin') return rule.labels ? 'text' : 'number';
  if (rule.kind === 'column' && !rule.map) {
    const column = columnOf(schema, schema.entity.table, rule.column);
    return column ? typeOfColumn(column) : 'any';
  }
  if (rule.kind === 'rfm' && (rule.output.kind === 'digit' || rule.output.kind === 'weighted')) return 'number';
  if (rule.kind === 'rfm' && rule.output.kind === 'code') return 'text';
  const kinds = new Set(valuesOf(rule).flatMap((v) => (v === null ? [] : [typeof v])));
  const [only, ...more] = kinds;
  if (only === undefined || more.length > 0) return 'any';
  return ({ string: 'text', number: 'number', boolean: 'bool' } as const)[only as 'string' | 'number' | 'boolean'];
}
