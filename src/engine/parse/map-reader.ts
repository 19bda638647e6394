import type { Node, YAMLMap } from 'yaml';
import type { Fix, Place } from '../language/issue.ts';
import type { YamlSource } from './read-yaml.ts';
import { keyText, valueNode } from './yaml-nodes.ts';

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
      else {
        const before = source.issues.length;
        this.#meant.add(source.unknownKey(pair.key, known));
        const said = source.issues[before]?.code;
        if (said === 'belongs-in-define' || said === 'wrong-level') this.#isMisplaced = true;
      }
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
  /** Reports a missing key, unless it is there and misspelt; the caller goes on without it. @param fix where it is sure what would be written */
  require(key: string, where: string, fix?: Fix): boolean {
    if (this.has(key)) return true;
    if (!this.#meant.has(key) && !this.#isMisplaced)
      this.source.report('missing-key', { key, where }, { ...this.place, end: this.place.start }, fix);
    return false;
  }
  optional<T>(key: string, read: (source: YamlSource, node: Node | null | undefined, key: string) => T | undefined): T | undefined {
    return this.has(key) ? read(this.source, this.get(key), key) : undefined;
  }
}
