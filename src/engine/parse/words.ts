import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Bilingual } from '../language/definition.ts';
import { mapAt } from './by-grammar.ts';
import type { YamlSource } from './read-yaml.ts';
import { asLabels } from './reshaped.ts';

export const isMapNode = (node: Node | null | undefined): node is YAMLMap<Node, Node | null> => isMap(node);
export const isList = (node: Node | null | undefined): boolean => isSeq(node);

/** `{zh: 性别, en: Gender}`, or one word for both languages. */
export function readBilingual(source: YamlSource, node: Node | null | undefined, key: string): Bilingual | undefined {
  if (!isMapNode(node)) {
    const word = source.string(node, key);
    return word === undefined ? undefined : { zh: word, en: word };
  }
  const map = mapAt(source, node, key, 'name');
  const zh = map?.optional('zh', (s, n, k) => s.string(n, k));
  const en = map?.optional('en', (s, n, k) => s.string(n, k));
  const one = zh ?? en;
  return one === undefined ? undefined : { zh: zh ?? one, en: en ?? one };
}

export function readDomain(source: YamlSource, node: Node | null | undefined, key: string): Readonly<Record<string, Bilingual>> {
  const labels = asLabels(source.text, node);
  if (labels !== undefined) {
    source.shape(node, key, 'mapping', labels);
    return {};
  }
  const entries = source.entries(node, key).map((entry) => [entry.key, readBilingual(source, entry.value, entry.key)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Bilingual] => entry[1] !== undefined));
}
