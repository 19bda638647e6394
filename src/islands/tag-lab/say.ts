import type { Bilingual, Count, Line, Phrase, Slot, Span, WindowPhrase } from '../../engine/index.ts';
import type { Language } from '../../i18n/language.ts';
import type { LabsWords } from '../lab/words.ts';

/** A piece of a sentence: words, or something a person can change. */
export type Part = string | Slot;
type Nested = Part | readonly Nested[];

/** Puts phrases and lines into the words of one language. */
export class Sayer {
  readonly #language: Language;
  readonly #words: LabsWords['tagLab'];

  constructor(language: Language, words: LabsWords['tagLab']) {
    this.#language = language;
    this.#words = words;
  }

  phrase(phrase: Phrase): readonly Part[] {
    return flat(this.#phrase(phrase));
  }

  /** A line without the word in front and the tag behind it. */
  line(line: Line): readonly Part[] {
    return flat(this.#line(line));
  }

  label(label: Bilingual): string {
    return label[this.#language];
  }

  /** A label where it stands inside a sentence. */
  inside(label: Bilingual): string {
    return this.#words.say.name(this.label(label));
  }

  #phrase(phrase: Phrase): Nested {
    const { say } = this.#words;
    switch (phrase.say) {
      case 'all':
      case 'any':
        return between(
          phrase.of.map((part) => this.#inBrackets(part, phrase.say)),
          say[phrase.say],
        );
      case 'not':
        return say.not<Nested>(this.#inBrackets(phrase.of, 'not'));
      case 'compare': {
        const { who, operator, than } = phrase;
        const days = than.say === 'slot' && than.slot.kind === 'number' && than.slot.unit === 'd';
        return say.compare<Nested>(this.#phrase(who), operator, this.#phrase(than), days);
      }
      case 'top':
      case 'bottom':
        return say[phrase.say]<Nested>(this.#phrase(phrase.who), phrase.share);
      case 'among': {
        const list = between(
          phrase.list.map((item) => this.#phrase(item)),
          say.or,
        );
        return say.among<Nested>(this.#phrase(phrase.who), list, phrase.negated);
      }
      case 'between':
        return say.between<Nested>(this.#phrase(phrase.who), this.#phrase(phrase.low), this.#phrase(phrase.high), phrase.negated);
      case 'missing':
        return say.missing<Nested>(this.#phrase(phrase.who), phrase.negated);
      case 'name':
        return say.name(this.label(phrase.label));
      case 'slot':
        return phrase.slot;
      case 'text':
        return phrase.pieces.map((piece) => (typeof piece === 'object' && 'zh' in piece ? say.name(this.label(piece)) : piece));
    }
  }

  /** `a and (b or c)` needs its brackets in words too. */
  #inBrackets(phrase: Phrase, within: 'all' | 'any' | 'not'): Nested {
    const { open, close } = this.#words.say;
    const loose = phrase.say === 'any' || (phrase.say === 'all' && within !== 'all');
    return loose && phrase.say !== within ? [open, this.#phrase(phrase), close] : this.#phrase(phrase);
  }

  #line(line: Line): Nested {
    const { say } = this.#words;
    switch (line.role) {
      case 'look': {
        const rows = say.look<Nested>(this.#window(line.window), line.kind, this.label(line.table));
        return line.where ? [rows, say.only<Nested>(this.#phrase(line.where))] : rows;
      }
      case 'step': {
        const rows = say.step<Nested>(line.at, line.window && this.#window(line.window), this.label(line.table));
        return line.where ? [rows, say.only<Nested>(this.#phrase(line.where))] : rows;
      }
      case 'sequence':
        return say.sequence<Nested>(
          line.gives,
          line.within === undefined ? undefined : this.#days(line.within),
          line.not && this.#phrase(line.not),
        );
      case 'limits':
        return this.#limits(line);
      case 'base':
        return say.base<Nested>(written(line.points));
      case 'input':
        return say.input<Nested>(line.name, this.#phrase(line.of));
      case 'weights':
        return formula(line.intercept, line.coef, (name) => this.#called(name, line.inputs));
      case 'center':
        return say.center(
          Object.entries(line.at)
            .map(([name, value]) => `${this.#called(name, line.inputs)} = ${value}`)
            .join(say.or),
        );
      case 'gate':
        return say.gated<Nested>(this.#asked(line));
      case 'count':
        return between(
          line.counts.map((c) => this.#count(c)),
          say.next,
        );
      case 'if':
        return this.#phrase(line.when);
      case 'value':
        return this.#phrase(line.of);
      case 'column':
        return say.column(this.label(line.label), line.clean.length > 0);
      case 'spelt':
        return say.spelt(line.spellings.join(say.or));
      case 'score': {
        const of = line.of && this.#phrase(line.of);
        if (line.edges) {
          const how = line.method === 'pareto' || line.method === 'zscore' ? line.method : 'edges';
          return say[how]<Nested>(of, between(line.edges.map(written), say.or));
        }
        const method = typeof line.method === 'object' ? line.method : this.#words.methods[line.method];
        return say.score<Nested>(of, method, line.n === undefined ? undefined : written(line.n));
      }
      case 'points':
        return [this.#phrase(line.when), say.points<Nested>(written(line.points))];
      case 'band':
        return say.band<Nested>(line.operator, written(line.than));
      case 'listed':
        return say.listed(line.customers);
      case 'survey':
        return say.survey<Nested>(line.items, line.reverse, written(line.minAnswered));
      case 'model':
        return say.model[line.type];
      case 'labels':
        return say.labels(line.labels, line.from);
      case 'rfm':
        return this.#rfm(line.output);
      case 'else':
        return '';
    }
  }

  #count({ label, agg, field, by }: Count): Nested {
    const { say } = this.#words;
    const what = say.count<Nested>(agg, field && this.#phrase(field));
    const how = by ? say.preferred<Nested>(what, say.by[by]) : what;
    return label ? say.counted<Nested>(this.label(label), how) : how;
  }

  /** What a gate asks, without the words around it. */
  asked(gate: Extract<Line, { role: 'gate' }>): readonly Part[] {
    return flat(this.#asked(gate));
  }

  #asked({ consent, minAge, minGroup, unknownAge }: Extract<Line, { role: 'gate' }>): Nested[] {
    const { say } = this.#words;
    const parts = say.gate<Nested>({
      ageless: unknownAge === 'allow',
      ...(consent ? { consent: this.label(consent) } : {}),
      ...(minAge === undefined ? {} : { minAge: written(minAge) }),
      ...(minGroup === undefined ? {} : { minGroup: written(minGroup) }),
    });
    return between(parts, say.next);
  }

  #limits({ by, halfLife, support, threshold, top }: Extract<Line, { role: 'limits' }>): Nested {
    const { say } = this.#words;
    const needed = support && { least: written(support.least), ...(support.of ? { of: this.#phrase(support.of) } : {}) };
    return between(
      say.limits<Nested>(by, {
        ...(halfLife === undefined ? {} : { halfLife: this.#days(halfLife) }),
        ...(needed ? { support: needed } : {}),
        ...(threshold === undefined ? {} : { threshold: written(threshold) }),
        ...(top === undefined ? {} : { top: written(top) }),
      }),
      say.next,
    );
  }

  #days(days: Slot | number): Part {
    return typeof days === 'object' ? days : this.#words.slot.span({ count: days, unit: 'd' });
  }

  #window(window: WindowPhrase): readonly Nested[] {
    const { say, slot, periods } = this.#words;
    const span = (s: Slot | Span): Part => ('id' in s ? s : slot.span(s));
    switch (window.kind) {
      case 'ever':
        return say.window.ever();
      case 'last':
        return say.window.last<Nested>(span(window.span));
      case 'prev':
        return say.window.prev<Nested>(span(window.span));
      case 'between':
        return say.window.between<Nested>(span(window.from), span(window.to));
      case 'calendar':
        return say.window.calendar<Nested>(
          typeof window.period === 'object' ? window.period : periods[window.period as keyof typeof periods],
        );
      case 'range':
        return say.window.range<Nested>(window.start, window.end);
    }
  }

  #called(name: string, inputs: Readonly<Record<string, Bilingual>>): string {
    const label = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    return label ? this.inside(label) : name;
  }

  #rfm(output: Extract<Line, { role: 'rfm' }>['output']): string {
    const { rfm } = this.#words.say;
    switch (output.kind) {
      case 'code':
        return rfm.code;
      case 'digit':
        return rfm.digit(output.of.toUpperCase());
      case 'weighted':
        return rfm.weighted(...output.weights);
      case 'segment':
        // The segments of a scheme have names that the scheme's own text has.
        return rfm.segment(output.segments.length, output.scheme ? [] : output.segments.map(({ value }) => value));
    }
  }

  /** What a slot shows. */
  slot(slot: Slot, number: (value: number, unit?: string) => string): string {
    const words = this.#words;
    switch (slot.kind) {
      case 'span':
        return words.slot.span(slot.value);
      case 'percent':
        return slot.rank === undefined ? `${slot.value}%` : words.slot[slot.rank](slot.value);
      case 'number':
        if (slot.unit === 'd' && slot.about.is === 'limit') return words.slot.days(slot.value, this.label(slot.about.of));
        return number(slot.value, slot.unit);
      case 'choice':
        return this.option(slot, slot.value);
      default:
        return slot.value;
    }
  }

  /** The words of one choice: the data's own, or the language's. */
  option(slot: Extract<Slot, { kind: 'choice' }>, value: string): string {
    const label = slot.options.find((o) => o.value === value)?.label;
    const { methods, periods } = this.#words;
    const own: Readonly<Record<string, string>> = slot.about.is === 'method' ? methods : slot.about.is === 'period' ? periods : {};
    return label ? this.label(label) : (own[value] ?? value);
  }

  /** What a slot is there for. */
  about({ about, ...slot }: Slot): string {
    const words = this.#words.slot.about;
    if (about.is === 'edge') return words.edge(about.at);
    if (about.is !== 'limit') return words[about.is];
    const of = this.label(about.of);
    return slot.kind === 'percent' && slot.rank !== undefined ? words[`${slot.rank}Share`](of) : words.limit(of);
  }
}

const written = (n: Slot | number): Part => (typeof n === 'number' ? String(n) : n);
const between = (parts: readonly Nested[], separator: string): Nested[] =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]));

function flat(nested: Nested): Part[] {
  if (typeof nested === 'string') return nested === '' ? [] : [nested];
  return Array.isArray(nested) ? (nested as readonly Nested[]).flatMap(flat) : [nested as Slot];
}

/** −1.2 + 0.018 × r − 0.45 × f: what adds nothing is left out. */
function formula(intercept: number, coef: Readonly<Record<string, number>>, called: (name: string) => string): string {
  const terms = [
    ...(intercept === 0 ? [] : [{ weight: intercept, name: undefined }]),
    ...Object.entries(coef).map(([name, weight]) => ({ weight, name })),
  ];
  const text = terms.map(({ weight, name }, i) => {
    const sign = weight < 0 ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + ';
    return `${sign}${Math.abs(weight)}${name === undefined ? '' : ` × ${called(name)}`}`;
  });
  return text.join('');
}
