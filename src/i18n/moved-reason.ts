import type { Bilingual, Value, WhyMoved } from '../engine/index.ts';
import type { movedWords } from './zh/moved.ts';

/** How values and names are called where a move is told. */
export interface Calling {
  label(label: Bilingual): string;
  /** What a name stands for, where that is known. */
  name(name: string): Bilingual | undefined;
  /** A value of what a name stands for. */
  fact(name: string, value: Value): string;
  number(n: number): string;
}

/** More reasons than this are not read. */
const MOST = 3;

/** Why a customer has another value, as the end of a sentence: what the rule asks about first, and what did not change where only others did. */
export function movedReason(why: WhyMoved, { because }: typeof movedWords, called: Calling): string {
  if (!why.before.known) return because.came;
  if (!why.after.known) return because.left;
  const weighed = weighedReasons(why, because, called);
  const flipped = flippedIn(why);
  const asks = (name: string): boolean => flipped.some(({ text }) => text.split(/[^\p{L}\p{N}_]+/u).includes(name));
  const told = new Set(why.weighed.map(({ name }) => name));
  const changed = why.facts.filter(({ name }) => !told.has(name) || weighed.length === 0);
  const asked = changed.filter(({ name }) => asks(name));
  const ranks = rankReasons(why, flipped, because, called);
  const facts = (asked.length > 0 ? asked : ranks.length > 0 ? [] : changed).map(({ name, label, before, after }) => {
    if (before === undefined) return because.factNew(called.label(label), called.fact(name, after ?? null));
    if (after === undefined) return because.factGone(called.label(label));
    return because.fact(called.label(label), called.fact(name, before), called.fact(name, after));
  });
  const reasons = [...weighed, ...ranks, ...facts];
  if (reasons.length > 0) return reasons.slice(0, MOST).join(because.next);
  if (why.scores.some(({ othersMoved }) => othersMoved)) return because.others;
  const [was, is] = [why.before.matched, why.after.matched];
  return was?.kind !== is?.kind || why.conditions.length > 0 || why.scores.length > 0 ? because.rule : because.unknown;
}

/** The comparisons that turned over; where none was read on both sides, those that hold now, or else all that changed. */
function flippedIn({ conditions }: WhyMoved): WhyMoved['conditions'] {
  const both = conditions.filter(({ before, after }) => before !== undefined && after !== undefined);
  if (both.length > 0) return both;
  const holds = conditions.filter(({ after }) => after === true);
  return holds.length > 0 ? holds : conditions;
}

/** Who is in the top fifth goes by the others as well: the place among all is told beside the number. */
function rankReasons(why: WhyMoved, flipped: WhyMoved['conditions'], because: (typeof movedWords)['because'], called: Calling): string[] {
  return flipped
    .flatMap(({ ranks = [] }) => ranks)
    .flatMap(({ of, before, after }) => {
      if (typeof before !== 'number' || typeof after !== 'number') return [];
      const label = called.name(of) ?? why.facts.find(({ name }) => name === of)?.label;
      const share = (below: number): string => `${Math.max(0.1, Number(((1 - below) * 100).toFixed(1)))}%`;
      return label ? [because.rank(called.label(label), share(before), share(after))] : [];
    });
}

/** Of a preference: what weighs more now, or less, by how much it changed. */
function weighedReasons({ weighed }: WhyMoved, because: (typeof movedWords)['because'], called: Calling): string[] {
  const amounts = weighed.flatMap(({ name, of, before, after }) => {
    if (!('picked' in (after ?? before ?? {}))) return [];
    const [was, is] = [before, after].map((row) => Number(row?.['amount'] ?? 0)) as [number, number];
    return was === is ? [] : [{ name, of, was, is }];
  });
  return amounts
    .toSorted((a, b) => Math.abs(b.is - b.was) - Math.abs(a.is - a.was))
    .slice(0, 2)
    .map(({ name, of, was, is }) => because.weighed(called.fact(name, of), called.number(was), called.number(is)));
}
