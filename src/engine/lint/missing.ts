import { type Bound, boundNodes, boundParts } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import { type Fix, type Issue, warning } from '../language/issue.ts';
import { isPlainName } from '../parse/tokenize.ts';

/** What a condition makes of missing values, where its author may not have thought of them. */
export const missingIn = (condition: Bound, text: string): Issue[] => [
  ...negationsOverMissing(condition, text),
  ...comparisonsWithMissing(condition),
];

/** A negation leaves out everybody whose value is missing; unless the condition asks about missing itself. */
function negationsOverMissing(condition: Bound, text: string): Issue[] {
  const asked = new Set(
    [...boundNodes(condition)].flatMap((n) => (n.kind === 'missing' && n.operand.kind === 'ref' ? [n.operand.name] : [])),
  );
  return [...standing(condition)]
    .filter(({ node }) => negates(node) && !boundParts(node).some(isNull))
    .flatMap(({ node, parent, inverted }) => {
      const name = namesIn(node).find((part) => part.nullable && !asked.has(part.name));
      if (!name) return [];
      const fix = inverted ? undefined : orMissing(node, parent, name.name, text);
      return [warning('negation-over-missing', node.place, { name: name.name, text: textOf(node) }, fix)];
    });
}

interface Standing {
  readonly node: Bound;
  readonly parent?: Bound;
  /** Under a `not`: what is let through there is kept out in the end. */
  readonly inverted: boolean;
}

function* standing(node: Bound, parent?: Bound, inverted = false): Generator<Standing> {
  yield { node, inverted, ...(parent ? { parent } : {}) };
  const inner = inverted || (node.kind === 'unary' && node.operator === 'not');
  for (const part of boundParts(node)) yield* standing(part, node, inner);
}

/** Lets the missing through as well. Nothing binds looser than `or`: beside anything else, the two go into parentheses. */
function orMissing({ place }: Bound, parent: Bound | undefined, name: string, text: string): Fix | undefined {
  const written = text.slice(place.start, place.end);
  if (written === '' || !name.split('.').every(isPlainName)) return undefined;
  const both = `${written} or ${name} is missing`;
  const alone = !parent || (parent.kind === 'binary' && parent.operator === 'or');
  return { start: place.start, end: place.end, text: alone ? both : `(${both})` };
}

function negates(n: Bound): boolean {
  if (n.kind === 'in' || n.kind === 'between') return n.negated;
  return n.kind === 'binary' ? n.operator === '!=' || n.operator === 'not like' : n.kind === 'unary' && n.operator === 'not';
}

/** The names that can make an expression unknown: none inside `coalesce`, which has an answer for them. */
function* refsIn(e: Bound): Generator<Extract<Bound, { kind: 'ref' }>> {
  if (e.kind === 'ref') yield e;
  if (e.kind !== 'call' || e.name !== 'coalesce') for (const part of boundParts(e)) yield* refsIn(part);
}
const namesIn = (e: Bound): Extract<Bound, { kind: 'ref' }>[] => [...refsIn(e)];

/** `= null` is unknown for everybody; what people mean is `is missing`. */
function comparisonsWithMissing(condition: Bound): Issue[] {
  return [...boundNodes(condition)].flatMap((n) => {
    if (n.kind !== 'binary' || (n.operator !== '=' && n.operator !== '!=')) return [];
    const [left, right] = [n.left, n.right].sort((a, b) => Number(isNull(a)) - Number(isNull(b)));
    if (!left || !right || !isNull(right)) return [];
    const instead = textOf({ kind: 'missing', operand: left, negated: n.operator === '!=', type: 'bool', place: n.place });
    // Only ` = null` is exchanged, and where nothing else stands between: the rest may be quoted as YAML has it.
    const inPlace = n.right === right && n.place.start === left.place.start;
    const fix = { start: left.place.end, end: n.place.end, text: ` is ${n.operator === '!=' ? 'present' : 'missing'}` };
    return [warning('compared-with-missing', n.place, { text: textOf(n), instead }, inPlace ? fix : undefined)];
  });
}
const isNull = (e: Bound): boolean => e.kind === 'literal' && e.value === null;
