import type { Supposed, Weighed, whyWords as zh } from '../zh/why.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const many = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`;

/** A label inside a sentence: Orders become orders, RFM stays RFM. */
const inside = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

function supposed({ label, from, to, by, more, yesNo, consent, missing, since }: Supposed): string {
  if (consent) return `If the customer ${consent.given ? 'agreed' : 'did not agree'} to ${inside(consent.to)}`;
  if (yesNo) return `If “${label}” were ${to.toLowerCase()}`;
  const what = inside(label);
  if (missing) return `${label} has no value now; if it were ${to}`;
  if (by === undefined) return `If ${what} were “${to}” and not “${from}”`;
  if (since === undefined) return `If ${what} came to ${to}, ${by} ${more ? 'more' : 'less'} than now`;
  return `If the ${since === 'last' ? 'latest' : 'first'} one were ${by} ${more ? 'earlier' : 'later'} (${what}: ${to}, not ${from})`;
}

function weighed({ picked, counts, to, by }: Weighed): string {
  if (counts === 'rows') return `If “${picked}” had ${to} rows, ${by} more than now`;
  return `If “${picked}” weighed ${to}${counts === 'faded' ? ' (recent rows count more)' : ''}, ${by} more than now`;
}

/** The second of two says "if" no more; only a label that is a name keeps its capital. */
const next = (what: Supposed): string => supposed(what).replace(/^If /, '');
const becomes = (value: string | undefined): string => (value === undefined ? 'there would be no value' : `this would be “${value}”`);

export const whyWords: typeof zh = {
  title: (customer) => `Why does ${customer} have this tag?`,
  rule: (n) => `Rule ${n}`,
  matched: 'true, so this is the value',
  passedOver: 'false, so on to the next',
  unknown: 'unknown, which does not count as true',
  notReached: 'not reached: an earlier rule was true',
  step: (name, value) => `${name}: ${value}`,
  steps: {
    score: {
      points: 'Points in all',
      survey: 'Mean answer',
      linear: 'Forecast',
      logistic: 'Chance',
      tree: 'Value of the leaf',
      kmeans: 'Nearest centre',
      bgnbd: 'Chance of being active',
      gamma_gamma: 'Average spend of an order',
    },
    logit: 'The linear part of the logistic regression',
    answered: 'Items with an answer that counts',
    open: 'Value before the gate',
    passed: 'Value that passes the gate',
    distance: (of) => `How far from the centre of “${of}” (squared)`,
    input: (name) => `The model’s input ${name}`,
  },
  gate: 'The gate',
  earned: (points) => `${points} points`,
  rest: 'everyone else with a result',
  fellThrough: 'None was true, so the value is the one after “otherwise”',
  nothing: 'None was true and there is no “otherwise”, so there is no value',
  noResult: 'There is no result, so there is no value',
  rank: { top: (share) => `in the top ${share}`, bottom: (share) => `in the bottom ${share}` },
  here: (values) => `here: ${values}`,
  truth: { true: 'true', false: 'false', unknown: 'unknown' },
  missingRaw: 'left blank',
  raw: (raw) => `entered as “${raw}”`,
  cleaned: (cleaned) => `tidied to “${cleaned}”`,
  score: (value, score) => (score === null ? `${value}: no score` : `${value}: scores ${score}`),
  band: (value, band) => (band === null ? `${value}: in no band` : `${value}: band ${band}`),
  cuts: (cuts) => `cut at ${cuts}`,
  standing: {
    share: (before) => `the largest first, those before hold ${before} of the total`,
    deviation: (deviations) => `${deviations} standard deviations from the average`,
    place: (place, of, from) => `number ${count(place)} of ${count(of)}, counted from the ${from}`,
  },
  code: (code) => `together ${code}`,
  facts: 'What it rests on',
  rows: (table, n, start, end) =>
    `${many(n, 'row', 'rows')} of ${inside(table)}, ${start === undefined ? `up to ${end}` : `${start} to ${end}`}`,
  noRows: 'no rows at all',
  queried: 'what your query gave',
  days: (n) => many(n, 'day', 'days'),
  yesNo: { true: 'Yes', false: 'No' },
  because: (rows) => ` (${rows})`,
  showRows: 'Show them',
  unknownCustomer: 'This customer was not there yet on this day.',
  workings: 'How it was weighed',
  workingColumns: {
    picked: 'value',
    amount: 'weight',
    share: 'own share',
    tgi: 'TGI',
    support: 'support',
    last_seen: 'last seen',
    taken: 'taken',
    step: 'step',
    table: 'table',
    moment: 'when',
    neighbour: 'from (blank: what everybody gets)',
    rank: 'their PageRank',
    edges: 'edges they send out',
    received: 'handed on',
    incoming: 'edge in',
    outgoing: 'edge out',
  },
  worked: {
    round: ([x = '', digits], value) => `${x} rounded${digits === undefined || digits === '0' ? '' : ` to ${digits} decimals`} = ${value}`,
    floor: ([x = ''], value) => `${x} rounded down = ${value}`,
    ceil: ([x = ''], value) => `${x} rounded up = ${value}`,
    abs: ([x = ''], value) => `${x} without its sign = ${value}`,
    sqrt: ([x = ''], value) => `square root of ${x} = ${value}`,
    power: ([x = '', n = ''], value) => `${x} to the power of ${n} = ${value}`,
    ln: ([x = ''], value) => `natural logarithm of ${x} = ${value}`,
    exp: ([x = ''], value) => `e to the power of ${x} = ${value}`,
    logistic: ([x = ''], value) => `1 ÷ (1 + e to the power of −(${x})) = ${value}`,
    least: ([x = '', y = ''], value) => `the smaller of ${x} and ${y} = ${value}`,
    greatest: ([x = '', y = ''], value) => `the larger of ${x} and ${y} = ${value}`,
    days_between: ([from = '', to = ''], value) => `${from} to ${to} = ${value} days`,
    age: ([birth = ''], value) => `born ${birth}, ${value} years old at the as-of date`,
  },
  nearest: {
    title: 'What would change it',
    change: (what, value) => `${supposed(what)}, ${becomes(value)}.`,
    pair: (first, second, value) => `${supposed(first)}, and also ${next(second)}, ${becomes(value)}.`,
    preference: (what, value) => `${weighed(what)}, this would be “${value}”.`,
    steps: (steps, day, value) =>
      `With ${steps.map(({ at, label }) => `step ${at} (${inside(label)})`).join(' and ')} taken by ${day}, this would be “${value}”.`,
    checked: 'Run again with that one thing changed and all else as it is, this is what comes out.',
    checkedPair: 'No single change would do. Run again with both things changed and all else as it is, this is what comes out.',
    none: {
      itself: 'The value is the number or the word itself. There is no limit to cross, so nothing is “nearly” another value.',
      query: 'This is SQL of your own. The engine cannot see how it decides, so it cannot say what would change it.',
      network: 'This number depends on how everybody is connected. No single change to this customer settles it.',
      listed: 'The tag only asks who is on the list. There is nothing else to change.',
      own: 'Only what is the customer’s own, such as date of birth or gender, would change it. That is not supposed here.',
      'first-row': 'This customer has no records yet. A first one would change several numbers at once, more than one or two can say.',
      'no-rows': 'This customer has no records to weigh.',
      support: 'The other values have fewer rows than a value needs to count, whatever they weigh.',
      'one-value': 'This customer’s records hold this one value, so no other could outweigh it.',
      steps: 'The steps are all taken, or their time is over.',
      'not-found': 'One change was tried, and two together: none that a customer could make gives another value.',
    },
  },
};
