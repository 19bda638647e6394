import type { Cut } from '../language/composed.ts';
import type { CasesBuilder } from '../language/definition.ts';
import type { BinaryOperator, Expression } from '../language/expression.ts';
import type { Place } from '../language/issue.ts';

/** Expressions that nobody typed; they stand where the words stand that they were made of. */
type At = Pick<Place, 'start' | 'end'>;
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

/** The bands of a number as rules in order. */
export const casesOfCut = (cut: Cut, number: string, place: Place): CasesBuilder => ({
  builder: 'cases',
  cases: cut.bands.map(({ value, operator, than, place: at }) => ({
    when: binaryAt(operator, nameAt(number, at), literalAt(than, at), at),
    value,
    place: at,
  })),
  ...(cut.otherwise === undefined ? {} : { otherwise: cut.otherwise }),
  place,
});
