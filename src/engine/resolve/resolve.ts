import { expandTags } from '../expand/expand.ts';
import { type Bound, boundNodes, type PopulationFunction, typeOfColumn, type ValueType } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { ColumnBuilder, Measure, RfmBuilder, Scoring, TagDefinition, TagFile, Value } from '../language/definition.ts';
import type { Expression, Name } from '../language/expression.ts';
import { type Checked, type Issue, inOrder, type Place } from '../language/issue.ts';
import { ownEntry } from '../language/own-entry.ts';
import {
  CUT_ENDING,
  featuresNeeded,
  featuresOf,
  MOST_LEVELS,
  type PopulationFeature,
  type ResolvedMeasure,
  type ResolvedTag,
  type ResolvedTags,
  type Rule,
} from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import { schemeDomain } from '../language/schemes.ts';
import { lowestDigit } from '../language/score.ts';
import { suggest } from '../language/suggest.ts';
import { bind, type Meaning, report, type Scope } from './bind.ts';
import { resolveMeasure } from './measure.ts';
import { checkValues, isTimedRule, typeOfRule, valuesOf } from './values.ts';

/**
 * Gives every name of a tag file its meaning in a schema: measures, other tags, customer columns; types; who needs whom.
 * A tag that cannot be resolved is left out and its issues say why; the others still resolve.
 * @param placeAt turns offsets of the file into a place; `placesIn(text)` makes one
 */
export function resolveTags(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place): Checked<ResolvedTags> {
  const expanded = expandTags(file, schema);
  const resolver = new Resolver(expanded, schema, placeAt);
  const tags = file.tags.flatMap((t) => resolver.tag(t.code) ?? []);
  const needed = tagsNeeded(tags, resolver);
  const steps = needed.filter((t) => t.definition.stepOf !== undefined);
  return {
    value: { schema, tags, steps, ...onlyNeeded(needed, resolver) },
    issues: inOrder(resolver.issues),
  };
}

/** The tags and every step on the way to them. */
function tagsNeeded(tags: readonly ResolvedTag[], resolver: Resolver): readonly ResolvedTag[] {
  const needed = new Set<ResolvedTag>();
  const need = (tag: ResolvedTag): void => {
    if (needed.has(tag)) return;
    needed.add(tag);
    for (const code of tag.uses.tags) {
      const used = resolver.tag(code);
      if (used) need(used);
    }
  };
  for (const tag of tags) need(tag);
  return [...needed];
}

/** Leaves out what only broken tags asked for. */
function onlyNeeded(
  tags: readonly ResolvedTag[],
  { measures, populations }: Pick<ResolvedTags, 'measures' | 'populations'>,
): Pick<ResolvedTags, 'measures' | 'populations'> {
  const used = new Set(tags.flatMap((t) => t.uses.measures));
  const needed = new Set<string>();
  const byId = new Map(populations.map((p) => [p.id, p]));
  const need = (id: string): void => {
    const feature = byId.get(id);
    if (!feature || needed.has(id)) return;
    needed.add(id);
    for (const other of featuresNeeded(feature)) need(other);
  };
  for (const { rule } of tags) for (const id of featuresOf(rule)) need(id);
  return { measures: measures.filter((m) => used.has(m.id)), populations: populations.filter((p) => needed.has(p.id)) };
}

/** The columns of its cut points are called like a feature, and so. */
const endingsOf = (feature: Unplaced<PopulationFeature>): readonly string[] =>
  Array.from({ length: feature.kind === 'score' ? feature.n - 1 : 1 }, (_, i) => `${CUT_ENDING}${i + 1}`);

/** How a yes or no may be spelt, in any letter case. */
const TRUTHS: Readonly<Record<string, 0 | 1>> = { true: 1, false: 0, 1: 1, 0: 0 };
const numberIn = (spelling: string): number | undefined =>
  spelling.trim() !== '' && Number.isFinite(Number(spelling)) ? Number(spelling) : undefined;

class Resolver {
  readonly issues: Issue[] = [];
  readonly measures: ResolvedMeasure[] = [];
  readonly populations: PopulationFeature[] = [];
  readonly #file: TagFile;
  readonly #schema: Schema;
  readonly #placeAt: (start: number, end: number) => Place;
  readonly #done = new Map<string, ResolvedTag | undefined>();
  readonly #open: string[] = [];
  /** Tags rest on more others than can be followed; that is said once. */
  #tooDeep = false;
  readonly #definitions: ReadonlyMap<string, TagDefinition>;
  readonly #populationIds = new Map<string, string>();
  readonly #measureIds = new Map<string, ResolvedMeasure | undefined>();
  readonly #taken: Set<string>;
  /** How far the search for a free name has come. */
  readonly #tried = new Map<string, number>();
  /** What each tag's column in the statement is called: its code, unless the customer table has a column of that name. */
  readonly #columns: ReadonlyMap<string, string>;

  constructor(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place) {
    this.#file = file;
    this.#definitions = new Map(file.tags.map((t) => [t.code, t]));
    this.#schema = schema;
    this.#placeAt = placeAt;
    const entityColumns = schema.tables[schema.entity.table]?.columns.map((c) => c.name) ?? [];
    // SQLite gives a column of a part another name where its own reads as a truth.
    this.#taken = new Set([...entityColumns, schema.entity.key, 'as_of', 'true', 'false'].map((name) => name.toLowerCase()));
    this.#columns = new Map(file.tags.map((t) => [t.code, this.#freeName(t.code)]));
  }

  tag(code: string): ResolvedTag | undefined {
    if (this.#done.has(code)) return this.#done.get(code);
    const definition = this.#definitions.get(code);
    if (!definition || this.#tooDeep) return undefined;
    if (this.#open.includes(code)) {
      report(this, 'cycle', definition.place, { path: [...this.#open.slice(this.#open.indexOf(code)), code] });
      return undefined;
    }
    if (this.#open.length > MOST_LEVELS) {
      this.#tooDeep = true;
      report(this, 'too-large', definition.place, { what: 'levels', found: this.#open.length, limit: MOST_LEVELS });
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
    const uses: Uses = { tags: new Set(), measures: new Set(), columns: new Set(), named: new Set(), broken: false };
    const scope = this.#customerScope(definition, uses);
    const rule = this.#rule(definition, scope, uses);
    if (rule) checkValues(definition, rule, this.#schema, this.issues);
    if (!rule || uses.broken || this.issues.length > before) return undefined;
    const depth = Math.max(0, ...[...uses.tags].map((code) => (this.#done.get(code)?.depth ?? 0) + 1));
    return {
      definition,
      code: definition.code,
      column: this.#columns.get(definition.code) ?? definition.code,
      type: typeOfRule(rule, this.#schema),
      timed: isTimedRule(rule, this.#schema),
      domain: this.#domain(definition, rule),
      depth,
      uses: { tags: [...uses.tags], measures: [...uses.measures], columns: [...uses.columns], named: [...uses.named] },
      rule,
    };
  }

  #rule(definition: TagDefinition, scope: Scope, uses: Uses): Rule | undefined {
    const { define } = definition;
    switch (define.builder) {
      case 'column':
        return this.#columnRule(define, uses);
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
        const { key } = this.#schema.entity;
        if (define.tieBreak && define.tieBreak.name !== key) {
          report(this, 'not-one-of', define.tieBreak.place, { key: 'tie_break', ...suggest(define.tieBreak.name, [key]) });
          return undefined;
        }
        if (!of) return undefined;
        const edges = Array.isArray(define.score.edges) ? (define.score.edges as readonly number[]) : [];
        const scoreId = this.#score(`${definition.code}_band`, of, define.score, edges, false, []);
        return { kind: 'bin', of, scoreId, lowest: lowestDigit(define.score), ...(define.labels ? { labels: define.labels } : {}) };
      }
      case 'rfm':
        return this.#rfm(define, uses);
      default:
        throw new Error(`${define.builder} was not expanded`);
    }
  }

  #columnRule(define: ColumnBuilder, uses: Uses): Rule | undefined {
    const schema = this.#schema;
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
    const type = typeOfColumn(column);
    const [step] = define.clean;
    if (step && type !== 'text') {
      report(this, 'needs-type', define.place, { by: step, wanted: 'text', name: column.name, type });
    }
    const map = define.map && this.#spellings(define.map, column.name, type, define.place);
    return { kind: 'column', column: column.name, clean: define.clean, otherwise: define.otherwise, ...(map ? { map } : {}) };
  }

  /** Spellings as the column holds them: 1 is text in a text column, and '1' a number in a column of numbers. */
  #spellings(
    map: Exclude<ColumnBuilder['map'], undefined>,
    column: string,
    type: ValueType,
    place: Place,
  ): Readonly<Record<string, readonly (string | number)[]>> {
    const spelt = (spelling: string | number): string | number => {
      if (type !== 'number' && type !== 'bool') return String(spelling);
      const read = type === 'bool' ? ownEntry(TRUTHS, String(spelling).toLowerCase()) : numberIn(String(spelling));
      if (read === undefined)
        report(this, 'type-mismatch', place, { left: column, leftType: type, right: String(spelling), rightType: 'text' });
      return read ?? String(spelling);
    };
    return Object.fromEntries(Object.entries(map).map(([value, spellings]) => [value, spellings.map(spelt)]));
  }

  #condition(e: Expression, scope: Scope): Bound | undefined {
    const bound = bind(e, scope);
    if (!bound || bound.type === 'bool' || bound.type === 'any') return bound;
    report(this, 'not-boolean', bound.place, { text: textOf(bound) });
    return undefined;
  }

  #binInput(of: Measure | Expression, definition: TagDefinition, scope: Scope, uses: Uses): Bound | undefined {
    if (!('agg' in of)) {
      const bound = bind(of, scope);
      if (!bound || bound.type === 'number' || bound.type === 'any') return bound;
      report(this, 'needs-number', bound.place, { name: textOf(bound), type: bound.type });
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
    const key = keyOf({ ...spec, name: undefined });
    if (this.#measureIds.has(key)) return this.#measureIds.get(key);
    const context = { schema: this.#schema, placeAt: this.#placeAt, issues: this.issues };
    const resolved = resolveMeasure(spec, this.#freeName(name), spec.name ?? label, context);
    this.#measureIds.set(key, resolved);
    if (resolved) this.measures.push(resolved);
    return resolved;
  }

  #score(name: string, of: Bound, scoring: Scoring, edges: readonly number[], descending: boolean, within: readonly string[]): string {
    const { method, n } = scoring;
    return this.#population(name, { kind: 'score', of, method, n, edges, descending, within });
  }

  #population(name: string, feature: Unplaced<PopulationFeature>): string {
    const key = keyOf(feature);
    const same = this.#populationIds.get(key);
    if (same) return same;
    const id = this.#freeName(name, endingsOf(feature));
    this.#populationIds.set(key, id);
    const tags = [...boundNodes(feature.of)].flatMap((n) => (n.kind === 'ref' && n.ref.kind === 'tag' ? [n.ref.code] : []));
    const needed = new Set(featuresNeeded(feature));
    const features = needed.size === 0 ? [] : this.populations.filter((p) => needed.has(p.id));
    const depth = Math.max(0, ...tags.map((code) => (this.#done.get(code)?.depth ?? 0) + 1), ...features.map((f) => f.depth));
    this.populations.push({ ...feature, id, depth } as PopulationFeature);
    return id;
  }

  /** A name that no column has, nor has the name with one of the endings. */
  #freeName(name: string, endings: readonly string[] = []): string {
    const all = (free: string): string[] => ['', ...endings].map((ending) => (free + ending).toLowerCase());
    let free = name;
    let n = this.#tried.get(name) ?? 2;
    for (; all(free).some((one) => this.#taken.has(one)); n++) free = `${name}_${n}`;
    this.#tried.set(name, n);
    for (const one of all(free)) this.#taken.add(one);
    return free;
  }

  /** Names in a condition: the tag's measures, the file's, other tags, the schema's measures, the customer's columns, `as_of`. */
  #customerScope(definition: TagDefinition, uses: Uses): Scope {
    const schema = this.#schema;
    const columns = schema.entity.derived ? [] : (schema.tables[schema.entity.table]?.columns ?? []);
    const broken = (): Meaning => {
      uses.broken = true;
      return { ref: { kind: 'as_of' }, type: 'any', nullable: false };
    };
    const measure = (name: string, spec: Measure): Meaning => {
      const found = this.#measure(spec, name, spec.name ?? { zh: name, en: name });
      if (!found) return broken();
      uses.measures.add(found.id);
      uses.named.add(name);
      return { ref: { kind: 'measure', id: found.id }, type: found.type, nullable: found.nullable, timed: found.timed };
    };
    const lookUp: Scope['lookUp'] = ({ table, name }: Name) => {
      if (table === undefined) {
        const ownMeasure = ownEntry(definition.measures, name) ?? ownEntry(this.#file.measures, name);
        if (ownMeasure) return measure(name, ownMeasure);
        const standard = ownEntry(schema.measures, name);
        if (this.#definitions.has(name) && !(name === definition.code && standard)) {
          const tag = this.tag(name);
          if (!tag) return broken();
          uses.tags.add(name);
          return { ref: { kind: 'tag', code: name }, type: tag.type, nullable: !isExhaustive(tag), timed: tag.timed };
        }
        if (this.#file.unread.includes(name)) return broken();
        if (standard) return measure(name, standard);
        if (name === 'as_of') return { ref: { kind: 'as_of' }, type: 'date', nullable: false };
      } else if (table !== schema.entity.table) return undefined;
      const column = columns.find((c) => c.name === name);
      if (!column) return undefined;
      uses.columns.add(name);
      const timed = column.type === 'timestamp';
      return { ref: { kind: 'column', column: name }, type: typeOfColumn(column), nullable: column.nullable, timed };
    };
    const file = this.#file;
    return {
      lookUp,
      // Asked for only where a name is unknown.
      get available() {
        return [
          ...Object.keys({ ...file.measures, ...definition.measures }),
          ...file.tags.flatMap((t) => (t.code === definition.code || t.stepOf !== undefined ? [] : [t.code])),
          ...Object.keys(schema.measures),
          ...columns.map((c) => c.name),
          'as_of',
        ];
      },
      rowTableOf: ({ table, name }) =>
        Object.values(schema.tables).find((t) => (table ?? t.name) === t.name && t.columns.some((c) => c.name === name))?.name,
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
}

/** What a tag's rule names, gathered while it is read. `broken`: one of them is there but of no use, and its own issue says why. */
interface Uses {
  readonly tags: Set<string>;
  readonly measures: Set<string>;
  readonly columns: Set<string>;
  readonly named: Set<string>;
  broken: boolean;
}
type Unplaced<T> = T extends unknown ? Omit<T, 'id' | 'depth'> : never;

const PLACES = new Set(['place', 'places', 'fromPlace', 'onPlace', 'keyPlace', 'windowPlace']);
/** Offsets are numbers; the start and the end of a fixed window are dates, and matter. */
const isOffset = (key: string, value: unknown): boolean => (key === 'start' || key === 'end') && typeof value === 'number';
const withoutPlaces = (key: string, value: unknown): unknown => (PLACES.has(key) || isOffset(key, value) ? undefined : value);
const keyOf = (value: unknown): string => JSON.stringify(value, withoutPlaces);
const refTo = (m: ResolvedMeasure, place: Place): Bound => ({
  kind: 'ref',
  ref: { kind: 'measure', id: m.id },
  name: m.id,
  nullable: m.nullable,
  type: m.type,
  place,
  ...(m.timed ? { timed: true } : {}),
});
const featureName = (name: string, of: Bound): string => (of.kind === 'ref' ? `${name}_${of.name.replaceAll('.', '_')}` : name);
const isExhaustive = ({ rule }: ResolvedTag): boolean =>
  rule.kind === 'cases' && rule.otherwise !== undefined && !valuesOf(rule).includes(null);
