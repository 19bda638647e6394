import type { Supposed, whyWords as zh } from '../zh/why.ts';

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
  nearest: {
    title: 'What would change it',
    change: (what, value) => `${supposed(what)}, ${value === undefined ? 'there would be no value' : `this would be “${value}”`}.`,
    steps: (steps, day, value) =>
      `With ${steps.map(({ at, label }) => `step ${at} (${inside(label)})`).join(' and ')} taken by ${day}, this would be “${value}”.`,
    checked: 'Run again with that one thing changed and all else as it is, this is what comes out.',
  },
};
