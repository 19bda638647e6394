import type { Measure, Preference, Span } from '../../engine/language/definition.ts';
import type { Comparison } from '../../engine/sentence/phrase.ts';
import type { labsWords as zh } from '../zh/labs.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const many = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`;
const elapsed = (ms: number): string => (ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`);
const SPAN_UNITS: Readonly<Record<Span['unit'], string>> = { d: 'days', w: 'weeks', m: 'months', y: 'years' };
const span = ({ count: n, unit }: Span): string => many(n, SPAN_UNITS[unit].slice(0, -1), SPAN_UNITS[unit]);

/** A label inside a sentence: Orders become orders, RFM stays RFM. */
const inside = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

/** The frame that all labs share. */
const lab: (typeof zh)['lab'] = {
  meta: (dataset, customers, asOf) => `${dataset} · ${many(customers, 'customer', 'customers')} · as of ${asOf}`,
  /** Between two sentences. */
  gap: ' ',
  run: 'Run',
  stop: 'Stop',
  reset: 'Reset',
  share: 'Share',
  shared: 'Link copied',
  shareCopy: 'Copy this link',
  shareTooLong: 'This definition is too long for a link. You can copy all of it under YAML.',
  shareDamaged: 'This shared link is incomplete or was not made here, so it was not used. Below is the lab as it always starts.',
  shareOpened: 'Somebody shared this definition with you.',
  ownData: 'Use my data',
  backToSample: 'Back to the sample data',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download CSV',
  loading: 'Getting the database ready…',
  again: 'Try again',
  madeBefore: 'The same engine worked this out when the page was built. Press Run to have your browser do it again.',
  took: (ms, customers) => `SQLite in your browser tagged ${many(customers, 'customer', 'customers')} in ${elapsed(ms)}.`,
  tabs: { result: 'Result', customers: 'Customers', moved: 'Who moved', sql: 'SQL', excel: 'Excel', take: 'Take away' },
  customers: (n) => many(n, 'customer', 'customers'),
  percent: (share) => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`),
  noValue: 'No value',
  yes: 'Yes',
  no: 'No',
  missing: 'none',
  table: {
    customer: 'Customer',
    previous: 'Previous',
    next: 'Next',
    page: (from, to, of) => `${count(from)} to ${count(to)} of ${count(of)}`,
    sortBy: (column) => `Sort by ${inside(column)}`,
    none: 'There is no such customer.',
  },
  days: (n) => many(n, 'day', 'days'),
};

const say: (typeof zh)['tagLab']['say'] = {
  name: inside,
  all: ' and ',
  any: ' or ',
  open: '(',
  close: ')',
  not: (what) => ['not ', what],
  compare: (who, operator, than, days) => [who, ` ${days ? DAYS[operator] : SIGNS[operator]} `, than],
  top: (who, share) => [who, ' is in the ', share],
  bottom: (who, share) => [who, ' is in the ', share],
  among: (who, list, negated) => [who, negated ? ' is none of ' : ' is one of ', list],
  between: (who, low, high, negated) => [who, negated ? ' is not between ' : ' is between ', low, ' and ', high],
  missing: (who, negated) => [who, negated ? ' is filled in' : ' is missing'],
  or: ', ',
  look: (window, kind, table) => [...(kind === undefined ? [] : [kind, ' ']), inside(table), ', ', ...window],
  only: (where) => [', only where ', where],
  window: {
    ever: () => ['all time'],
    last: (length) => ['last ', length],
    prev: (length) => ['the ', length, ' before today'],
    between: (from, to) => ['from ', from, ' ago to ', to, ' ago'],
    calendar: (period) => [period],
    range: (start, end) => [start, ' to ', end],
  },
  count: (agg, field) => (field === undefined ? [ALONE[agg]] : [OF_FIELD[agg], ' ', field]),
  counted: (label, how) => [`${inside(label)} = `, ...how],
  preferred: (what, by) => [...what, `, ${by}`],
  by: {
    count: 'by rows',
    sum: 'by total',
    share: 'by share of their own',
    tgi: 'by TGI',
    decay: 'by weight that fades with time',
    pagerank: 'by PageRank',
    betweenness: 'by betweenness',
  },
  step: (at, window, table) => [`step ${at}: ${inside(table)}`, ...(window === undefined ? [] : [', ', ...window])],
  sequence: (gives, days, not) => [
    gives === 'step' ? 'how many of the steps were taken in this order' : 'all steps taken in this order',
    ...(days === undefined ? [] : [', within ', days, ' of the first']),
    ...(not === undefined ? [] : [', with none in between where ', not]),
  ],
  next: '; ',
  spelt: (spellings) => `written ${spellings}`,
  column: (label, cleaned) => `the customer's ${inside(label)}${cleaned ? ', tidied first' : ''}`,
  score: (of, method, bands) => [
    ...(of === undefined ? [] : [of, ' ']),
    'by ',
    method,
    ...(bands === undefined ? [' into two bands'] : [' into ', bands, ' bands']),
  ],
  pareto: (of, edges) => [
    ...(of === undefined ? [] : [of, ', ']),
    'the largest first, cut where the running total reaches a share of ',
    ...edges.map((part) => (typeof part === 'string' && /^0?\.\d+$/.test(part) ? `${Number((Number(part) * 100).toFixed(6))}%` : part)),
  ],
  zscore: (of, edges) => [...(of === undefined ? [] : [of, ' ']), 'by standard deviations from the average, cut at ', ...edges],
  edges: (of, edges) => [...(of === undefined ? [] : [of, ' ']), 'cut at ', ...edges],
  /** What the lines above give, against a bound. */
  limits: (by, of) => [
    ...(of.halfLife === undefined ? [] : [['half the weight after every ', of.halfLife]]),
    ...(of.support === undefined
      ? []
      : [
          of.support.of === undefined
            ? ['at least ', of.support.least, ' rows']
            : ['at least ', of.support.least, ' different values of ', of.support.of],
        ]),
    ...(of.threshold === undefined ? [] : [[`${LIMITED[by]} of at least `, of.threshold]]),
    ...(of.top === undefined ? [] : [['only the first ', of.top]]),
  ],
  base: (points) => ['from ', points, ' points'],
  input: (name, of) => [`${name} = `, of],
  band: (operator, than) => [`the result ${SIGNS[operator]} `, than],
  points: (points) => [': ', points, ' points'],
  survey: (items, reverse, least) => [
    `the mean of the latest answers to ${items.join(', ')}`,
    ...(reverse.length === 0 ? [] : [` (${reverse.join(', ')} scored in reverse)`]),
    ', with at least ',
    least,
    ' answered',
  ],
  center: (at) => `nearest to the centre (${at})`,
  gate: (of) => [
    ...(of.consent === undefined ? [] : [[`consent to “${of.consent}”`]]),
    ...(of.minAge === undefined ? [] : [['an age of at least ', of.minAge, ...(of.ageless ? [' (or unknown)'] : [])]]),
    ...(of.minGroup === undefined ? [] : [['at least ', of.minGroup, ' customers with the same value']]),
  ],
  gated: (conditions) => ['a value only with ', ...conditions],
  listed: (customers) => `${many(customers, 'customer', 'customers')} on the list`,
  model: {
    linear: 'the result of a linear regression',
    logistic: 'the chance that a logistic regression gives',
    tree: 'the leaf that a decision tree leads to',
    kmeans: 'the nearest cluster centre',
    bgnbd: 'the chance of being active, by a BG/NBD model',
    gamma_gamma: 'the average spend of an order, by a Gamma-Gamma model',
  },
  labels: (labels, from) => `${from === 'high' ? 'from high to low' : 'from low to high'}: ${labels.join(', ')}`,
  rfm: {
    code: 'R, F and M as a three-digit code',
    digit: (letter) => `the ${letter} score only`,
    weighted: (r, f, m) => `R × ${r} + F × ${f} + M × ${m}`,
    segment: (n, names) => `one of ${n} segments by the three scores${names.length === 0 ? '' : `: ${names.join(', ')}`}`,
  },
};
const SIGNS: Readonly<Record<Comparison, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  like: 'is like',
  'not like': 'is not like',
};
const LIMITED: Readonly<Record<Preference['by'], string>> = {
  count: 'rows',
  sum: 'a total',
  share: 'a share of their own',
  tgi: 'a TGI',
  decay: 'a weight',
};
const DAYS: Readonly<Record<Comparison, string>> = { ...SIGNS, '<': 'under', '<=': 'at most', '>': 'over', '>=': 'at least' };
const ALONE: Readonly<Record<Measure['agg'], string>> = {
  count: 'how many',
  count_distinct: 'how many different',
  sum: 'total',
  avg: 'average',
  min: 'lowest',
  max: 'highest',
  first: 'first',
  last: 'last',
  days_since: 'days since the last one',
  days_since_first: 'days since the first one',
  days_active: 'days with at least one',
  most_frequent: 'most frequent',
  prefer: 'preferred',
  sequence: 'went through the steps',
  statement: 'what the written SQL gives',
  computed: 'weight in the network',
};
/** Before a field. */
const OF_FIELD: Readonly<Record<Measure['agg'], string>> = {
  ...ALONE,
  count: 'how many with',
  count_distinct: 'distinct count of',
  sum: 'total of',
  avg: 'average of',
  first: 'the first',
  last: 'the last',
  most_frequent: 'the most frequent',
};

const tagLab: (typeof zh)['tagLab'] = {
  roles: {
    tag: 'Tag',
    look: 'Look at',
    count: 'Work out',
    if: 'If',
    else: 'Otherwise',
    value: 'Value',
    column: 'Read',
    score: 'Score',
    labels: 'Names',
    rfm: 'Gives',
    points: 'Add',
    model: 'Model',
    listed: 'List',
    band: 'If',
    survey: 'Work out',
    step: 'Look at',
    sequence: 'Work out',
    limits: 'With',
    base: 'Start',
    input: 'Work out',
    weights: 'Formula',
    center: 'If',
    gate: 'Gate',
  },
  sentence: 'Sentence',
  yaml: 'YAML',
  sameDefinition: 'Change any value in a box. Sentence and YAML are one definition; edit either.',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone.',
  redone: 'Redone.',
  brokenDefinition: (errors) => `The definition has ${many(errors, 'mistake', 'mistakes')}; the sentence stays at its last good version.`,
  toYaml: 'Mend it in YAML',
  draft: 'You changed this definition the last time you were here.',
  draftUse: 'Carry on with mine',
  draftDrop: 'No, thanks',
  stale: 'The definition has changed; this is still the last result.',
  whichTag: 'Which tag',
  filter: 'Show',
  everybody: 'All customers',
  say,
  methods: {
    edges: 'fixed cut points',
    percentile_inc: 'percentile cuts',
    percent_rank: 'percent rank',
    ntile: 'equal-count binning',
    cut_plus_one: 'the cuts of the R package rfm',
    mean: 'mean',
    median: 'median',
    nested: 'nested fifths',
    pareto: 'share of the total',
    zscore: 'standard deviations',
  },
  periods: {
    this_month: 'this month',
    last_month: 'last month',
    this_quarter: 'this quarter',
    last_quarter: 'last quarter',
    ytd: 'this year so far',
    last_year: 'last year',
  },
  slot: {
    span,
    units: SPAN_UNITS,
    unit: 'Unit',
    days: (n, of) => (/^days/i.test(of) ? count(n) : many(n, 'day', 'days')),
    top: (share) => `top ${share}%`,
    bottom: (share) => `bottom ${share}%`,
    about: {
      window: 'How far to look back',
      'window-from': 'Starting how long ago',
      'window-to': 'Ending how long ago',
      'first-day': 'First day',
      'last-day': 'Last day',
      period: 'Which period',
      method: 'Scoring method',
      bands: 'How many bands',
      segments: 'Which segments',
      within: 'How long after the first step',
      'half-life': 'How long until half the weight is left',
      threshold: 'What it must reach',
      support: 'How many it takes at least',
      top: 'How many are taken',
      points: 'How many points',
      base: 'Points to start from',
      band: 'Limit',
      answered: 'How many items must be answered',
      age: 'Youngest age',
      group: 'Customers a value must have',
      edge: (at) => `Cut point ${at}`,
      limit: (of) => of,
      topShare: (of) => `Top share by ${inside(of)}`,
      bottomShare: (of) => `Bottom share by ${inside(of)}`,
    },
    change: (about, value) => `${about}: ${value}. Change it`,
    keys: 'Enter keeps it, Esc takes it back',
    unsafe: 'Quotes, commas, colons and hash signs do not fit here. To use them, edit the YAML.',
    notANumber: 'Enter a number.',
    otherEnd: 'It would start after its end. Change the other end first.',
  },
  bars: {
    caption: (tag) => `${tag}: customers by value`,
    range: (from, to) => `${from} – ${to}`,
    from: (from) => `${from} or more`,
    others: (n) => many(n, 'other value', 'other values'),
    examples: 'One of each',
    customersCaption: (tag, n) => `${tag}: ${many(n, 'customer', 'customers')} and the numbers behind the tag`,
    clickRow: 'Pick a customer to see why they have this tag.',
  },
  headline: {
    percent: (share) => (share > 0 && share < 0.01 ? 'Under 1%' : `${Math.round(share * 100)}%`),
    share: (share, value) => `*${share}* of customers are “${value}”.`,
    shareAndRevenue: (share, value, revenue) => `*${share}* of customers are “${value}”, and they bring in *${revenue}* of the revenue.`,
    nobody: (value) => `No customer is “${value}”.`,
    half: (name, median, without) =>
      `Line customers up by ${inside(name)}: the one in the middle has *${median}*.${without === undefined ? '' : ` ${without} of customers have no value and do not stand in line.`}`,
    empty: 'No customer has a value.',
  },
  why: {
    short: 'Why?',
    open: (customer) => `${customer}: why this tag`,
    loading: 'Looking this customer up…',
  },
  sql: {
    note: 'The tag becomes one SQL statement: one row a customer.',
    asOf: 'The as-of date is written in, so a copy runs as it stands.',
    byEngine:
      'SQL cannot work out a weight in a network: the engine does, and hands it to this statement as the parameter :computed_1, so a copy does not run by itself. Download the CSV under Customers and import it as a table, or write it as a list tag.',
  },
  excel: {
    note: (columns) =>
      `Make every table an Excel table (Ctrl+T) of the same name with the same headings, its rows in the order of the downloaded CSV, and leave blank what is blank. Keep the customers who had registered by the as-of date, and put that date in a cell named as_of. Then add ${columns === 1 ? 'this column' : `these ${columns} columns from the top down`}, each to the table named above it. You need Excel 2021 or 365.`,
    into: (table, columns) => `Into the table ${table}${columns === 1 ? '' : `, ${columns} columns`}`,
    none: 'Excel has no formula that would be right for every customer. Leave this tag to SQL.',
    why: {
      network: 'A weight in a network is passed around among everybody many times over, which no formula can do.',
      query: 'This is SQL of your own, and no formula stands for it.',
      sequence: 'Steps in order have to be followed row by row, which no formula can say.',
      'open-values': 'To find the strongest value, a formula must know which there are. The data dictionary lists none, or too many.',
      'text-order': 'Excel puts text in order by the language of the computer, a database by character codes, so the results would differ.',
      'read-otherwise': 'The definition holds a text that Excel takes for a number, a date or a sign.',
      blanks: "Excel's TRIM also takes blanks out of the middle, so the results would differ.",
      halves:
        'With digits behind the point, Excel rounds the number it shows and a database the number it holds. Exact halves come out differently.',
      'nothing-to-compare': 'The definition compares a value with nothing, or things of two kinds.',
      'too-long': 'The formula, or a list in it, is longer than Excel allows.',
    },
  },
  editor: {
    label: (title) => `${title}: its definition in YAML`,
    help: 'Ctrl+Enter (⌘+Enter on a Mac) runs it. Esc, then Tab, leaves the editor.',
    plain: 'Use a plain text box',
    rich: 'Use the editor with hints',
    line: (line) => `Line ${line}`,
    fix: (text) => (text === '' ? 'Delete it' : /\n|.{61}/.test(text) ? 'Change it for me' : `Change to ${text}`),
    warning: 'Worth a look',
  },
  own: {
    returned:
      'The definition stays as you changed it on your own data. “Paid orders only”, taken out by the import, does not come back by itself: for that, take the definition from before.',
    useEarlier: 'Take the one from before',
    keepChanged: 'Keep the changed one',
  },
};

const handTag: (typeof zh)['handTag'] = {
  yours: (customer) => `${customer} is`,
  same: 'The rule agrees:',
  different: 'The rule says',
  progress: (done, of) =>
    done === 0
      ? 'Look at the numbers, then choose one for each. Press Run to see what a rule makes of them.'
      : `*${done}* of ${of} tagged. Press Run to see what a rule makes of them.`,
  agreed: (done, same) =>
    same === done
      ? `The rule agrees with you on all ${done}.`
      : `Of the ${done} you tagged, the rule agrees on *${same}* and not on *${done - same}*. Ask why to see what it goes by.`,
};

export const labsWords: typeof zh = { lab, tagLab, handTag };
