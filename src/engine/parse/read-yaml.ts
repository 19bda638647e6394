import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Expression } from '../language/expression.ts';
import { BUILDER_NAMES } from '../language/grammar/grammar.ts';
import { type Fix, type Issue, type IssueCode, type IssueParams, MOST_ISSUES, type Place, type ShapeName } from '../language/issue.ts';
import { suggest } from '../language/suggest.ts';
import { documentsOf } from './documents.ts';
import { parseExpression } from './expression.ts';
import { offsetsIn } from './scalar-offsets.ts';
import type { FullWidth } from './tokenize.ts';
import { type FoundMistake, keyMistake, MOST_QUOTED, mistakeOf, repeatedKey } from './yaml-mistake.ts';

/** A YAML text with the power to say where things stand, and the list of what is wrong with it. */
export class YamlSource {
  readonly text: string;
  readonly issues: Issue[] = [];
  readonly roots: readonly Node[];
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.text = text;
    const { documents, tooMuch } = documentsOf(text, this.#lines);
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
   * Reports a key that nobody knows: a slip of the keyboard around the colon, or the name itself.
   * @returns the key that was probably meant
   */
  unknownKey(node: Node, known: readonly string[]): string | undefined {
    const place = this.placeOf(node);
    const written = this.text.slice(place.start, place.end);
    const mistake = keyMistake(written, place.start);
    if (mistake) {
      this.mistake(mistake);
      return known.find((key) => key === written.slice(0, Math.max(mistake.start - place.start, 0)));
    }
    const name = keyText(node);
    if (isMisplaced(name, known)) {
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
      this.shape(node, key, 'mapping');
      return undefined;
    }
    return new MapReader(this, node as YAMLMap<Node, Node | null>, known);
  }

  list(node: Node | null | undefined, key: string): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.shape(node, key, 'list');
    return [];
  }

  /** Keys and values of a mapping whose keys the author makes up; keys come as text. */
  entries(node: Node | null | undefined, key: string): readonly { key: string; keyNode: Node; value: Node }[] {
    if (!isMap(node)) {
      this.shape(node, key, 'mapping');
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
    if (!found) this.report('not-one-of', { key, ...suggest(name, available, this.issues) }, this.placeOf(node));
    return found;
  }

  expression(node: Node | null | undefined, key: string): Expression | undefined {
    const text = this.string(node, key);
    if (text === undefined) return undefined;
    const offsetOf = offsetsIn(this.text, node as Scalar);
    const parsed = parseExpression(text, offsetOf);
    if (parsed.error) {
      const { start, end, found, expected } = parsed.error;
      if (!this.#cutByComma(node as Scalar))
        this.report('expression-syntax', { found, expected }, this.#place(start, Math.max(end, start)));
    }
    const whole = this.#quotedWhole(node as Scalar, parsed.fullWidth);
    for (const [i, f] of parsed.fullWidth.slice(0, MOST_ISSUES).entries()) {
      const isQuoted = (node as Scalar).type === 'QUOTE_SINGLE';
      const alone = { start: f.start, end: f.end, text: isQuoted ? f.expected.replace("'", "''") : f.expected };
      const fix = whole === undefined ? alone : i === 0 ? whole : undefined;
      this.report('full-width', { found: f.found, expected: f.expected }, this.#place(f.start, f.end), fix);
    }
    return parsed.expression;
  }

  /** A text that would begin with a quote, or another sign that YAML takes for its own, is mended and quoted at once. */
  #quotedWhole(node: Scalar, fullWidth: readonly FullWidth[]): Fix | undefined {
    const [start = 0, end = 0] = node.range ?? [];
    const [first] = fullWidth;
    if (node.type !== 'PLAIN' || first?.start !== start || !YAMLS_OWN.test(first.expected)) return undefined;
    let mended = '';
    let at = start;
    for (const f of fullWidth) {
      mended += this.text.slice(at, f.start) + f.expected;
      at = f.end;
    }
    return { start, end, text: JSON.stringify(mended + this.text.slice(at, end)) };
  }

  /** Inside `{…}` YAML ends an unquoted text at its first comma, even between the parentheses of `in (1, 2)`. */
  #cutByComma(node: Scalar): boolean {
    const [start, cut] = node.range ?? [0, 0];
    if (node.type !== 'PLAIN' || this.text.charAt(cut) !== ',') return false;
    const end = endOfParentheses(this.text, start);
    if (end === undefined || end <= cut) return false;
    const text = this.text.slice(start, end);
    this.report('needs-quotes', { text }, this.#place(start, end), { start, end, text: JSON.stringify(text) });
    return true;
  }

  placeAt(start: number, end: number): Place {
    return this.#place(start, end);
  }

  shape(node: Node | null | undefined, key: string, expected: ShapeName): void {
    const place = this.placeOf(node);
    const [firstLine = ''] = this.text.slice(place.start, place.end).split('\n');
    this.report('wrong-shape', { key, expected, found: firstLine.slice(0, MOST_QUOTED).trim() }, place);
  }
}

/** A builder where none can stand. */
const isMisplaced = (key: string, known: readonly string[]): boolean => isBuilder(key) && !known.some(isBuilder);
const isBuilder = (key: string): boolean => (BUILDER_NAMES as readonly string[]).includes(key);

/** What a text without quotes cannot begin with. */
const YAMLS_OWN = /^['"`%@&*!|>,#[\]{}?:-]/;

/** A mapping with a fixed set of keys; unknown ones are reported with the nearest known one. */
export class MapReader {
  readonly place: Place;
  readonly source: YamlSource;
  readonly #values = new Map<string, { key: Node; value: Node }>();
  readonly #count: number;
  /** Keys that misspelt ones were probably meant to be. */
  readonly #meant = new Set<string | undefined>();
  /** Something stands here that belongs elsewhere, so that nothing lacks beside it. */
  #isMisplaced = false;

  constructor(source: YamlSource, node: YAMLMap<Node, Node | null>, known: readonly string[]) {
    this.source = source;
    this.place = source.placeOf(node);
    this.#count = node.items.length;
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (known.includes(key)) this.#values.set(key, { key: pair.key, value: valueNode(pair) });
      else this.#meant.add(source.unknownKey(pair.key, known));
      if (isMisplaced(key, known)) this.#isMisplaced = true;
    }
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }
  get(key: string): Node | undefined {
    return this.#values.get(key)?.value;
  }
  keyPlace(key: string): Place {
    return this.source.placeOf(this.#values.get(key)?.key);
  }
  /** Nothing stands in it, not even a key that nobody knows. */
  get isEmpty(): boolean {
    return this.#count === 0;
  }
  keys(): string[] {
    return [...this.#values.keys()];
  }
  /** Reports a missing key, unless it is there and misspelt; the caller goes on without it. */
  require(key: string, where: string): boolean {
    if (this.has(key)) return true;
    if (!this.#meant.has(key) && !this.#isMisplaced)
      this.source.report('missing-key', { key, where }, { ...this.place, end: this.place.start });
    return false;
  }
  optional<T>(key: string, read: (source: YamlSource, node: Node | null | undefined, key: string) => T | undefined): T | undefined {
    return this.has(key) ? read(this.source, this.get(key), key) : undefined;
  }
}

/** No condition that somebody forgot to quote is longer. */
const LONGEST_CUT = 1000;

/** Where the text that starts here ends when commas between parentheses belong to it; undefined when they never close. */
function endOfParentheses(text: string, start: number): number | undefined {
  let depth = 0;
  const last = Math.min(text.length, start + LONGEST_CUT);
  for (let at = start; at < last; at++) {
    const char = text.charAt(at);
    if (char === '\n') return undefined;
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (depth <= 0 && (char === ',' || char === '}')) return start + text.slice(start, at).trimEnd().length;
  }
  return undefined;
}

/** The value of a pair; a key that stands alone has an empty one, right behind it. */
function valueNode(pair: Pair<Node, Node | null>): Node {
  if (pair.value) return pair.value;
  const empty = new Scalar(null);
  const end = pair.key?.range?.[1] ?? 0;
  empty.range = [end, end, end];
  return empty;
}

function scalarOf(node: Node | null | undefined): string | number | boolean | null | undefined {
  if (!isScalar(node)) return undefined;
  const value = node.value;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return undefined;
}

/** Codes such as 001 are read as numbers by YAML; their spelling is what the author meant. */
const sourceOf = (node: Scalar, value: number | boolean): string => (node.source === undefined ? String(value) : node.source);
const keyText = (node: Node): string =>
  isScalar(node) ? String(typeof node.value === 'number' ? sourceOf(node, node.value) : node.value) : '';
