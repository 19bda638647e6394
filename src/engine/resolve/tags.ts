import type { TagDefinition, TagFile } from '../language/definition.ts';
import type { Issue, Place } from '../language/issue.ts';
import { MOST_LEVELS, type ResolvedMeasure, type ResolvedTag, type Rule } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import { schemeDomain } from '../language/schemes.ts';
import { resolveRule } from './builders/rule.ts';
import { customerScope, type Uses } from './customer-scope.ts';
import { FreeNames } from './free-names.ts';
import { Kept } from './kept.ts';
import { report } from './scope.ts';
import { checkValues, isTimedRule, typeOfRule } from './values.ts';

/** The tags of a file, each resolved once, when it or another tag asks for it. */
export class Tags {
  readonly issues: Issue[] = [];
  readonly kept: Kept;
  readonly #file: TagFile;
  readonly #unread: ReadonlySet<string>;
  readonly #schema: Schema;
  readonly #placeAt: (start: number, end: number) => Place;
  readonly #definitions: ReadonlyMap<string, TagDefinition>;
  /** What each tag's column in the statement is called: its code, unless the customer table has a column of that name. */
  readonly #columns: ReadonlyMap<string, string>;
  readonly #done = new Map<string, ResolvedTag | undefined>();
  /** The tags that wait for each other just now. */
  readonly #open: string[] = [];
  /** Tags rest on more others than can be followed; that is said once. */
  #tooDeep = false;

  constructor(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place) {
    this.#file = file;
    this.#unread = new Set(file.unread);
    this.#schema = schema;
    this.#placeAt = placeAt;
    this.#definitions = new Map(file.tags.map((t) => [t.code, t]));
    const ofCustomers = schema.tables[schema.entity.table]?.columns.map((c) => c.name) ?? [];
    // SQLite gives a column of a part another name where its own reads as a truth.
    const names = new FreeNames([...ofCustomers, schema.entity.key, 'as_of', 'true', 'false']);
    this.#columns = new Map(file.tags.map((t) => [t.code, names.take(t.code)]));
    this.kept = new Kept({ schema, placeAt, issues: this.issues }, names, (code) => this.#done.get(code)?.depth ?? 0);
  }

  /** @returns undefined where there is none, and where it is broken: why, is in the issues */
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
    const { kept, issues } = this;
    const schema = this.#schema;
    const uses: Uses = { tags: new Set(), measures: new Set(), columns: new Set(), named: new Set(), broken: false };
    const scope = customerScope(definition, uses, {
      schema,
      kept,
      issues,
      placeAt: this.#placeAt,
      file: this.#file,
      unread: this.#unread,
      hasTag: (code) => this.#definitions.has(code),
      tag: (code) => this.tag(code),
    });
    const rule = resolveRule({ definition, schema, kept, issues, scope, uses });
    if (rule) checkValues(definition, rule, schema, issues);
    if (!rule || uses.broken || issues.length > before) return undefined;
    return {
      definition,
      code: definition.code,
      column: this.#columns.get(definition.code) ?? definition.code,
      type: typeOfRule(rule, schema),
      timed: isTimedRule(rule, schema),
      domain: domainOf(definition, rule, schema, kept),
      depth: Math.max(0, ...[...uses.tags].map((code) => (this.#done.get(code)?.depth ?? 0) + 1)),
      uses: { tags: [...uses.tags], measures: [...uses.measures], columns: [...uses.columns], named: [...uses.named] },
      rule,
    };
  }
}

function domainOf({ value }: TagDefinition, rule: Rule, schema: Schema, { measures }: Kept): ResolvedTag['domain'] {
  if (value.domain) return value.domain;
  if (rule.kind === 'rfm' && rule.output.kind === 'segment' && rule.output.scheme) return schemeDomain(rule.output.scheme);
  if (rule.kind === 'column' && !rule.map) return columnOf(schema, schema.entity.table, rule.column)?.codes ?? {};
  if (rule.kind !== 'value' || rule.of.kind !== 'ref') return {};
  const { ref } = rule.of;
  const measure = ref.kind === 'measure' ? measures.find((m) => m.id === ref.id) : undefined;
  return (measure && codesOf(measure, schema)) ?? {};
}

/** What values are called that a measure hands on as a column has them: those that are preferred, the first, the most frequent. */
function codesOf({ type, field, shape }: ResolvedMeasure, schema: Schema): ResolvedTag['domain'] | undefined {
  const of = shape?.agg === 'prefer' ? shape.dimension : field;
  return type === 'text' && of?.kind === 'ref' && of.ref.kind === 'field'
    ? columnOf(schema, of.ref.table, of.ref.column)?.codes
    : undefined;
}
