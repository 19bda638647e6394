import type { movedWords as zh } from '../zh/moved.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const many = (n: number): string => `${count(n)} ${n === 1 ? 'customer' : 'customers'}`;
/** A label inside a sentence: Orders become orders, RFM stays RFM. */
const inside = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

export const movedWords: typeof zh = {
  compare: 'Compare with',
  compareDay: 'Compare with which day',
  earlier: 'an earlier day',
  original: 'the definition before the change',
  day: 'Which day',
  dayLate: (asOf) => `Choose a day before ${asOf}.`,
  working: 'Comparing…',
  failed: 'The comparison did not come through. Try again.',
  absent: 'not a customer yet',
  noValue: 'No value',
  summary: (moved, all, from, to) => `From ${from} to ${to}, *${count(moved)}* of ${many(all)} moved.`,
  summaryVersions: (moved, all) => `With the changed definition, *${count(moved)}* of ${many(all)} moved.`,
  nobody: 'Nobody moved.',
  matrix: (tag) => `${tag}: from where to where`,
  how: 'A row is the value before, a column the value after; who is on the diagonal stayed. Pick a number to see which customers.',
  corner: 'before \\ after',
  cell: (from, to, n) => `From “${from}” to “${to}”: ${many(n)}`,
  who: (from, to, n) => `From “${from}” to “${to}”: ${many(n)}`,
  more: (n) => `Show ${count(n)} more`,
  because: {
    next: '; ',
    fact: (label, from, to) => `${inside(label)} went from ${from} to ${to}`,
    rank: (label, from, to) => `${inside(label)} went from the top ${from} of all customers to the top ${to}`,
    factNew: (label, to) => `${inside(label)} is asked about now, and is ${to}`,
    factGone: (label) => `${inside(label)} is no longer asked about`,
    weighed: (value, from, to) => `“${value}” went from a weight of ${from} to ${to}`,
    others: 'their own number is the same; the others’ changed, and ranks and cut points with them',
    rule: 'their own numbers are the same; the rule is another',
    came: 'not a customer before',
    left: 'no longer among the customers',
    unknown: 'none of the numbers behind it changed',
  },
  one: (customer, because) => `${customer}: ${because}.`,
  flow: (from, to, n) => `${from} → ${to}: ${many(n)}`,
  example: (customer, because) => `such as ${customer}: ${because}.`,
  tag: (name, code, from, to, moved, all) =>
    moved === 0
      ? `${name} (${code}): from ${from} to ${to}, none of ${many(all)} moved.`
      : `${name} (${code}): from ${from} to ${to}, ${count(moved)} of ${many(all)} moved.`,
  others: (flows, n) => `${count(flows)} more ways, ${many(n)}.`,
  baseLate: (tag, base, asOf) =>
    `${tag}: the day to compare with, ${base}, is after the as-of date ${asOf}, so this compares backwards. --base (or psi_base) takes an earlier day.`,
  baseSame: (tag, base) =>
    `${tag}: the day to compare with is the as-of date itself, ${base}, so nothing can have moved. --base (or psi_base) takes an earlier day.`,
};
