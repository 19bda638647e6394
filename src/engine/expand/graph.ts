import type { GraphBuilder } from '../language/composed.ts';
import type { Measure } from '../language/definition.ts';
import type { Expression } from '../language/expression.ts';
import { columnOf } from '../language/schema.ts';
import type { ExpandContext, Expanded } from './expand.ts';
import { binaryAt, joined, nameAt } from './write.ts';

/** What the number of a graph is called in its cases. */
export const numberName = ({ as, metric }: GraphBuilder): string => as ?? metric;

/** The place of a customer among the others is a measure over the edges; cases make rules of it. */
export function expandGraph(define: GraphBuilder, { schema }: ExpandContext): Expanded {
  const number = numberOf(define);
  const measure = { ...number, where: joined('and', [apart(define, schema), ...(number.where ? [number.where] : [])], define.place) };
  if (!define.cases) return { define: { builder: 'measure', measure, place: define.place } };
  return { define: define.cases, measures: { [numberName(define)]: measure } };
}

/** The number as its author described it. */
export function numberOf({ edges, from, to, direction, metric, damping, as, place }: GraphBuilder): Measure {
  const [own, other] = direction === 'in' ? [to, from] : [from, to];
  const rows = {
    ...edges,
    key: own.column,
    keyPlace: own.place,
    empty: 0,
    place,
    ...(as === undefined ? {} : { name: { zh: as, en: as } }),
  };
  const field = nameAt(other.column, other.place);
  if (metric === 'degree') return { ...rows, agg: 'count', field };
  if (metric === 'distinct_degree') return { ...rows, agg: 'count_distinct', field };
  const weight = damping === undefined ? {} : { damping };
  return { ...rows, agg: 'computed', shape: { agg: 'computed', how: metric, from: field, ...weight } };
}

/** An edge leads from somebody to somebody else. Ends that may be missing are asked for, so that the difference is never unknown. */
function apart({ edges, from, to, place }: GraphBuilder, schema: ExpandContext['schema']): Expression {
  const ends = [from, to].map(({ column, place: at }) => ({
    name: nameAt(column, at),
    nullable: columnOf(schema, edges.from, column)?.nullable,
  }));
  const [source, target] = ends.map(({ name }) => name) as [Expression, Expression];
  const there = ends.flatMap(({ name, nullable }): Expression[] =>
    nullable ? [{ kind: 'missing', operand: name, negated: true, start: name.start, end: name.end }] : [],
  );
  return joined('and', [...there, binaryAt('!=', source, target, place)], place);
}
