import fc from 'fast-check';
import { type Customer, type Order, openWorld } from './world.ts';

/** Customers whose values fall below, on and above the numbers below, or are missing. */
export const CUSTOMERS: readonly Customer[] = [
  ['A', 'a', null, '1990-06-30', '2024-01-01'],
  ['B', 'b', 'f', null, '2024-01-01'],
  ['C', null, 'F ', '2000-02-29', null],
  ['D', '上海', '', '2010-01-01', '2025-06-30'],
  ['E', 'A', 'm', '1990-07-01', '2025-01-01'],
];
export const ORDERS: readonly Order[] = [
  ['1', 'A', '2025-06-01', 10],
  ['2', 'A', '2025-06-02', null],
  ['3', 'B', '2025-01-01', -2.5],
];
export const PEOPLE = openWorld(CUSTOMERS, ORDERS);
/** A document of measures that the conditions below name; tags follow after `---`. */
export const MEASURES =
  'measures:\n  n: {from: orders, agg: count}\n  spend: {from: orders, agg: sum, field: amount}\n  last_day: {from: orders, agg: max, field: order_date}\n';
const NUMBER = fc.constantFrom('n', 'spend', 'age(birth_date)', 'abs(spend)', 'spend / n', 'n - 2', '1', '35', '-2.5');
const TEXT = fc.constantFrom('city', 'gender_raw', 'lower(city)', 'trim(gender_raw)', "'a'", "'上海'", "coalesce(city, 'x')");
const DATE = fc.constantFrom('birth_date', 'register_date', 'last_day', 'as_of', "'2025-06-01'");
const pair = (side: fc.Arbitrary<string>) => fc.tuple(side, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), side).map((p) => p.join(' '));
/** Yes or no, or unknown, as something that is compared. */
const TRUTH = fc.constantFrom('true', 'false', '(n > 1)', "(city = 'a')", '(spend is missing)', 'n > 0', '(n between 1 and 2)');
const leaf = fc.oneof(
  pair(TRUTH.filter((t) => t.startsWith('(') || !t.includes(' '))),
  pair(NUMBER),
  pair(TEXT),
  pair(DATE).filter((p) => /[a-z]_/.test(p)),
  fc.tuple(NUMBER, fc.constantFrom(' in (1, 35)', ' not in (1, 2)', ' between 0 and 2', ' not between 1 and 9')).map((p) => p.join('')),
  fc.tuple(TEXT, fc.constantFrom(" like '%a%'", " not like '_'", " in ('a', 'b')", ' is missing', ' is present')).map((p) => p.join('')),
);
const { condition, number } = fc.letrec<{ condition: string; number: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('condition').map((c) => `not (${c})`),
    fc.tuple(tie('condition'), fc.constantFrom(' and ', ' or '), tie('condition')).map((p) => `(${p.join('')})`),
  ),
  number: fc.oneof(
    { maxDepth: 4 },
    NUMBER,
    tie('number').map((n) => `-(${n})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round'), tie('number')).map(([f, n]) => `${f}(${n})`),
    fc.tuple(tie('number'), fc.integer({ min: -1, max: 3 })).map(([n, d]) => `round(${n}, ${d})`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `coalesce(${a}, ${b})`),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([a, o, b]) => `(${a}) ${o} (${b})`),
    fc.tuple(DATE, DATE).map(([a, b]) => `days_between(${a}, ${b})`),
  ),
}));
/** Conditions of every operator, nested; true, false or unknown of the people above. */
export const CONDITION = condition;
/** Calculations of every scalar function and operator. */
export const NUMBERS = number;
