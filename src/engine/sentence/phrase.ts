import type { Bilingual } from '../language/definition.ts';
import { type BinaryOperator, type Expression, type Literal, type Name, nodesOf } from '../language/expression.ts';
import type { Slot, SlotAbout, UnnumberedSlot } from './slot.ts';

/** A condition or a calculation as it is said. No language in it: i18n puts the parts in order. */
export type Phrase =
  | { readonly say: 'all' | 'any'; readonly of: readonly Phrase[] }
  | { readonly say: 'not'; readonly of: Phrase }
  | { readonly say: 'compare'; readonly who: Phrase; readonly operator: Comparison; readonly than: Phrase }
  | { readonly say: 'top' | 'bottom'; readonly who: Phrase; readonly share: Slot }
  | { readonly say: 'among'; readonly who: Phrase; readonly list: readonly Phrase[]; readonly negated: boolean }
  | { readonly say: 'between'; readonly who: Phrase; readonly low: Phrase; readonly high: Phrase; readonly negated: boolean }
  | { readonly say: 'missing'; readonly who: Phrase; readonly negated: boolean }
  | { readonly say: 'name'; readonly label: Bilingual }
  | { readonly say: 'slot'; readonly slot: Slot }
  /** What has no sentence of its own: the author's text, with its names and its values. */
  | { readonly say: 'text'; readonly pieces: readonly (string | Bilingual | Slot)[] };

const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', 'like', 'not like'] as const satisfies readonly BinaryOperator[];
export type Comparison = (typeof COMPARISONS)[number];
const isComparison = (operator: BinaryOperator): operator is Comparison => (COMPARISONS as readonly string[]).includes(operator);

/** What a name stands for, and what its values are called. */
export interface Subject {
  readonly label: Bilingual;
  readonly unit?: string;
  readonly codes?: Readonly<Record<string, Bilingual>>;
  readonly date?: boolean;
}

export interface PhraseContext {
  readonly text: string;
  lookUp(name: Name): Subject | undefined;
  number(slot: UnnumberedSlot): Slot;
}

/** Says an expression; a value becomes a slot where the text really has it at that place. */
export function phraseOf(e: Expression, context: PhraseContext): Phrase {
  switch (e.kind) {
    case 'binary':
      if (e.operator === 'and' || e.operator === 'or') {
        return { say: e.operator === 'and' ? 'all' : 'any', of: flat(e, e.operator).map((part) => phraseOf(part, context)) };
      }
      return isComparison(e.operator) ? comparison(e, e.operator, context) : asWritten(e, context);
    case 'unary':
      return e.operator === 'not' ? { say: 'not', of: phraseOf(e.operand, context) } : asWritten(e, context);
    case 'in': {
      const list = e.list.map((item) => side(item, e.operand, context));
      return { say: 'among', who: side(e.operand, undefined, context), list, negated: e.negated };
    }
    case 'between': {
      const [low, high] = [side(e.low, e.operand, context), side(e.high, e.operand, context)];
      return { say: 'between', who: side(e.operand, undefined, context), low, high, negated: e.negated };
    }
    case 'missing':
      return { say: 'missing', who: side(e.operand, undefined, context), negated: e.negated };
    case 'name':
    case 'literal':
    case 'call':
      return side(e, undefined, context);
  }
}

type ComparisonNode = Extract<Expression, { kind: 'binary' }>;

function comparison(e: ComparisonNode, operator: Comparison, context: PhraseContext): Phrase {
  return (
    share(e, operator, context) ?? {
      say: 'compare',
      who: side(e.left, e.right, context),
      operator,
      than: side(e.right, e.left, context),
    }
  );
}

/** `pct_rank(spend) >= 80%` is the top 20 % by spend, `<= 20%` the bottom 20 %. */
function share(e: ComparisonNode, operator: Comparison, context: PhraseContext): Phrase | undefined {
  const { left, right } = e;
  const [of] = left.kind === 'call' && left.name === 'pct_rank' ? left.args : [];
  if (!of || right.kind !== 'literal' || typeof right.value !== 'number' || !isWritten(right, context.text)) return undefined;
  const rank = ({ '>=': 'top', '>': 'top', '<=': 'bottom', '<': 'bottom' } as const)[operator as string];
  if (!rank) return undefined;
  const value = percent(rank === 'top' ? 1 - right.value : right.value);
  const about = limitOf(of, context);
  const slot = context.number({ kind: 'percent', value, rank, about, spots: [{ start: right.start, end: right.end }] });
  return { say: rank, who: side(of, undefined, context), share: slot };
}

/** A name, a value, or anything else as it is written. `other` is what it is compared with, which gives a value its meaning. */
function side(e: Expression, other: Expression | undefined, context: PhraseContext): Phrase {
  if (e.kind === 'name') return { say: 'name', label: labelOf(e, context) };
  if (e.kind === 'call' && e.name === 'age' && e.args[0]?.kind === 'name') return { say: 'name', label: AGE };
  if (e.kind !== 'literal') return asWritten(e, context);
  const slot = slotOf(e, other, context);
  return slot ? { say: 'slot', slot: context.number(slot) } : { say: 'text', pieces: [context.text.slice(e.start, e.end)] };
}

const AGE: Bilingual = { zh: '年龄', en: 'Age' };

function slotOf(e: Literal, other: Expression | undefined, context: PhraseContext): UnnumberedSlot | undefined {
  if (!isWritten(e, context.text)) return undefined;
  const subject = other?.kind === 'name' ? context.lookUp(other) : undefined;
  const about = limitOf(other ?? e, context);
  const spots = [{ start: e.start, end: e.end }];
  if (typeof e.value === 'number') {
    if (context.text.slice(e.start, e.end).endsWith('%')) return { kind: 'percent', value: percent(e.value), about, spots };
    return { kind: 'number', value: e.value, ...(subject?.unit ? { unit: subject.unit } : {}), about, spots };
  }
  if (typeof e.value !== 'string') return undefined;
  if (subject?.codes && Object.hasOwn(subject.codes, e.value)) {
    const options = Object.entries(subject.codes).map(([value, label]) => ({ value, label }));
    return { kind: 'choice', value: e.value, options, about, spots };
  }
  return { kind: subject?.date ? 'date' : 'text', value: e.value, about, spots };
}

function asWritten(e: Expression, context: PhraseContext): Phrase {
  const pieces: (string | Bilingual | Slot)[] = [];
  let at = e.start;
  const leaves = [...nodesOf(e)].filter((n) => n.kind === 'name' || n.kind === 'literal').sort((a, b) => a.start - b.start);
  for (const leaf of leaves) {
    const said = side(leaf, undefined, context);
    if (leaf.start > at) pieces.push(context.text.slice(at, leaf.start).replaceAll('*', '×'));
    if (said.say === 'name') pieces.push(said.label);
    else if (said.say === 'slot') pieces.push(said.slot);
    else pieces.push(context.text.slice(leaf.start, leaf.end));
    at = leaf.end;
  }
  if (e.end > at) pieces.push(context.text.slice(at, e.end));
  return { say: 'text', pieces };
}

function labelOf(e: Expression, context: PhraseContext): Bilingual {
  const written = context.text.slice(e.start, e.end);
  return (e.kind === 'name' && context.lookUp(e)?.label) || { zh: written, en: written };
}

const limitOf = (e: Expression, context: PhraseContext): SlotAbout => ({
  is: 'limit',
  of: labelOf(e, context),
  ...(e.kind === 'name' ? { name: e.name } : {}),
});

const flat = (e: Expression, operator: 'and' | 'or'): Expression[] =>
  e.kind === 'binary' && e.operator === operator ? [...flat(e.left, operator), ...flat(e.right, operator)] : [e];

/** 0.2, not 0.19999999999999996, is what 1 - 80 % leaves. */
const percent = (share: number): number => Number((share * 100).toFixed(6));

/** Whether the text has the value at its place: over several lines of YAML places are only near, and an edit must be exact. */
function isWritten({ value, start, end }: Literal, text: string): boolean {
  const written = text.slice(start, end);
  if (typeof value === 'number') return Number(written.replace('%', 'e-2').replaceAll(' ', '')) === value;
  return typeof value === 'string' && /^(?:\\?"|'{1,2})/.test(written) && written.includes(value);
}
