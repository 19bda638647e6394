import { numberName, numberOf } from '../expand/graph.ts';
import type { AudienceNode, Cut } from '../language/composed.ts';
import type { Bilingual, Builder, CasesBuilder, Measure, Scoring, Sequence, TagDefinition, TagFile } from '../language/definition.ts';
import { CALENDAR_PERIODS, RFM_METHODS } from '../language/definition.ts';
import { type Expression, nodesOf } from '../language/expression.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { Schema } from '../language/schema.ts';
import { type Phrase, type PhraseContext, phraseOf } from './phrase.ts';
import type { Count, Line, WindowPhrase } from './sentence.ts';
import type { Slot, Spot, UnnumberedSlot } from './slot.ts';
import { customerSubjects, rowSubjects } from './subject.ts';

/** Says one tag, builder by builder, and numbers its slots on the way. */
export class Teller {
  readonly #text: string;
  readonly #file: TagFile;
  readonly #schema: Schema;
  readonly #tag: TagDefinition;
  readonly #own: Readonly<Record<string, Measure>>;
  #slots = 0;

  constructor(text: string, file: TagFile, schema: Schema, tag: TagDefinition) {
    this.#text = text;
    this.#file = file;
    this.#schema = schema;
    this.#tag = tag;
    const { define } = tag;
    this.#own = { ...file.measures, ...tag.measures, ...(define.builder === 'graph' ? { [numberName(define)]: numberOf(define) } : {}) };
  }

  lines(): Line[] {
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
        return [...looks, score, ...(define.labels ? [{ role: 'labels', labels: define.labels } as const] : [])];
      }
      case 'rfm':
        return [
          ...this.#looks((['recency', 'frequency', 'monetary'] as const).map((part) => ({ spec: define[part], label: LETTERS[part] }))),
          this.#score(define.score, undefined),
          { role: 'rfm', output: define.output },
        ];
      case 'column':
        return this.#column(define);
      case 'audience':
        return [{ role: 'if', when: this.#people(define.of), value: true }];
      case 'points': {
        const looks = this.#looks(this.#named(define.items.map((i) => i.when)));
        const items = define.items.map((i): Line => ({ role: 'points', when: this.#say(i.when), points: i.points }));
        return [...looks, ...items, ...bandsOf(define.cut)];
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
        const { answers, items, minAnswered } = define;
        const look = this.#looks([{ spec: { ...answers, agg: 'last', place: define.place } }]);
        return [...look.filter((line) => line.role === 'look'), { role: 'survey', items, minAnswered }, ...bandsOf(define.cut)];
      }
      case 'model': {
        const inputs = Object.entries(define.inputs);
        const measures = inputs.flatMap(([name, of]) => ('agg' in of ? [{ spec: of, label: { zh: name, en: name } }] : []));
        const named = this.#named(inputs.flatMap(([, of]) => ('agg' in of ? [] : [of])));
        return [...this.#looks([...measures, ...named]), { role: 'model', type: define.model.type }, ...bandsOf(define.cut)];
      }
    }
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
      { role: 'column', label: label ?? { zh: define.column, en: define.column } },
      ...spelt,
      ...(define.map && define.otherwise !== null ? [{ role: 'else', value: define.otherwise } as const] : []),
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
      number: (slot) => this.#number({ ...slot, spots: slot.spots.flatMap(shift) }),
    };
    const window = this.#window(group.map((m) => m.spec));
    const where = spec.where && phraseOf(spec.where, context);
    const counts = group.map(({ spec: { agg, field, shape }, label }): Count => {
      const of = shape?.agg === 'prefer' ? shape.dimension : field;
      const said = of && phraseOf(of, { ...context, number: (slot) => this.#number(slot) });
      const by = shape?.agg === 'prefer' ? { by: shape.by } : shape?.agg === 'computed' ? { by: shape.how } : {};
      return { agg, ...(label ? { label } : {}), ...(said ? { field: said } : {}), ...by };
    });
    const kind = where && kindOfRows(where);
    const table = ownEntry(this.#schema.tables, spec.from)?.label ?? { zh: spec.from, en: spec.from };
    return [
      { role: 'look', table, window, ...(kind ? { kind } : where ? { where } : {}) },
      { role: 'count', counts },
    ];
  }

  /** A step is a look at a table; the last line says how they hang together. */
  #steps(spec: Measure, { steps, withinDays, not, gives }: Sequence): Line[] {
    const context = (table: string): PhraseContext => {
      return { text: this.#text, lookUp: rowSubjects(table, this.#schema), number: (slot) => this.#number(slot) };
    };
    const looks = steps.map(({ from, where }, i): Line => {
      const table = ownEntry(this.#schema.tables, from)?.label ?? { zh: from, en: from };
      return {
        role: 'step',
        at: i + 1,
        table,
        ...(i === 0 ? { window: this.#window([spec]) } : {}),
        ...(where ? { where: phraseOf(where, context(from)) } : {}),
      };
    });
    const barred = not && phraseOf(not, context(spec.from));
    const limits = { ...(withinDays === undefined ? {} : { withinDays }), ...(barred ? { not: barred } : {}) };
    return [...looks, { role: 'sequence', gives, ...limits }];
  }

  #window(specs: readonly Measure[]): WindowPhrase {
    const window = specs[0]?.window ?? { kind: 'ever' };
    const places = new Map(specs.flatMap(({ windowPlace: p }) => (p ? [[p.start, this.#unquoted(p)] as const] : [])));
    const spots = [...places.values()];
    const written = specs.every((s) => s.windowPlace) && spots.length > 0 ? spots.map((s) => this.#text.slice(s.start, s.end)) : [''];
    if (window.kind === 'last' || window.kind === 'prev') {
      const slot = written.every((t) => /^\d+\s*[dwmy]$/.test(t));
      const { kind, span } = window;
      return { kind, span: slot ? this.#number({ kind: 'span', value: span, about: { is: 'window' }, spots }) : span };
    }
    if (window.kind === 'calendar') {
      const { kind, period } = window;
      const options = CALENDAR_PERIODS.map((value) => ({ value }));
      if (!written.every((t) => t === period)) return { kind, period };
      return { kind, period: this.#number({ kind: 'choice', value: period, options, about: { is: 'period' }, spots }) };
    }
    return window;
  }

  #score(score: Scoring, of: Phrase | undefined): Line {
    const { method, n, edges, places } = score;
    const methods = RFM_METHODS.filter((m) => m !== 'edges' && (m !== 'nested' || this.#tag.define.builder === 'rfm'));
    const choice = { kind: 'choice', value: method, options: methods.map((value) => ({ value })), about: { is: 'method' } } as const;
    const split = method === 'mean' || method === 'median';
    const list = Array.isArray(edges) ? (edges as readonly number[]) : undefined;
    const number = (value: number, about: Slot['about'], place: Spot | undefined): Slot | number =>
      place ? this.#number({ kind: 'number', value, about, spots: [this.#unquoted(place)] }) : value;
    return {
      role: 'score',
      ...(of ? { of } : {}),
      method: places && methods.some((m) => m === method) ? this.#number({ ...choice, spots: [this.#unquoted(places.method)] }) : method,
      ...(split || list ? {} : { n: number(n, { is: 'bands' }, places?.n) }),
      ...(list ? { edges: list.map((edge, i) => number(edge, { is: 'edge', at: i + 1 }, places?.edges?.[i])) } : {}),
    };
  }

  #say(e: Expression): Phrase {
    return phraseOf(e, this.#customer);
  }

  get #customer(): PhraseContext {
    return {
      text: this.#text,
      lookUp: customerSubjects(this.#own, this.#file, this.#schema),
      number: (slot) => this.#number(slot),
    };
  }

  /** The measures of the text that expressions name, in the text's order. */
  #named(expressions: readonly Expression[]): { spec: Measure; label: Bilingual }[] {
    const names = new Set(expressions.flatMap((e) => [...nodesOf(e)]).flatMap((n) => (n.kind === 'name' && !n.table ? [n.name] : [])));
    return Object.entries(this.#own).flatMap(([name, spec]) =>
      names.has(name) ? [{ spec, label: spec.name ?? { zh: name, en: name } }] : [],
    );
  }

  #unquoted({ start, end }: Spot): Spot {
    return /^["']/.test(this.#text.slice(start, end)) ? { start: start + 1, end: end - 1 } : { start, end };
  }

  #number(slot: UnnumberedSlot): Slot {
    return { ...slot, id: this.#slots++ };
  }
}

const bandsOf = (cut: Cut | undefined): Line[] => [
  ...(cut?.bands ?? []).map(({ operator, than, value }): Line => ({ role: 'band', operator, than, value })),
  ...(cut?.otherwise === undefined ? [] : [{ role: 'else', value: cut.otherwise } as const]),
];

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
