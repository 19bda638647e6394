import type { EdgeBuilder } from '../language/composed.ts';
import type { ExpandContext, Expanded } from './expand.ts';
import { literalAt, nameAt } from './write.ts';

/** The field of an edge is a measure; a map makes rules of it, so that a missing field stays missing. */
export function expandEdge({ measure, map, otherwise, place }: EdgeBuilder, { nameOf, definition }: ExpandContext): Expanded {
  if (!map) return { define: { builder: 'measure', measure, place } };
  const name = nameOf('edge');
  const spelt = map.flatMap(({ value, spellings, place: at }) =>
    spellings.length === 0
      ? []
      : {
          when: {
            kind: 'in' as const,
            operand: nameAt(name, at),
            list: spellings.map((s) => literalAt(s, at)),
            negated: false,
            start: at.start,
            end: at.end,
          },
          value,
          place: at,
        },
  );
  const { start, end } = place;
  const missing = { when: { kind: 'missing' as const, operand: nameAt(name, place), negated: false, start, end }, value: null, place };
  return {
    define: { builder: 'cases', cases: otherwise === null ? spelt : [missing, ...spelt], otherwise, place },
    measures: { [name]: { ...measure, name: measure.name ?? definition.name } },
  };
}
