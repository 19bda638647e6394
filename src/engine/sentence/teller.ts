import { numberName, numberOf } from '../expand/graph.ts';
import type { AudienceNode, Cut, Gate, ModelBuilder } from '../language/composed.ts';
import type {
  Bilingual,
  Builder,
  CasesBuilder,
  Measure,
  Preference,
  Scoring,
  Sequence,
  TagDefinition,
  TagFile,
} from '../language/definition.ts';
import { RFM_METHODS } from '../language/definition.ts';
import { type Expression, nodesOf } from '../language/expression.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { Schema } from '../language/schema.ts';
import { parametersOf } from './model-lines.ts';
import { type Phrase, type PhraseContext, phraseOf } from './phrase.ts';
import type { Count, Line } from './sentence.ts';
import type { Slot, Spot } from './slot.ts';
import { SlotNumbers } from './slot-numbers.ts';
import { customerSubjects, rowSubjects } from './subject.ts';

/** Says one tag, builder by builder, and numbers its slots on the way. */
export class Teller {
  readonly #text: string;
  readonly #file: TagFile;
  readonly #schema: Schema;
  readonly #tag: TagDefinition;
  readonly #own: Readonly<Record<string, Measure>>;
  readonly #slots: SlotNumbers;

  constructor(text: string, file: TagFile, schema: Schema, tag: TagDefinition) {
    this.#text = text;
    this.#slots = new SlotNumbers(text);
    this.#file = file;
    this.#schema = schema;
    this.#tag = tag;
    const { define } = tag;
    this.#own = { ...file.measures, ...tag.measures, ...(define.builder === 'graph' ? { [numberName(define)]: numberOf(define) } : {}) };
  }

  lines(): Line[] {
    const lines = this.#builder();
    return this.#tag.gate ? [...lines, this.#gate(this.#tag.gate)] : lines;
  }

  #builder(): Line[] {
    const { define } = this.#tag;
    switch (define.builder) {
      case 'cases':
        return this.#cases(define);
      case 'graph':
        return define.cases ? this.#cases(define.cases) : this.#looks([{ spec: numberOf(define) }]);
      case 'expr':
        return [...this.#looks(this.#named([define.expression])), { role: 'value', of: this.#say(define.expression) }];
      case 'measure':
        return this.#looks([{ spec: define.measure }]);
      case 'bin': {
        const looks = this.#looks('agg' in define.of ? [{ spec: define.of }] : this.#named([define.of]));
        const score = this.#score(define.score, 'agg' in define.of ? undefined : this.#say(define.of));
        const from = define.score.method === 'pareto' ? 'high' : 'low';
        return [...looks, score, ...(define.labels ? [{ role: 'labels', labels: define.labels, from } as const] : [])];
      }
      case 'rfm':
        return [
          ...this.#looks((['recency', 'frequency', 'monetary'] as const).map((part) => ({ spec: define[part], label: LETTERS[part] }))),
          this.#score(define.score, undefined),
          { role: 'rfm', output: define.output },
          ...(define.output.kind === 'segment' && define.output.otherwise !== undefined
            ? [{ role: 'else', value: define.output.otherwise } as const]
            : []),
        ];
      case 'column':
        return this.#column(define);
      case 'audience':
        return [{ role: 'if', when: this.#people(define.of), value: true }];
      case 'points': {
        const { base, basePlace, items, cut } = define;
        const looks = this.#looks(this.#named(items.map((i) => i.when)));
        const start: Line[] = base === 0 ? [] : [{ role: 'base', points: this.#slots.written(base, { is: 'base' }, basePlace) }];
        const earned = items.map((i): Line => {
          return { role: 'points', when: this.#say(i.when), points: this.#slots.written(i.points, { is: 'points' }, i.pointsPlace) };
        });
        return [...looks, ...start, ...earned, ...this.#bands(cut)];
      }
      case 'edge':
        return [
          ...this.#looks([{ spec: define.measure }]),
          ...(define.map ?? []).map(({ spellings, value }): Line => ({ role: 'spelt', spellings, value })),
          ...(define.otherwise === null ? [] : [{ role: 'else', value: define.otherwise } as const]),
        ];
      case 'list': {
        const lists = define.lists.map(({ ids, value }): Line => ({ role: 'listed', customers: ids.length, value }));
        return [...lists, ...(define.otherwise === undefined ? [] : [{ role: 'else', value: define.otherwise } as const])];
      }
      case 'survey': {
        const { answers, items, reverse, minAnswered, minAnsweredPlace } = define;
        const look = this.#looks([{ spec: { ...answers, agg: 'last', place: define.place } }]).filter((line) => line.role === 'look');
        const least = this.#slots.written(minAnswered, { is: 'answered' }, minAnsweredPlace);
        return [...look, { role: 'survey', items, reverse, minAnswered: least }, ...this.#bands(define.cut)];
      }
      case 'model':
        return this.#model(define);
    }
  }

  #model({ inputs, model, cut }: ModelBuilder): Line[] {
    const given = Object.entries(inputs);
    const measures = given.flatMap(([name, of]) => ('agg' in of ? [{ spec: of, label: { zh: name, en: name } }] : []));
    const expressions = given.flatMap(([name, of]) => ('agg' in of ? [] : [{ name, of }]));
    const looks = this.#looks([...measures, ...this.#named(expressions.map(({ of }) => of))]);
    const labels = Object.fromEntries(given.map(([name, of]) => [name, this.#inputLabel(name, of)]));
    const named = expressions.map(({ name, of }): Line => ({ role: 'input', name, of: this.#say(of) }));
    return [
      ...looks,
      ...named,
      { role: 'model', type: model.type },
      ...parametersOf(model, (e) => this.#say(e), labels),
      ...this.#bands(cut),
    ];
  }

  /** An input that is a number with a name is called that; any other what the author calls it. */
  #inputLabel(name: string, of: Measure | Expression): Bilingual {
    if ('agg' in of) return of.name ?? { zh: name, en: name };
    return (of.kind === 'name' ? this.#customer.lookUp(of)?.label : undefined) ?? { zh: name, en: name };
  }

  #cases({ cases, otherwise }: CasesBuilder): Line[] {
    const looks = this.#looks(this.#named(cases.map((c) => c.when)));
    const rules = cases.map((c): Line => ({ role: 'if', when: this.#say(c.when), value: c.value }));
    return [...looks, ...rules, ...(otherwise === undefined ? [] : [{ role: 'else', value: otherwise } as const])];
  }

  #people(node: AudienceNode): Phrase {
    switch (node.kind) {
      case 'when':
        return this.#say(node.when);
      case 'not':
        return { say: 'not', of: this.#people(node.part) };
      default:
        return { say: node.kind, of: node.parts.map((part) => this.#people(part)) };
    }
  }

  #column(define: Extract<Builder, { builder: 'column' }>): Line[] {
    const label = this.#customer.lookUp({ kind: 'name', name: define.column, start: 0, end: 0 })?.label;
    const spelt = Object.entries(define.map ?? {}).map(([value, spellings]): Line => ({ role: 'spelt', spellings, value }));
    return [
      { role: 'column', label: label ?? { zh: define.column, en: define.column }, clean: define.clean },
      ...spelt,
      ...(define.otherwise !== null ? [{ role: 'else', value: define.otherwise } as const] : []),
    ];
  }

  /** Measures over the same rows are one thing to look at, however often the text says so. */
  #looks(measures: readonly { readonly spec: Measure; readonly label?: Bilingual }[]): Line[] {
    const groups = new Map<string, (typeof measures)[number][]>();
    for (const measure of measures) {
      const { from, where, window } = measure.spec;
      const key = JSON.stringify([from, where && this.#text.slice(where.start, where.end), window]);
      groups.set(key, [...(groups.get(key) ?? []), measure]);
    }
    return [...groups.values()].flatMap((group) => this.#look(group));
  }

  #look(group: readonly { readonly spec: Measure; readonly label?: Bilingual }[]): Line[] {
    const [first] = group;
    if (!first) return [];
    const { shape } = first.spec;
    if (shape?.agg === 'sequence') return this.#steps(first.spec, shape);
    if (shape?.agg === 'statement')
      return [{ role: 'count', counts: [{ agg: 'statement', ...(first.label ? { label: first.label } : {}) }] }];
    const { spec } = first;
    const rows = rowSubjects(spec.from, this.#schema);
    const starts = group.flatMap((m) => m.spec.where?.start ?? []);
    const shift = (spot: Spot): Spot[] =>
      [...new Set(starts)].map((start) => ({ start: spot.start - (starts[0] ?? 0) + start, end: spot.end - (starts[0] ?? 0) + start }));
    const context: PhraseContext = {
      text: this.#text,
      lookUp: rows,
      number: (slot) => this.#slots.number({ ...slot, spots: slot.spots.flatMap(shift) }),
    };
    const window = this.#slots.window(group.map((m) => m.spec));
    const where = spec.where && phraseOf(spec.where, context);
    const counts = group.map(({ spec: { agg, field, shape }, label }): Count => {
      const of = shape?.agg === 'prefer' ? shape.dimension : field;
      const said = of && phraseOf(of, { ...context, number: (slot) => this.#slots.number(slot) });
      const by = shape?.agg === 'prefer' ? { by: shape.by } : shape?.agg === 'computed' ? { by: shape.how } : {};
      return { agg, ...(label ? { label } : {}), ...(said ? { field: said } : {}), ...by };
    });
    const kind = where && kindOfRows(where);
    const table = ownEntry(this.#schema.tables, spec.from)?.label ?? { zh: spec.from, en: spec.from };
    return [
      { role: 'look', table, window, ...(kind ? { kind } : where ? { where } : {}) },
      { role: 'count', counts },
      ...group.flatMap(({ spec: { shape: of } }) => (of?.agg === 'prefer' ? this.#limits(of, context) : [])),
    ];
  }

  /** A step is a look at a table; the last line says how they hang together. */
  #steps(spec: Measure, { steps, withinDays, not, gives, places }: Sequence): Line[] {
    const context = (table: string): PhraseContext => {
      return { text: this.#text, lookUp: rowSubjects(table, this.#schema), number: (slot) => this.#slots.number(slot) };
    };
    const looks = steps.map(({ from, where }, i): Line => {
      const table = ownEntry(this.#schema.tables, from)?.label ?? { zh: from, en: from };
      return {
        role: 'step',
        at: i + 1,
        table,
        ...(i === 0 ? { window: this.#slots.window([spec]) } : {}),
        ...(where ? { where: phraseOf(where, context(from)) } : {}),
      };
    });
    const barred = not && phraseOf(not, context(spec.from));
    const within = withinDays === undefined ? {} : { within: this.#slots.days(withinDays, { is: 'within' }, places?.within) };
    const limits = { ...within, ...(barred ? { not: barred } : {}) };
    return [...looks, { role: 'sequence', gives, ...limits }];
  }

  /** What a preference needs to count at all, and how many are taken. */
  #limits({ by, threshold, support, halfLifeDays, top, places }: Preference, rows: PhraseContext): Line[] {
    if (threshold === undefined && !support && halfLifeDays === undefined && !places?.top) return [];
    const of = support?.of && phraseOf(support.of, { ...rows, number: (slot) => this.#slots.number(slot) });
    const least = support && { least: this.#slots.written(support.least, { is: 'support' }, places?.support), ...(of ? { of } : {}) };
    return [
      {
        role: 'limits',
        by,
        ...(halfLifeDays === undefined ? {} : { halfLife: this.#slots.days(halfLifeDays, { is: 'half-life' }, places?.halfLife) }),
        ...(least ? { support: least } : {}),
        ...(threshold === undefined ? {} : { threshold: this.#slots.written(threshold, { is: 'threshold' }, places?.threshold) }),
        ...(top === undefined || !places?.top ? {} : { top: this.#slots.written(top, { is: 'top' }, places.top) }),
      },
    ];
  }

  #gate({ consent, minAge, minAgePlace, unknownAge, minGroup, minGroupPlace }: Gate): Line {
    const { consent: kept, tables } = this.#schema;
    const purposes = tables[kept?.table ?? 'consents']?.columns.find((c) => c.name === (kept?.purpose ?? 'purpose'))?.codes;
    const purpose = consent === undefined ? undefined : (ownEntry(purposes ?? {}, consent) ?? { zh: consent, en: consent });
    return {
      role: 'gate',
      unknownAge,
      ...(purpose ? { consent: purpose } : {}),
      ...(minAge === undefined ? {} : { minAge: this.#slots.written(minAge, { is: 'age' }, minAgePlace) }),
      ...(minGroup === undefined ? {} : { minGroup: this.#slots.written(minGroup, { is: 'group' }, minGroupPlace) }),
    };
  }

  #bands(cut: Cut | undefined): Line[] {
    const bands = (cut?.bands ?? []).map(
      (band): Line => ({ role: 'band', operator: band.operator, than: this.#slots.bound(band), value: band.value }),
    );
    return cut?.otherwise === undefined ? bands : [...bands, { role: 'else', value: cut.otherwise }];
  }

  #score(score: Scoring, of: Phrase | undefined): Line {
    const { method, n, edges, places } = score;
    const methods = RFM_METHODS.filter((m) => m !== 'edges' && (m !== 'nested' || this.#tag.define.builder === 'rfm'));
    const choice = { kind: 'choice', value: method, options: methods.map((value) => ({ value })), about: { is: 'method' } } as const;
    const split = method === 'mean' || method === 'median';
    const list = Array.isArray(edges) ? (edges as readonly number[]) : undefined;
    const number = (value: number, about: Slot['about'], place: Spot | undefined): Slot | number =>
      place ? this.#slots.number({ kind: 'number', value, about, spots: [this.#slots.unquoted(place)] }) : value;
    /** Where the running total is cut is a share, however it is written. */
    const share = (value: number, about: Slot['about'], place: Spot | undefined): Slot | number =>
      place
        ? this.#slots.number({ kind: 'percent', value: Number((value * 100).toFixed(6)), about, spots: [this.#slots.unquoted(place)] })
        : value;
    const edgeOf = method === 'pareto' ? share : number;
    return {
      role: 'score',
      ...(of ? { of } : {}),
      method:
        places && methods.some((m) => m === method)
          ? this.#slots.number({ ...choice, spots: [this.#slots.unquoted(places.method)] })
          : method,
      ...(split || list ? {} : { n: number(n, { is: 'bands' }, places?.n) }),
      ...(list ? { edges: list.map((edge, i) => edgeOf(edge, { is: 'edge', at: i + 1 }, places?.edges?.[i])) } : {}),
    };
  }

  #say(e: Expression): Phrase {
    return phraseOf(e, this.#customer);
  }

  get #customer(): PhraseContext {
    return {
      text: this.#text,
      lookUp: customerSubjects(this.#own, this.#file, this.#schema),
      number: (slot) => this.#slots.number(slot),
    };
  }

  /** The measures of the text that expressions name, in the text's order. */
  #named(expressions: readonly Expression[]): { spec: Measure; label: Bilingual }[] {
    const names = new Set(expressions.flatMap((e) => [...nodesOf(e)]).flatMap((n) => (n.kind === 'name' && !n.table ? [n.name] : [])));
    return Object.entries(this.#own).flatMap(([name, spec]) =>
      names.has(name) ? [{ spec, label: spec.name ?? { zh: name, en: name } }] : [],
    );
  }
}

const LETTERS = {
  recency: { zh: 'R', en: 'R' },
  frequency: { zh: 'F', en: 'F' },
  monetary: { zh: 'M', en: 'M' },
} as const;

/** `status = 'paid'` says what kind of rows: paid orders. */
const kindOfRows = (where: Phrase): Slot | undefined =>
  where.say === 'compare' && where.operator === '=' && where.than.say === 'slot' && where.than.slot.kind === 'choice'
    ? where.than.slot
    : undefined;
