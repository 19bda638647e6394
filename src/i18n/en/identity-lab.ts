import type { Accuracy } from '../../engine/identity/index.ts';
import type { Finding } from '../../islands/identity-lab/finding.ts';
import type { PeopleLimit } from '../../islands/identity-lab/settings.ts';
import { identityWords } from './identity.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const some = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`;
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

/** What stands between *…* is strong. */
const findings: { readonly [Kind in Finding['kind']]: (finding: Extract<Finding, { kind: Kind }>) => string } = {
  crowd: ({ by, people, accuracy }) =>
    `One ${identityWords.typeName(by.type)} (${by.value}) ties *${count(people)}* people together. Of the pairs that were merged, only *${percent(accuracy.precision)}* are one person.`,
  over: ({ accuracy: { overMerged, precision, recall } }) =>
    `Merged too much: *${some(overMerged.customers, 'customer holds', 'customers hold')}* ${some(overMerged.people, 'person', 'people')}, so precision (*${percent(precision)}*) is lower than recall (${percent(recall)}).`,
  under: ({ accuracy: { underMerged, precision, recall } }) =>
    `Merged too little: *${some(underMerged.people, 'person is', 'people are')}* spread over several customers, so recall (*${percent(recall)}*) is lower than precision (${percent(precision)}).`,
  even: ({ accuracy: { precision } }) => `As many pairs are wrong as are missing: precision and recall are both *${percent(precision)}*.`,
  nobody: ({ accuracy }) =>
    `Nothing links anybody: ${some(accuracy.records, 'account is', 'accounts are')} ${some(accuracy.customers, 'customer', 'customers')}, and *${some(accuracy.people, 'person is', 'people are')}* counted over and over.`,
};

export const identityLabWords = {
  title: 'How many people are these accounts?',
  meta: (dataset: string, accounts: number, asOf: string) => `${dataset} · ${some(accounts, 'account', 'accounts')} · as of ${asOf}`,
  count,
  percent,
  listGap: ', ',
  sentenceGap: ' ',
  person: (n: number) => `person ${n}`,
  notices: {
    shared: 'Somebody shared these rules with you.',
    damaged: 'This shared link is not complete. Below are the rules to begin with.',
    draft: 'You changed the rules here last time.',
  },
  draft: { use: 'Go on from there', drop: 'No, thanks' },
  ran: (accounts: number, ids: number, ms: number) =>
    `${some(accounts, 'account', 'accounts')} and ${some(ids, 'identifier', 'identifiers')} took ${ms} ms.`,
  rules: {
    links: 'The same one of these means the same person',
    people: 'How many people may share an identifier',
    limit: (limit: PeopleLimit) => (limit === 'none' ? 'any number' : `${limit}; above that it links nobody`),
    care: 'Besides',
    noTestValues: { name: 'Block test numbers', note: '13800000000 and the like, typed by staff in a hurry to open a card.' },
    household: {
      name: 'A phone on two accounts of one system links nobody',
      note: 'A household shares it, or the number has a new owner.',
    },
    surnames: {
      name: 'Another surname is another person',
      note: 'The same surname proves nothing, a different one does. Accounts without a surname are not affected.',
    },
    blocked: 'Identifiers that you blocked',
    unblock: 'Allow',
    unblockOne: (value: string) => `Allow ${value}`,
  },
  figures: {
    precision: 'precision: merged rightly',
    recall: 'recall: found',
    f1: 'F1: both at once',
    customers: (people: number) => `customers, in truth ${some(people, 'person', 'people')}`,
    pairs: ({ pairs }: Accuracy) =>
      `Counted in pairs: ${count(pairs.merged)} were merged, ${count(pairs.both)} of them rightly; ${count(pairs.true)} should have been.`,
  },
  tabsLabel: 'Results',
  tabs: { clusters: 'One by one', shared: 'Shared identifiers' },
  clusters: {
    which: 'Which to look at',
    lists: {
      overMerged: (n: number) => `Over-merged ${count(n)}`,
      underMerged: (n: number) => `Under-merged ${count(n)}`,
      largest: (n: number) => `Most accounts ${count(n)}`,
    },
    none: {
      overMerged: 'No customer holds anybody else.',
      underMerged: 'Nobody is spread over several customers.',
      largest: 'No customer has two accounts.',
    },
    captions: {
      overMerged: 'Customers that hold several people, most people first',
      underMerged: 'People spread over several customers, most accounts first',
      largest: 'Customers, most accounts first',
    },
    columns: { first: 'First account', records: 'Accounts', people: 'People', customers: 'Customers' },
    look: (key: string) => `Look at ${key}`,
    accounts: (n: number) => (n === 1 ? 'List the account' : `List the ${count(n)} accounts`),
    accountsOf: 'Accounts and the identifiers that they used; ✓ links',
    account: { record: 'Account', system: 'System', person: 'Who', ids: 'Identifiers used' },
  },
  graph: {
    short: { phone: 'tel', device: 'dev', openid: 'mini', email: 'mail', card: 'card' },
    says: (accounts: number, people: number, ids: number) =>
      `${some(accounts, 'account', 'accounts')}, in truth ${some(people, 'person', 'people')}, tied together by ${some(ids, 'identifier', 'identifiers')}.`,
    legend: 'A circle is an account, the number in it says which person; a box is an identifier that links.',
    left: (n: number) => `${some(n, 'more account is', 'more accounts are')} not drawn.`,
  },
  why: {
    title: 'Why are these two accounts one person, or not?',
    from: 'One account',
    to: 'The other account',
    and: 'and',
    one: (customer: string) => `They belong to one customer (OneID ${customer}), step by step:`,
    apart: 'They are two customers. The nearest way between them breaks where there is a ✗:',
    'nothing-in-common': 'They have no identifier in common, not even by way of other accounts. No rule, however loose, joins them.',
    'same-record': 'This is one and the same account.',
    unknown: (record: string) =>
      record === '' ? 'Type two accounts, such as N0001 and N0002.' : `There is no account ${record}. They begin with N0001.`,
    step: (from: string, type: string, value: string, to: string) => `${from} and ${to} have both used the ${type} ${value}`,
    broken: (reason: string) => `It breaks here: ${reason}`,
  },
  shared: {
    note: 'The more people behind an identifier, the less it is one person’s. They are counted with the truth at hand; at work there is none, and the number of accounts has to do.',
    caption: 'Identifiers that most people share',
    columns: { id: 'Identifier', people: 'People', records: 'Accounts', state: 'What becomes of it' },
    block: 'Block',
    blockOne: (value: string) => `Block ${value}`,
  },
  finding: (finding: Finding): string => (findings[finding.kind] as (finding: Finding) => string)(finding),
  moved: (before: Accuracy, now: Accuracy) =>
    `From ${count(before.customers)} to *${some(now.customers, 'customer', 'customers')}*, F1 from ${percent(before.f1)} to *${percent(now.f1)}*.`,
};
