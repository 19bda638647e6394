import type { RfmMethod } from '../../engine/language/definition.ts';
import type { Findings } from '../../islands/rfm-lab/findings.ts';
import type { HeatValue } from '../../islands/rfm-lab/heat.ts';
import type { LabSchemeName } from '../../islands/rfm-lab/scheme.ts';
import type { Counted, Measured, WindowDays } from '../../islands/rfm-lab/settings.ts';
import type { rfmLabWords as zh } from '../zh/rfm-lab.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const percent = (share: number): string => (share > 0 && share < 0.005 ? 'under 1%' : `${Math.round(share * 100)}%`);
const yuan = (amount: number): string => `¥${Math.round(amount).toLocaleString('en-GB')}`;
const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 3 });
const shortYuan = (amount: number): string => `¥${compact.format(amount)}`;
const number = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 1 });
const customers = (n: number): string => `${count(n)} ${n === 1 ? 'customer' : 'customers'}`;

const methods = {
  ntile: {
    name: 'Equal counts (NTILE)',
    promise: 'Every band holds equally many people, or nearly. To make the numbers come out, identical customers may be pulled apart.',
  },
  percentile_inc: {
    name: 'Percentile cuts (PERCENTILE.INC)',
    promise: 'Finds the values at the borders first, so equal values always score the same. Bands may differ in size.',
  },
  percent_rank: {
    name: 'Percent rank (PERCENT_RANK)',
    promise: 'Asks what share of customers you are ahead of. Equal values score the same, and your score moves when others do.',
  },
  cut_plus_one: {
    name: 'The rfm package (cut + 1)',
    promise: 'Percentile cuts plus one, made for whole numbers. Count money in another unit and some scores change.',
  },
  nested: {
    name: 'Bins within bins',
    promise: 'Cuts R first, F inside each R, then M inside both. Cells are equally full, and a 5 means something else in each.',
  },
  mean: { name: 'Split at the mean', promise: 'As good as the average counts as high. A few big spenders can lift the line.' },
  median: { name: 'Split at the median', promise: 'The better half counts as high. However much big customers spend, the line stays.' },
  edges: { name: 'My own cut points', promise: 'You draw the lines. They stay when the customers change, so they can go into a policy.' },
} satisfies Record<RfmMethod, { name: string; promise: string }>;
const shortName = (method: RfmMethod): string => methods[method].name.replace(/ \(.*$/, '');
/** In the middle of a sentence. */
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const measures = {
  r: { letter: 'R', name: 'Days ago', aside: '', unit: 'days ago', axis: 'days since the last order' },
  f: { letter: 'F', name: 'Orders', aside: '', unit: 'orders', axis: 'number of orders' },
  m: { letter: 'M', name: 'Spend', aside: 'yuan', unit: 'yuan', axis: 'spend in yuan' },
} satisfies Record<Measured, { letter: string; name: string; aside: string; unit: string; axis: string }>;
const stated = (measure: Measured, value: number): string => {
  if (measure === 'm') return yuan(value);
  if (measure === 'f') return `${number(value)} ${value === 1 ? 'order' : 'orders'}`;
  return `${number(value)} ${value === 1 ? 'day' : 'days'}`;
};

/** The customer in the middle, and the middle half. */
const SPREAD: Record<Measured, (middle: number, low: number, high: number) => string> = {
  r: (middle, low, high) =>
    `The customer in the middle ordered ${stated('r', Math.round(middle))} ago; the middle half, ${Math.round(low)} to ${Math.round(high)} days ago.`,
  f: (middle, low, high) => `The customer in the middle has ${stated('f', middle)}; the middle half, ${number(low)} to ${number(high)}.`,
  m: (middle, low, high) => `The customer in the middle spent ${yuan(middle)}; the middle half, ${yuan(low)} to ${yuan(high)}.`,
};

const windows: Record<WindowDays, string> = {
  '90': 'last 90 days',
  '180': 'last 180 days',
  '365': 'last 365 days',
  '730': 'last 730 days',
  ever: 'all time',
};

/** *…* marks what is strong. */
const findings: Findings = {
  moved: ({ to, count: n, once }) =>
    n === 0
      ? 'Nobody changes cell: here both methods give the same scores.'
      : `${to === 'edges' ? 'With the cut points moved' : `With ${lower(shortName(to))}`}, *${count(n)}* ${n === 1 ? 'customer changes' : 'customers change'} cell${once > 0 ? `; *${count(once)}* of them bought only once` : ''}.`,
  split: ({ tie }) => {
    const { letter } = measures[tie.measure];
    const scores = tie.scores.map(({ score, count: n }) => `*${count(n)}* score ${score}`);
    const list = `${scores.slice(0, -1).join(', ')} and ${scores.at(-1)}`;
    return `*${customers(tie.count)}* have the same ${letter}, ${stated(tie.measure, tie.value)}, but not the same score: ${list}.`;
  },
  together: ({ orders, count: n, score, share }) =>
    `*${customers(n)}* (${percent(share)}) have ${stated('f', orders)} each, and every one of them scores *${score}* for F.`,
  base: ({ from, to, moved }) =>
    `The number of customers with a score goes from ${count(from)} to *${count(to)}*${moved === undefined ? '' : `; of those who have one both times, *${count(moved)}* change cell`}.`,
  refunds: ({ grew, most, moved }) =>
    `Count refunded orders too, and *${customers(grew)}* seem to have spent more, one of them by *${yuan(most)}*${moved === undefined ? '' : `; *${count(moved)}* change cell because of it`}.`,
  segment: ({ label, share, revenueShare }) =>
    `“${label?.en ?? 'No segment'}” is *${percent(share)}* of the customers and *${percent(revenueShare)}* of the spend.`,
  middle: ({ r, f, m }) => `In the middle of the queue: last order *${stated('r', r)}* ago, *${stated('f', f)}*, *${yuan(m)}* spent.`,
  nobody: () => 'Nobody ordered in this time, so nobody has a score. Look back a little further.',
};

export const rfmLabWords: typeof zh = {
  tabs: { heat: 'Heat map', distributions: 'Distributions', segments: 'Segments', compare: 'Compare', customers: 'Customers', sql: 'SQL' },
  tabsLabel: 'Ways to see the result',
  asOf: 'As-of date',
  window: 'Look back',
  windows,
  countedLabel: 'Which orders count',
  counted: { paid: 'Paid only', with_refunds: 'Refunded too' } satisfies Record<Counted, string>,
  method: 'Scoring method',
  methods,
  shortName,
  measures,
  value: stated,
  count,
  percent,
  yuan,
  shortYuan,
  listGap: ', ',
  population: (scored, without) =>
    without === 0
      ? `All ${customers(scored)} have a score.`
      : `${customers(scored)} have a score. Another ${count(without)} did not order in this time and get none.`,
  populationRaw: (scored, without) =>
    without === 0 ? `All ${customers(scored)} ordered.` : `${customers(scored)} ordered; another ${count(without)} did not in this time.`,
  cuts: {
    title: 'Cut points',
    hint: 'Drag a line, use the arrow keys or type. Any change makes them your own cut points.',
    name: (measure, at) => `${measures[measure].letter}, cut point ${at}`,
    says: (measure, value, score) =>
      measure === 'r' ? `cut at ${stated('r', value)}; fewer scores ${score}` : `cut at ${stated(measure, value)}; more scores ${score}`,
    splits: 'A dashed line runs between customers with the very same value.',
    none: 'Each R is cut on its own; there is no common cut point.',
    fix: 'Use fixed cut points',
  },
  heat: {
    shown: 'In the cells',
    values: { count: 'Customers', revenue: 'Spend', average: 'Spend each' } satisfies Record<HeatValue, string>,
    caption: 'Recent buyers are at the top, frequent ones at the right. Choose a cell to see who is in it.',
    cell: (r, f, n, value) => `R ${r}, F ${f}: ${customers(n)}${value === '' ? '' : `, ${value}`}`,
    members: (r, f) => `Customers with R ${r} and F ${f}`,
    total: 'All',
    less: 'fewer',
    more: 'more',
  },
  distributions: {
    title: (measure) => `${measures[measure].letter}: ${measures[measure].axis}`,
    says: (measure, middle, low, high) => SPREAD[measure](middle, low, high),
    bands: 'How many have which score',
    bars: 'The numbers in the chart',
    score: 'Score',
    range: 'From, to',
    customers: 'Customers',
    span: (measure, from, to) =>
      to === undefined ? `${number(from)} or more` : measure === 'm' || to - from > 1 ? `${number(from)} – ${number(to)}` : number(from),
    ends: (measure, low, high) =>
      low === high ? stated(measure, low) : `${measure === 'm' ? yuan(low) : number(low)} – ${stated(measure, high)}`,
    axis: 'Customers',
    nobody: 'nobody',
  },
  segments: {
    scheme: 'Scheme',
    schemes: { eight: 'Eight', eleven: 'Eleven', ranges: 'Ten, by ranges' } satisfies Record<LabSchemeName, string>,
    schemeNote: {
      eight: 'Each score is high or low, split at the mean or the median.',
      eleven: 'All 125 codes, each listed under the segment that gets it.',
      ranges: 'R from and to, F and M from and to; the first line that fits wins. From the tests of the rfm package for R.',
    } satisfies Record<LabSchemeName, string>,
    columns: { segment: 'Segment, and what is worth trying', customers: 'Customers', revenue: 'Spend' },
    others: 'No segment',
    caption: 'Customers, spend and a suggested action',
    report: 'Check of this scheme',
    clean: (cells) => `${cells} cells, each in exactly one segment: no holes, no overlaps.`,
    missing: (cells, of, example, n) =>
      `${cells} of ${of} cells are in no segment, for example ${example}. ${n === 0 ? 'No customer is in them at present.' : `${customers(n)} ${n === 1 ? 'is' : 'are'} in them.`}`,
    overlapping: (cells, example) =>
      `${cells} cells are in more than one segment, for example ${example}. The first one written wins; change the order and people move.`,
    dead: (names) =>
      `Nobody can ever be in ${names.map((name) => `“${name}”`).join(', ')}: earlier segments take all ${names.length === 1 ? 'its' : 'their'} cells.`,
  },
  compare: {
    other: 'Compare with',
    changed: { code: 'change their code', f: 'change their F score', segment: 'change segment' },
    incomparable: (from, to) =>
      `${from} and ${lower(to)} do not have the same number of scores, so nobody can be said to have changed. The table shows where each score went.`,
    by: 'Which score',
    bys: { r: 'R', f: 'F', m: 'M', segment: 'Segment' },
    matrix: (from, to) => `Rows: “${from}”. Columns: “${to}”. A frame means unchanged.`,
    ties: 'The very same value, another score',
    noTies: (method) => `${method}: no customers with equal values are split.`,
    tie: (measure, value) => `${measures[measure].letter} = ${stated(measure, value)}`,
    tieColumns: { value: 'Value', customers: 'Customers', scores: 'Scores' },
    tieScore: (score, n, example) => `${score}: ${customers(n)}, such as ${example}`,
    tiesMore: (n) => `And ${count(n)} more.`,
  },
  customers: {
    columns: { customer: 'Customer', r: 'R days', f: 'F orders', m: 'M yuan', code: 'Score', segment: 'Segment' },
    caption: (n) => `R, F and M of ${customers(n)}`,
    search: 'Find a customer number',
    hint: 'Choose a customer number to see which orders these numbers come from.',
  },
  why: {
    title: (id) => `Why does ${id} score this?`,
    titleRaw: (id) => `Where do ${id}’s three numbers come from?`,
    open: (id) => `${id}: why`,
    loading: 'Looking up the orders…',
    r: (days, date) => `last order on ${date}, ${stated('r', days)} before the as-of date`,
    f: (orders) => `${stated('f', orders)} in this time`,
    m: (amount) => `${amount} in all`,
    score: (score) => `scores ${score}`,
    because: (reason) => ` (${reason})`,
    ahead: (worse, tied) =>
      tied === 0 ? `ahead of ${count(worse)}` : `ahead of ${count(worse)}, level with ${count(tied)} ${tied === 1 ? 'other' : 'others'}`,
    cuts: (cuts) => `cut points ${cuts}`,
    code: (code, segment) => `Together ${code}, which is “${segment}”`,
    orders: (n) => (n === 1 ? 'The order that counts' : `The ${count(n)} orders that count`),
    columns: { date: 'Date', order: 'Order', status: 'Status', amount: 'Amount' },
  },
  sql: {
    note: 'Three numbers, three scores, the code and the segment, from one statement.',
    check: {
      open: 'Press Run, and SQLite in your browser does it again; every customer is checked against this page.',
      agree: (n) => `Checked: SQLite and this page give all ${customers(n)} the same scores.`,
      differ: (n) => `For ${customers(n)}, SQLite and this page do not agree. That is a mistake of this course; please tell us.`,
    },
    raw: 'One statement gives everybody’s R, F and M.',
  },
  findings,
  download: (dataset) => `rfm-${dataset}.csv`,
  csv: {
    customer: 'Customer',
    r: 'R last order (days ago)',
    f: 'F orders',
    m: 'M spend (yuan)',
    rScore: 'R score',
    fScore: 'F score',
    mScore: 'M score',
    code: 'Code',
    segment: 'Segment',
  },
  downloaded: (n) => `Results downloaded: ${customers(n)}.`,
  draft: { found: 'You changed the settings here last time.', use: 'Go on from there', drop: 'No, thanks' },
  shared: 'Someone shared these settings with you.',
  own: {
    noStatus: 'Every order you imported counts as paid. If refunds or cancellations are still among them, import again without those.',
  },
};
