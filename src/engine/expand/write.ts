import type { Cut } from '../language/composed.ts';
import type { CasesBuilder, CoreBuilder } from '../language/definition.ts';
import type { BinaryOperator, Expression } from '../language/expression.ts';
import type { Place } from '../language/issue.ts';
import type { ExpandContext, Expanded } from './expand.ts';

/** Expressions that nobody typed; they stand where the words stand that they were made of. */
export type At = Pick<Place, 'start' | 'end'>;
const spot = ({ start, end }: At): At => ({ start, end });

export const nameAt = (name: string, at: At): Expression => ({ kind: 'name', name, ...spot(at) });
export const literalAt = (value: string | number | boolean | null, at: At): Expression => ({ kind: 'literal', value, ...spot(at) });
export const callAt = (name: string, args: readonly Expression[], at: At): Expression => ({ kind: 'call', name, args, ...spot(at) });
export const binaryAt = (operator: BinaryOperator, left: Expression, right: Expression, at: At): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
  ...spot(at),
});

/** `a and b and c`, `a + b + c`. @throws RangeError without parts */
export function joined(operator: BinaryOperator, parts: readonly Expression[], at: At): Expression {
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('nothing to join');
  return rest.reduce((left, right) => binaryAt(operator, left, right, at), first);
}

/** The bands of a number as rules in order. Whoever has no number is in no band, not in the last. */
function casesOfCut(cut: Cut, number: string, place: Place, always: boolean): CasesBuilder {
  const bands = cut.bands.map(({ value, operator, than, place: at }) => ({
    when: binaryAt(operator, nameAt(number, at), literalAt(than, at), at),
    value,
    place: at,
  }));
  if (cut.otherwise === undefined) return { builder: 'cases', cases: bands, place };
  if (always) return { builder: 'cases', cases: bands, otherwise: cut.otherwise, place };
  const present = { kind: 'missing', operand: nameAt(number, place), negated: true, ...spot(place) } as const;
  return { builder: 'cases', cases: [...bands, { when: present, value: cut.otherwise, place }], place };
}

/** The same expression with names that mean something else here, or numbers. */
export function namesReplaced(
  e: Expression,
  names: Readonly<Record<string, string>>,
  numbers: Readonly<Record<string, number>> = {},
): Expression {
  const inside = (part: Expression): Expression => namesReplaced(part, names, numbers);
  switch (e.kind) {
    case 'literal':
      return e;
    case 'name': {
      if (e.table !== undefined) return e;
      if (Object.hasOwn(numbers, e.name)) return literalAt(numbers[e.name] ?? null, e);
      return Object.hasOwn(names, e.name) ? { ...e, name: names[e.name] ?? e.name } : e;
    }
    case 'unary':
    case 'missing':
      return { ...e, operand: inside(e.operand) };
    case 'binary':
      return { ...e, left: inside(e.left), right: inside(e.right) };
    case 'in':
      return { ...e, operand: inside(e.operand), list: e.list.map(inside) };
    case 'between':
      return { ...e, operand: inside(e.operand), low: inside(e.low), high: inside(e.high) };
    case 'call':
      return { ...e, args: e.args.map(inside) };
  }
}

/**
 * A number, or, where it is cut, its bands over a step that holds the number.
 * @param always every customer has the number
 */
export function banded(number: CoreBuilder, cut: Cut | undefined, { nameOf }: ExpandContext, always = false): Expanded {
  if (!cut) return { define: number };
  return { steps: [{ suffix: 'score', define: number }], define: casesOfCut(cut, nameOf('score'), number.place, always) };
}

/** With more steps and measures before its own. */
export const withSteps = (before: Pick<Expanded, 'steps' | 'measures'>, expanded: Expanded): Expanded => ({
  ...expanded,
  steps: [...(before.steps ?? []), ...(expanded.steps ?? [])],
  measures: { ...before.measures, ...expanded.measures },
});
