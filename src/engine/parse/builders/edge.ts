import type { Node } from 'yaml';
import type { EdgeBuilder } from '../../language/composed.ts';
import { PLACES } from '../../language/grammar/places.ts';
import type { Place } from '../../language/issue.ts';
import { mapAt, reportMisplaced } from '../by-grammar.ts';
import type { YamlSource } from '../read-yaml.ts';
import { readRows } from '../rows.ts';
import { isList } from '../words.ts';

/** `edge: {from: orders, which: first, field: channel}`, with `map` and `else` as a column has them. */
export function readEdge(source: YamlSource, node: Node | null | undefined, place: Place): EdgeBuilder | undefined {
  const before = source.issues.length;
  const reader = mapAt(source, node, 'edge', 'edge');
  if (!reader) return undefined;
  const rows = readRows(source, reader, 'edge');
  const which = reader.require('which', 'edge') ? source.oneOf(reader.get('which'), 'which', PLACES.edge.which.takes.words) : undefined;
  const field = reader.require('field', 'edge') ? source.expression(reader.get('field'), 'field') : undefined;
  const map = reader.optional('map', readSpellings);
  const otherwise = reader.optional('else', (s, n, k) => s.value(n, k)) ?? null;
  reportMisplaced(reader, PLACES.edge);
  if (!rows || !which || !field || source.issues.length > before) return undefined;
  return { builder: 'edge', measure: { ...rows, agg: which, field }, ...(map ? { map } : {}), otherwise, place };
}

function readSpellings(source: YamlSource, node: Node | null | undefined, key: string): EdgeBuilder['map'] {
  return source.entries(node, key).map(({ key: value, keyNode, value: spelt }) => ({
    value,
    spellings: (isList(spelt) ? source.list(spelt, value) : [spelt]).flatMap((s) => source.string(s, value) ?? []),
    place: source.placeOf(keyNode),
  }));
}
