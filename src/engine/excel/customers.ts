import type { Bound } from '../language/bound.ts';
import type { PopulationFeature, ResolvedMeasure, ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import { tagOf } from '../language/resolved.ts';
import { Book } from './book.ts';
import { cellRef, columnRef } from './cell.ts';
import { featureOf, type Score, scoreFormula } from './everybody.ts';
import { ExcelExpression, type Ref } from './expression.ts';
import { toldApart } from './letters.ts';
import { measureFormula } from './measure.ts';
import { tagFormula } from './rule.ts';

/** The customers' table as it grows: whoever names a measure, a score or a tag gets its column, and all that it needs. */
export class Customers {
  readonly tags: ResolvedTags;
  readonly book: Book;
  readonly expression: ExcelExpression;

  constructor(tags: ResolvedTags) {
    this.tags = tags;
    this.book = new Book(tags);
    this.expression = new ExcelExpression({
      nullable: (e) => e.nullable && this.#mayBeMissing(e),
      cell: (e) => (e.ref.kind === 'as_of' ? 'as_of' : cellRef(this.heading(e))),
      toldApart: (a, b) => toldApart(a, b, tags),
      population: (id) => featureOf(this.feature(id), this),
    });
  }

  /** The customer in the formula's own row. */
  get me(): string {
    return cellRef(this.tags.schema.entity.key);
  }

  column(heading: string): string {
    return columnRef(this.book.customers, heading);
  }

  /** A column on the way. @returns its heading */
  help(wanted: string, formula: string): string {
    return this.book.help(this.book.customers, wanted, formula);
  }

  /** The column that holds a number, a name or a calculation. */
  headingOf(e: Bound, wanted: string): string {
    return e.kind === 'ref' && e.ref.kind !== 'as_of' ? this.heading(e) : this.help(wanted, this.expression.value(e));
  }

  heading({ ref }: Ref): string {
    switch (ref.kind) {
      case 'column':
        return ref.column;
      case 'measure':
        return this.measure(ref.id);
      case 'tag':
        return this.tag(ref.code);
      default:
        throw new Error(`${ref.kind} is no column of a customer`);
    }
  }

  measure(id: string): string {
    const measure = this.tags.measures.find((m) => m.id === id);
    if (!measure) throw new Error(`no measure ${id}`);
    return this.#column(id, () => measureFormula(measure, id, this));
  }

  tag(code: string): string {
    const tag = tagOf(this.tags, code);
    if (!tag) throw new Error(`no tag ${code}`);
    const own = this.ownMeasure(tag);
    return this.#column(tag.column, () => (own ? measureFormula(own, tag.column, this) : tagFormula(tag, this)));
  }

  score(id: string): string {
    return this.#column(id, () => scoreFormula(this.scored(id), this));
  }

  scored(id: string): Score {
    const score = this.feature(id);
    if (score.kind !== 'score') throw new Error(`${id} is no score`);
    return score;
  }

  feature(id: string): PopulationFeature {
    const feature = this.tags.populations.find((p) => p.id === id);
    if (!feature) throw new Error(`no feature ${id}`);
    return feature;
  }

  /** The measure that a tag is, when it is nothing else. */
  ownMeasure({ rule, definition }: ResolvedTag): ResolvedMeasure | undefined {
    if (rule.kind !== 'value' || rule.of.kind !== 'ref' || rule.of.ref.kind !== 'measure') return undefined;
    const { id } = rule.of.ref;
    return definition.define.builder === 'measure' ? this.tags.measures.find((m) => m.id === id) : undefined;
  }

  /** A calculation that always has a result gives every customer a value. */
  #mayBeMissing({ ref }: Ref): boolean {
    const rule = ref.kind === 'tag' ? tagOf(this.tags, ref.code)?.rule : undefined;
    return rule?.kind !== 'value' || this.expression.mayBeMissing(rule.of);
  }

  #column(heading: string, write: () => string): string {
    const { book } = this;
    if (!book.has(book.customers, heading)) book.put(book.customers, heading, write());
    return heading;
  }
}
