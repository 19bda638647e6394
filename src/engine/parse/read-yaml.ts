import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Expression } from '../language/expression.ts';
import { BUILDER_NAMES } from '../language/grammar/grammar.ts';
import {
  type Fix,
  type Issue,
  type IssueCode,
  type IssueParams,
  MOST_ISSUES,
  type Notation,
  type Place,
  type ShapeName,
} from '../language/issue.ts';
import { meantBy, suggest } from '../language/suggest.ts';
import { cutByComma } from './cut-by-comma.ts';
import { documentsOf } from './documents.ts';
import { parseExpression } from './expression.ts';
import { type Level, levelOf } from './levels.ts';
import { listSigns, thousandsAt, thousandsIn } from './list-signs.ts';
import { MapReader } from './map-reader.ts';
import { likeOf, meantShape } from './meant.ts';
import { type Edit, mended } from './mend.ts';
import { asEntries } from './reshaped.ts';
import { grouped, MOST_OFFERED, runsOf, shortened } from './said-together.ts';
import { offsetsIn } from './scalar-offsets.ts';
import type { FullWidth } from './tokenize.ts';
import { type FoundMistake, keyMistake, MOST_QUOTED, mistakeOf, repeatedKey } from './yaml-mistake.ts';
import { keyText, scalarOf, sourceOf, valueNode } from './yaml-nodes.ts';

/** A YAML text with the power to say where things stand, and the list of what is wrong with it. */
export class YamlSource {
  readonly text: string;
  readonly issues: Issue[] = [];
  readonly roots: readonly Node[];
  /** Of which it consists, as YAML takes it apart. */
  readonly pieces: number;
  readonly #lines = new LineCounter();
  /** Empty, because what belongs in them stands beside them, and that has been said. */
  readonly #excused = new Set<Node>();
  /** Mappings, and what has been said of keys in them. */
  readonly #told = new Map<Node, Set<string>>();

  constructor(text: string) {
    this.text = text;
    const { documents, pieces, tooMuch } = documentsOf(text, this.#lines);
    this.pieces = pieces;
    if (tooMuch) {
      const { of, limit, at } = tooMuch;
      this.report('too-intricate', { of, limit }, this.#place(at, at));
    }
    for (const document of tooMuch ? [] : documents) {
      const [first] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
      const repeated = repeatedKey(text, document);
      if (repeated && repeated.start < (first?.pos[0] ?? Number.POSITIVE_INFINITY)) this.mistake(repeated);
      else if (first) this.mistake(mistakeOf(text, document, first));
    }
    this.roots = documents.flatMap((d) => (d.contents && !(isScalar(d.contents) && d.contents.value === null) ? [d.contents] : []));
  }

  /** Says what is wrong, where, and, where the engine is sure of it, the edit that mends it. */
  report<Code extends IssueCode>(code: Code, params: IssueParams[Code], place: Place, fix?: Fix): void {
    if (this.issues.length < MOST_ISSUES) this.issues.push({ code, severity: 'error', place, params, ...(fix ? { fix } : {}) } as Issue);
  }

  mistake({ detail, found, start, end, fix }: FoundMistake): void {
    const place = this.#place(start, end);
    if (detail === 'full-width') this.report('full-width', { found, expected: fix?.text.trim() ?? '' }, place, fix);
    else this.report('yaml-syntax', { detail, found }, place, fix);
  }

  /**
   * Reports a key that nobody knows: a slip of the keyboard around the colon, a key of another level, or the name itself.
   * @returns the key that was probably meant
   */
  unknownKey(node: Node, known: readonly string[]): string | undefined {
    if (this.issues.length >= MOST_ISSUES) return undefined;
    const place = this.placeOf(node);
    const written = this.text.slice(place.start, place.end);
    const thousands = thousandsAt(this.text, place.start);
    if (thousands) {
      this.#otherNotation('full-number', thousands);
      return undefined;
    }
    const mistake = keyMistake(written, place.start);
    if (mistake) {
      this.mistake(mistake);
      return known.find((key) => key === written.slice(0, Math.max(mistake.start - place.start, 0)));
    }
    const name = keyText(node);
    const level = this.#levelOf(node, name);
    if (level) {
      this.wrongLevel(name, level, place);
      return undefined;
    }
    if (isMisplaced(name, known) && meantBy(name.toLowerCase(), known) === undefined) {
      this.report('belongs-in-define', { name }, place);
      return undefined;
    }
    const words = suggest(name, known, this.issues);
    const { suggestion } = words;
    this.report(
      'unknown-key',
      words,
      place,
      suggestion === undefined ? undefined : { start: place.start, end: place.end, text: suggestion },
    );
    return suggestion;
  }

  /** Of keys that belong into one place, or beside it, the first is told. */
  wrongLevel(name: string, { where, of, fix, around }: Level, place: Place): void {
    const told = this.#told.get(around) ?? new Set();
    this.#told.set(around, told);
    if (!told.has(where + of)) this.report('wrong-level', { name, where, of }, place, fix);
    told.add(where + of);
  }

  #levelOf(node: Node, name: string): Level | undefined {
    if (this.issues.length >= MOST_LOOKED_FOR) return undefined;
    const level = levelOf(this.text, this.roots, node, name);
    if (level?.holder) this.#excused.add(level.holder);
    return level;
  }

  #otherNotation(what: Notation, { start, end, text }: Fix): void {
    const found = this.text.slice(start, end);
    this.report('other-notation', { what, found, instead: text }, this.#place(start, end), { start, end, text });
  }

  placeOf(node: Node | null | undefined): Place {
    const [start, end] = node?.range ?? [0, 0];
    return this.#place(start, end);
  }

  #place(start: number, end: number): Place {
    const { line, col } = this.#lines.linePos(start);
    return { line: Math.max(line, 1), column: Math.max(col, 1), start, end };
  }

  map(node: Node | null | undefined, key: string, known: readonly string[]): MapReader | undefined {
    if (!isMap(node)) {
      this.#noMapping(node, key);
      return undefined;
    }
    return new MapReader(this, node as YAMLMap<Node, Node | null>, known);
  }

  /** Somebody who writes `expr：…` or `expr:…` means a mapping. */
  #noMapping(node: Node | null | undefined, key: string): void {
    const { start, end } = this.placeOf(node);
    const mistake = isScalar(node) && node.type === 'PLAIN' ? keyMistake(this.text.slice(start, end), start, true) : undefined;
    const entries = asEntries(this.text, node);
    if (mistake) this.mistake(mistake);
    else if (entries) this.reshape(node, key, 'mapping', entries);
    else this.shape(node, key, 'mapping');
  }

  list(node: Node | null | undefined, key: string): readonly Node[] {
    if (!isSeq(node)) {
      this.shape(node, key, 'list');
      return [];
    }
    const signs = listSigns(this.text, node);
    if (signs) {
      const { found, fix } = signs;
      this.report('full-width', { found, expected: ',', inList: true }, this.placeOf(node), fix);
    }
    const thousands = signs ? undefined : thousandsIn(this.text, node);
    if (thousands) this.#otherNotation('full-number', thousands);
    return node.items as Node[];
  }

  /** Keys and values of a mapping whose keys the author makes up; keys come as text. */
  entries(node: Node | null | undefined, key: string): readonly { key: string; keyNode: Node; value: Node }[] {
    if (!isMap(node)) {
      this.#noMapping(node, key);
      return [];
    }
    return (node.items as Pair<Node, Node | null>[]).map((p) => ({ key: keyText(p.key), keyNode: p.key, value: valueNode(p) }));
  }

  string(node: Node | null | undefined, key: string): string | undefined {
    const value = scalarOf(node);
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return sourceOf(node as Scalar, value);
    this.shape(node, key, 'text');
    return undefined;
  }

  number(node: Node | null | undefined, key: string): number | undefined {
    const value = scalarOf(node);
    if (typeof value === 'number') return value;
    this.shape(node, key, 'number');
    return undefined;
  }

  positiveInteger(node: Node | null | undefined, key: string): number | undefined {
    const value = scalarOf(node);
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    this.shape(node, key, 'positive-integer');
    return undefined;
  }

  yesNo(node: Node | null | undefined, key: string): boolean | undefined {
    const value = scalarOf(node);
    if (typeof value === 'boolean') return value;
    this.shape(node, key, 'yes-no');
    return undefined;
  }

  /** Text, number, yes/no or null as it stands. */
  value(node: Node | null | undefined, key: string): string | number | boolean | null | undefined {
    if (node === null || node === undefined) return null;
    const value = scalarOf(node);
    if (value !== undefined) return value;
    this.shape(node, key, 'text');
    return undefined;
  }

  oneOf<T extends string>(node: Node | null | undefined, key: string, available: readonly T[]): T | undefined {
    const name = this.string(node, key);
    if (name === undefined) return undefined;
    const found = available.find((a) => a === name);
    if (!found) {
      const words = suggest(name, available, this.issues);
      const { start, end } = this.placeOf(node);
      const fix = words.suggestion === undefined ? undefined : { start, end, text: words.suggestion };
      this.report('not-one-of', { key, ...words }, this.placeOf(node), fix);
    }
    return found;
  }

  expression(node: Node | null | undefined, key: string): Expression | undefined {
    const text = this.string(node, key);
    if (text === undefined) return undefined;
    const scalar = node as Scalar;
    const offsetOf = offsetsIn(this.text, scalar);
    const { expression, error, fullWidth, slips } = parseExpression(text, offsetOf, QUOTES[scalar.type ?? '']);
    const isCut = error !== undefined && this.#cutByComma(scalar);
    // What is written in another way is said first: the rest may follow from it.
    if (error && !isCut && fullWidth.length === 0 && slips.length === 0) {
      const { start, end, found, expected } = error;
      this.report('expression-syntax', { found, expected }, this.#place(start, Math.max(end, start)));
    }
    this.#fullWidth(scalar, fullWidth);
    for (const alike of grouped(slips)) {
      const [{ what, found, start, end, instead }] = alike;
      const place = this.#place(offsetOf(start), offsetOf(end));
      const edits = alike.flatMap((s) =>
        s.instead === undefined ? [] : [{ start: offsetOf(s.start), end: offsetOf(s.end), text: s.instead }],
      );
      const params = {
        what,
        found: shortened(found),
        ...(instead === undefined ? {} : { instead: shortened(instead.trim(), MOST_OFFERED) }),
      };
      this.report('other-notation', params, place, edits.length > 0 ? mended(this.text, scalar, edits) : undefined);
    }
    return expression;
  }

  /** All signs of one expression at once: who typed one typed them all. */
  #fullWidth(node: Scalar, signs: readonly FullWidth[]): void {
    const [first] = signs;
    if (!first) return;
    const edits: Edit[] = signs.map(({ start, end, expected }) => ({ start, end, text: expected }));
    const runs = runsOf(signs);
    const params = { found: [...runs.keys()].join(' '), expected: [...new Set(runs.values())].join(' ') };
    this.report('full-width', params, this.#place(first.start, first.end), mended(this.text, node, edits));
  }

  #cutByComma(node: Scalar): boolean {
    const cut = this.issues.length < MOST_ISSUES ? cutByComma(this.text, node) : undefined;
    if (!cut) return false;
    const text = this.text.slice(cut.start, cut.end);
    this.report('needs-quotes', { text }, this.#place(cut.start, cut.end), { ...cut, text: JSON.stringify(text) });
    return true;
  }

  placeAt(start: number, end: number): Place {
    return this.#place(start, end);
  }

  /** @param instead what was meant, where that is sure */
  shape(node: Node | null | undefined, key: string, expected: ShapeName, instead = meantShape(node, key, expected)): void {
    if (node && this.#excused.has(node)) return;
    const { start, end } = this.placeOf(node);
    const to = start + this.text.slice(start, end).trimEnd().length;
    this.reshape(node, key, expected, instead === undefined ? undefined : { start, end: to, text: instead }, instead);
  }

  /** As `shape`, where what is meant is more than one line. */
  reshape(node: Node | null | undefined, key: string, expected: ShapeName, fix: Fix | undefined, instead?: string): void {
    const place = this.placeOf(node);
    const [firstLine = ''] = this.text.slice(place.start, place.end).split('\n', 1);
    const like = expected === 'mapping' && instead === undefined ? likeOf(key) : undefined;
    const params = {
      key,
      expected,
      found: firstLine.slice(0, MOST_QUOTED).trim(),
      ...(like === undefined ? {} : { like }),
      ...(instead === undefined ? {} : { instead }),
    };
    this.report('wrong-shape', params, place, fix);
  }
}

/** A builder where none can stand. */
const isMisplaced = (key: string, known: readonly string[]): boolean => isBuilder(key) && !known.some(isBuilder);
const isBuilder = (key: string): boolean => (BUILDER_NAMES as readonly string[]).includes(key);

/** So many keys in a wrong place are helped back; of more, nobody reads. */
const MOST_LOOKED_FOR = 10;

/** How a text of an expression is quoted inside the quotes of YAML. */
const QUOTES: Readonly<Record<string, string>> = { QUOTE_SINGLE: "''" };
