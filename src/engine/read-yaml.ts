import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseAllDocuments, type Scalar, type YAMLMap } from 'yaml';
import type { Expression } from './expression.ts';
import type { Fix, Issue, IssueCode, IssueParams, Place, ShapeName } from './issue.ts';
import { parseExpression } from './parse-expression.ts';
import { suggest } from './suggest.ts';

/** A YAML text with the power to say where things stand, and the list of what is wrong with it. */
export class YamlSource {
  readonly text: string;
  readonly issues: Issue[] = [];
  readonly roots: readonly Node[];
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.text = text;
    const documents = parseAllDocuments(text, { lineCounter: this.#lines, strict: true, uniqueKeys: true, prettyErrors: false });
    const list = Array.isArray(documents) ? documents : [];
    for (const document of list) {
      for (const error of document.errors) this.report('yaml-syntax', { detail: error.code }, this.#place(error.pos[0], error.pos[1]));
    }
    this.roots = list.flatMap((d) => (d.contents && !(isScalar(d.contents) && d.contents.value === null) ? [d.contents] : []));
  }

  report<Code extends IssueCode>(
    code: Code,
    params: IssueParams[Code],
    place: Place,
    options: { severity?: 'error' | 'warning'; fix?: Fix } = {},
  ): void {
    const issue = { code, severity: options.severity ?? 'error', place, params, ...(options.fix ? { fix: options.fix } : {}) };
    this.issues.push(issue as Issue);
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
      this.#shape(node, key, 'mapping');
      return undefined;
    }
    return new MapReader(this, node as YAMLMap<Node, Node | null>, known);
  }

  list(node: Node | null | undefined, key: string): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.#shape(node, key, 'list');
    return [];
  }

  /** Keys and values of a mapping whose keys the author makes up; keys come as text. */
  entries(node: Node | null | undefined, key: string): readonly { key: string; keyNode: Node; value: Node | null }[] {
    if (!isMap(node)) {
      this.#shape(node, key, 'mapping');
      return [];
    }
    return (node.items as Pair<Node, Node | null>[]).map((p) => ({ key: keyText(p.key), keyNode: p.key, value: p.value }));
  }

  string(node: Node | null | undefined, key: string): string | undefined {
    const value = scalarOf(node);
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return sourceOf(node as Scalar, value);
    this.#shape(node, key, 'text');
    return undefined;
  }

  number(node: Node | null | undefined, key: string): number | undefined {
    const value = scalarOf(node);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.#shape(node, key, 'number');
    return undefined;
  }

  positiveInteger(node: Node | null | undefined, key: string): number | undefined {
    const value = scalarOf(node);
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    this.#shape(node, key, 'positive-integer');
    return undefined;
  }

  yesNo(node: Node | null | undefined, key: string): boolean | undefined {
    const value = scalarOf(node);
    if (typeof value === 'boolean') return value;
    this.#shape(node, key, 'yes-no');
    return undefined;
  }

  /** Text, number, yes/no or null as it stands. */
  value(node: Node | null | undefined, key: string): string | number | boolean | null | undefined {
    if (node === null || node === undefined) return null;
    const value = scalarOf(node);
    if (value !== undefined) return value;
    this.#shape(node, key, 'text');
    return undefined;
  }

  oneOf<T extends string>(node: Node | null | undefined, key: string, available: readonly T[]): T | undefined {
    const name = this.string(node, key);
    if (name === undefined) return undefined;
    const found = available.find((a) => a === name);
    if (!found) this.report('not-one-of', { key, ...suggest(name, available) }, this.placeOf(node));
    return found;
  }

  expression(node: Node | null | undefined, key: string): Expression | undefined {
    const text = this.string(node, key);
    if (text === undefined) return undefined;
    const offsetOf = offsetsIn(this.text, node as Scalar);
    const parsed = parseExpression(text, offsetOf);
    for (const f of parsed.fullWidth) {
      const exact = this.text.slice(f.start, f.end) === f.found;
      const place = this.#place(f.start, f.end);
      this.report(
        'full-width',
        { found: f.found, expected: f.expected },
        place,
        exact ? { fix: { start: f.start, end: f.end, text: f.expected } } : {},
      );
    }
    if (parsed.error) {
      const { start, end, found, expected } = parsed.error;
      this.report('expression-syntax', { found, expected }, this.#place(start, Math.max(end, start)));
    }
    return parsed.expression;
  }

  placeAt(start: number, end: number): Place {
    return this.#place(start, end);
  }

  #shape(node: Node | null | undefined, key: string, expected: ShapeName): void {
    const place = this.placeOf(node);
    this.report('wrong-shape', { key, expected, found: this.text.slice(place.start, Math.min(place.end, place.start + 40)).trim() }, place);
  }
}

/** A mapping with a fixed set of keys; unknown ones are reported with the nearest known one. */
export class MapReader {
  readonly place: Place;
  readonly source: YamlSource;
  readonly #values = new Map<string, { key: Node; value: Node | null }>();

  constructor(source: YamlSource, node: YAMLMap<Node, Node | null>, known: readonly string[]) {
    this.source = source;
    this.place = source.placeOf(node);
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (known.includes(key)) this.#values.set(key, { key: pair.key, value: pair.value });
      else {
        const place = source.placeOf(pair.key);
        const words = suggest(key, known);
        const fix = words.suggestion ? { fix: { start: place.start, end: place.end, text: words.suggestion } } : {};
        source.report('unknown-key', words, place, fix);
      }
    }
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }
  get(key: string): Node | null | undefined {
    return this.#values.get(key)?.value;
  }
  keyPlace(key: string): Place {
    return this.source.placeOf(this.#values.get(key)?.key);
  }
  keys(): string[] {
    return [...this.#values.keys()];
  }
  /** Reports a missing key; the caller goes on without it. */
  require(key: string, where: string): boolean {
    if (this.has(key)) return true;
    this.source.report('missing-key', { key, where }, { ...this.place, end: this.place.start });
    return false;
  }
  optional<T>(key: string, read: (source: YamlSource, node: Node | null | undefined, key: string) => T | undefined): T | undefined {
    return this.has(key) ? read(this.source, this.get(key), key) : undefined;
  }
}

function scalarOf(node: Node | null | undefined): string | number | boolean | null | undefined {
  if (!isScalar(node)) return undefined;
  const value = node.value;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return undefined;
}

/** Codes such as 001 are read as numbers by YAML; their spelling is what the author meant. */
const sourceOf = (node: Scalar, value: number | boolean): string => (node.source === undefined ? String(value) : node.source);
const keyText = (node: Node): string =>
  isScalar(node) ? String(typeof node.value === 'number' ? sourceOf(node, node.value) : node.value) : '';

/** Maps an index of a scalar's value to its offset in the file; exact for plain and quoted scalars on one line. */
function offsetsIn(text: string, node: Scalar): (index: number) => number {
  const [start, end] = node.range ?? [0, 0];
  const quote = text.charAt(start);
  const value = String(node.value);
  if (quote !== "'" && quote !== '"') return text.slice(start, end) === value ? (i) => start + i : (i) => start + Math.min(i, end - start);
  const offsets: number[] = [];
  for (let at = start + 1; at < end - 1; at++) {
    offsets.push(at);
    if (quote === "'" && text.charAt(at) === "'") at++;
    if (quote === '"' && text.charAt(at) === '\\') at++;
  }
  offsets.push(end - 1);
  return (i) => offsets[Math.min(i, offsets.length - 1)] ?? end;
}
