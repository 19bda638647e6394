import type { Node, Scalar } from 'yaml';
import type { Measure } from '../../language/definition.ts';
import { PLACES } from '../../language/grammar/places.ts';
import type { Place } from '../../language/issue.ts';
import { suggest } from '../../language/suggest.ts';
import { mapAt } from '../by-grammar.ts';
import type { YamlSource } from '../read-yaml.ts';
import { offsetsIn } from '../scalar-offsets.ts';
import { FUNCTIONS } from '../sql/allowed.ts';
import { checkSql } from '../sql/check.ts';
import { withoutComments } from '../sql/tokenize.ts';
import { isMapNode } from '../words.ts';

/** More than anybody writes by hand, and little enough to look through at once. */
const LONGEST = 20_000;

/** `sql: {query: "SELECT customer_id, … AS value FROM …", type: number}`, or the query alone. */
export function readSql(source: YamlSource, node: Node | null | undefined, place: Place): Measure | undefined {
  const before = source.issues.length;
  const map = isMapNode(node) ? mapAt(source, node, 'sql', 'sql') : undefined;
  if (isMapNode(node) && !map?.require('query', 'sql')) return undefined;
  const query = map ? map.get('query') : node;
  const type = map?.optional('type', (s, n, k) => s.oneOf(n, k, PLACES.sql.type.takes.words));
  const text = source.string(query, 'sql');
  if (text === undefined) return undefined;
  const offsetOf = offsetsIn(source.text, query as Scalar);
  const at = (start: number, end: number): Place => source.placeAt(offsetOf(start), offsetOf(end));
  if (text.length > LONGEST) {
    source.report('bad-sql', { problem: 'too-long', found: String(text.length) }, source.placeOf(query));
    return undefined;
  }
  const { problems, functions, tables, columns, usesAsOf } = checkSql(text);
  const [first] = problems;
  if (first) {
    const { problem, found, start, end } = first;
    source.report('bad-sql', { problem, found }, at(start, end));
    return undefined;
  }
  for (const { name, start, end } of functions) {
    const words = suggest(name, [...FUNCTIONS]);
    const place = at(start, end);
    const fix = words.suggestion === undefined ? undefined : { start: place.start, end: place.end, text: words.suggestion };
    source.report('unknown-function', words, place, fix);
  }
  if (source.issues.length > before) return undefined;
  return {
    from: tables[0]?.name ?? '',
    agg: 'statement',
    window: { kind: 'ever' },
    shape: {
      agg: 'statement',
      sql: withoutComments(text),
      type: type ?? 'any',
      tables: tables.map(({ name, start, end }) => ({ name, place: at(start, end) })),
      columns,
      usesAsOf,
    },
    place,
  };
}
