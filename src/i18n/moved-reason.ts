import type { Bilingual, Value, WhyMoved } from '../engine/index.ts';
import type { movedWords } from './zh/moved.ts';

/** How values and names are called where a move is told. */
export interface Calling {
  label(label: Bilingual): string;
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
  const asked = (name: string): number => Number(!why.conditions.some(({ text }) => text.split(/\W+/u).includes(name)));
  const told = new Set(why.weighed.map(({ name }) => name));
  const facts = why.facts
    .filter(({ name }) => !told.has(name) || weighed.length === 0)
    .toSorted((a, b) => asked(a.name) - asked(b.name))
    .map(({ name, label, before, after }) => {
      if (before === undefined) return because.factNew(called.label(label), called.fact(name, after ?? null));
      if (after === undefined) return because.factGone(called.label(label));
      return because.fact(called.label(label), called.fact(name, before), called.fact(name, after));
    });
  const reasons = [...weighed, ...facts];
  if (reasons.length > 0) return reasons.slice(0, MOST).join(because.next);
  if (why.scores.some(({ othersMoved }) => othersMoved)) return because.others;
  const [was, is] = [why.before.matched, why.after.matched];
  return was?.kind !== is?.kind || why.conditions.length > 0 || why.scores.length > 0 ? because.rule : because.unknown;
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
