import { type Bound, boundParts } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import { type Fix, type Issue, warning } from '../language/issue.ts';
import { isPlainName } from '../parse/tokenize.ts';

/** What a condition makes of missing values, where its author may not have thought of them. */
export function missingIn(condition: Bound, text: string): Issue[] {
  const all = standingIn(condition);
  return [...negationsOverMissing(all, text), ...comparisonsWithMissing(all)];
}

/** A negation leaves out everybody whose value is missing; unless the condition asks about missing itself. */
function negationsOverMissing(all: readonly Standing[], text: string): Issue[] {
  const asked = new Set(all.flatMap(({ node }) => (node.kind === 'missing' && node.operand.kind === 'ref' ? [node.operand.name] : [])));
  return all
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
  readonly parent: Bound | undefined;
  /** Under a `not`: what is let through there is kept out in the end. */
  readonly inverted: boolean;
}

/** An expression and all its parts, each before its own parts. */
function standingIn(condition: Bound): readonly Standing[] {
  const all: Standing[] = [];
  const left: Standing[] = [{ node: condition, parent: undefined, inverted: false }];
  for (let standing = left.pop(); standing; standing = left.pop()) {
    all.push(standing);
    const { node } = standing;
    const inverted = standing.inverted || (node.kind === 'unary' && node.operator === 'not');
    for (const part of boundParts(node).toReversed()) left.push({ node: part, parent: node, inverted });
  }
  return all;
}

/** Lets the missing through as well. Nothing binds looser than `or`: beside anything else, the two go into parentheses. */
function orMissing(e: Bound, parent: Bound | undefined, name: string, text: string): Fix | undefined {
  const { place } = e;
  // The `not` of an audience is a key, and what it turns round stands behind it.
  if (e.kind === 'unary' && e.operand.place.end > place.end) return undefined;
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
function comparisonsWithMissing(all: readonly Standing[]): Issue[] {
  return all.flatMap(({ node: n }) => {
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
