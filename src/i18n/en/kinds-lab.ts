import type { KindsWords } from '../../islands/kinds-lab/view.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const percent = (share: number): string => `${Math.round(share * 100)}%`;

export const kindsLabWords: KindsWords = {
  meta: (dataset, customers, before, after) => `${dataset} · ${count(customers)} customers · ${before} and ${after}`,
  count,
  percent,
  kind: 'How it is made',
  kinds: { fact: 'Fact', stat: 'Statistic', rule: 'Rule', model: 'Model' },
  about: {
    fact: 'The monthly income that customers entered, taken as it is.',
    stat: 'Counted from a year of orders.',
    rule: 'Counted, and then the business draws a line.',
    model: 'A few weights learnt from the past, to guess the next 90 days.',
  },
  shape: 'What it gives',
  shapes: { number: 'A number', one: 'One value', many: 'Several values' },
  refresh: 'When it is worked out',
  once: 'Once (static)',
  monthly: 'Every month (dynamic)',
  definition: 'Definition',
  tabsLabel: 'View',
  tabs: { result: 'Result', moved: 'Who changed', compare: 'All four', sql: 'SQL', excel: 'Excel' },
  band: (from, to) => (to === 1 ? `${percent(from)} to 100%` : `${percent(from)} to under ${percent(to)}`),
  none: 'No value',
  result: {
    caption: (name) => `${name}: customers by value, a month apart`,
    value: 'Tag value',
    change: 'Change',
    stale: (n) =>
      `Static: at the end of June it still says what it said at the end of May, and ${count(n)} customers have the wrong value.`,
    many: (values, customers) =>
      `The values add up to ${count(values)}, and there are ${count(customers)} customers with one. Some have several, so the sum is no head count.`,
  },
  moved: {
    count: (n, customers) => `Of ${count(customers)} customers who are there in both months, ${count(n)} have another value.`,
    nobody: 'Nobody changed. What was entered stays, whatever they bought since.',
    caption: 'Customers whose value changed',
    customer: 'Customer',
    orders: 'Orders in a year',
    coupons: 'With a coupon',
    days: 'Days away',
    to: (before, after) => `${before} → ${after}`,
    more: (n) => `And ${count(n)} more.`,
  },
  compare: {
    caption: 'The four kinds side by side',
    rows: {
      kind: 'How it is made',
      covered: 'Customers with a value',
      moved: 'Changed within a month',
      picks: 'Picked as price-sensitive',
      shared: 'Picked by the rule too',
      tables: 'Tables read',
      lines: 'Lines of SQL',
      excel: 'Excel formula',
      time: 'One run on this computer',
      why: 'Can you say why?',
      keep: 'Who keeps it going',
    },
    excel: (columns) => (columns === null ? 'none' : columns === 1 ? '1 column' : `${columns} columns`),
    notPicked: 'needs a line first',
    notRun: 'press Run to see',
    time: (ms) => (ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`),
    why: {
      fact: 'they said so',
      stat: 'count it with them: coupons among orders',
      rule: 'which line they passed',
      model: 'what each of three numbers added or took away',
    },
    keep: {
      fact: 'whoever registers; nobody notices when it is old',
      stat: 'the data team; it rarely changes',
      rule: 'business and data team; they draw the line together',
      model: 'someone who can fit, check and refit it',
    },
  },
  sqlNote: 'The SQL that this tag becomes by itself, as-of date included.',
  excelNote: 'One helper column a line; the last is the tag.',
  noExcel: 'This tag has no Excel formula.',
  notices: { shared: 'Somebody shared these settings with you.' },
  failed: 'This run didn’t come through; the figures above are the earlier ones.',
  ran: (statements, ms) => `SQLite in your browser ran ${statements} queries in ${Math.max(1, Math.round(ms))} ms altogether.`,
  finding: {
    fact: (picked, shared) =>
      `The stated income picks *${count(picked)}* customers. Those of them with 3 orders or more, half of them with a coupon: *${count(shared)}*.`,
    number: (moved, once) =>
      once
        ? `Worked out once, it is out of date for *${count(moved)}* customers a month later.`
        : `A number is no list yet: it changed for *${count(moved)}* customers in a month, and picking people takes a line.`,
    one: (moved, once) =>
      once
        ? `Worked out once, it names the wrong place for *${count(moved)}* customers a month later.`
        : `One value each, so the values add up to customers. In a month *${count(moved)}* changed place.`,
    many: (values, customers) =>
      `The values add up to *${count(values)}*, the customers to *${count(customers)}*. Someone can have several, so don’t add them up.`,
    rule: (picked, moved, once) =>
      once
        ? `Worked out once, it has *${count(moved)}* customers on the wrong side a month later: vouchers too many, or missing.`
        : `The rule picks *${count(picked)}* customers and can say why for each. In a month *${count(moved)}* crossed the line, one way or the other.`,
    model: (picked, shared, moved, once) =>
      once
        ? `Worked out once, its forecast is out of date for *${count(moved)}* customers a month later.`
        : `The model picks *${count(picked)}* customers, *${count(shared)}* of them picked by the rule too. It guesses who will come back with a coupon, and mostly looks at how long they have been away.`,
  },
};
