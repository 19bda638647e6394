import type { IdentityFailureParams, Report } from '../../cli/identity-text.ts';
import type { IdState, NoIdentifier, StandardType } from '../../engine/identity/index.ts';
import type { Sentences } from '../say.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const some = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`;
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);
const list = (names: readonly string[]): string => names.join(', ');

/** Kinds of identifier; one's own names stay as they are. */
const types: Readonly<Record<StandardType, string>> = {
  citizen: 'ID card number',
  customer_id: 'customer number',
  union_id: 'UnionID',
  card: 'member card',
  openid: 'mini program account',
  phone: 'phone',
  phone_hash: 'hashed phone',
  email: 'e-mail',
  device: 'device',
  cookie: 'cookie',
  name: 'name',
};
const typeName = (type: string): string => (Object.hasOwn(types, type) ? types[type as StandardType] : type);

const nobody: Readonly<Record<NoIdentifier, string>> = {
  empty: 'left blank',
  placeholder: 'a word for nothing',
  zeros: 'nothing but zeros',
  masked: 'masked with stars, so it could be many people',
  listed: 'on the blocked list',
  unreadable: 'not written as such a thing is',
};

/** Why an identifier joined people, or did not. */
const states: { readonly [Kind in IdState['kind']]: (state: Extract<IdState, { kind: Kind }>) => string } = {
  linked: () => 'linked',
  alone: () => 'only one account has used it',
  off: () => 'this kind is not used for merging',
  name: () => 'a name keeps people apart and joins nobody',
  'unknown-type': () => 'the rules know no such kind',
  blocked: ({ reason }) => nobody[reason],
  later: () => 'seen after the as-of date',
  old: ({ withinDays }) => `seen more than ${some(withinDays, 'day', 'days')} ago`,
  shared: ({ people, limit }) => `${count(people)} people use it, and the limit is ${limit}`,
  'same-source': ({ source, records, limit }) => `${records} accounts of ${source} use it, and the limit is ${limit}`,
  conflict: ({ type, values, limit }) =>
    `with it one customer would have ${values.length} of the kind ${typeName(type)} (${list(values.slice(0, 3))}${values.length > 3 ? ', …' : ''}), and the limit is ${limit}`,
};
const stated = (state: IdState): string => (states[state.kind] as (state: IdState) => string)(state);

export const identityWords = { typeName, stated };

/** What ends taglab identity. */
export const identityFailures: Sentences<IdentityFailureParams> = {
  'no-such-record': ({ record, example }) => `there is no account ${record}. Accounts are written SYSTEM:KEY, as in ${example}.`,
  'ids-absent': ({ table, header }) =>
    `nothing says which columns of ${table} are identifiers. Add an option like --id ${table}.${header}=phone.`,
};

export const identityCommand = {
  summary: 'find which accounts are one person (OneID)',
  details: [
    'Each line is record,source,customer: the account, the system it comes from, the customer it belongs to. A customer is named after the first of their accounts, whatever the order of the rows.',
    'Without --table it runs on the sample “Idmap, who is who”: accounts in five systems whose answer is known, so that --report says how right it is.',
    'With --table SYSTEM=FILE it runs on your tables: --key says which column names the account in that system, --id which columns are identifiers, and of what kind. Kinds are phone, email, device, card, openid, union_id, customer_id, citizen, phone_hash, cookie, name; a name merges nobody, and --at-most name=1 keeps different names apart. Tables are read as text, so no leading zero is lost.',
    'Blanks, zeros, masked values and test numbers such as 13800000000 are no identifiers; --block adds more. A value that too many people share links nobody, and strong identifiers go first. --people, --at-most and --per-system change the limits, none takes one away; --off leaves a kind out.',
    'With two accounts behind it, it says why they are one person, or why not. --out writes every table with a column one_id in front, to join by from then on.',
  ],
  examples: [
    'taglab identity --report',
    'taglab identity N0049 N0119',
    'taglab identity --off device --report',
    'taglab identity --table crm=members.csv --table app=users.csv --key crm=member_no --key app=uid --id crm.mobile=phone --id app.mobile=phone --out joined',
  ],
};

export const identityOptions = {
  key: 'which column names the account: TABLE=HEADER',
  id: 'which column is an identifier, and of what kind: TABLE.HEADER=KIND',
  block: 'a value that is nobody’s: KIND=VALUE',
  off: 'a kind that is not used for merging',
  people: 'how many people may share an identifier: KIND=COUNT',
  'at-most': 'how many a customer may have: KIND=COUNT',
  'per-system': 'how many accounts of one system may share an identifier: KIND=COUNT',
};

/** What --report says, a sentence a line. */
export const identityReport = ({ figures, accuracy, refused }: Report): readonly string[] => [
  `${some(figures.records, 'account', 'accounts')} became ${some(figures.customers, 'customer', 'customers')}, ${count(figures.merged)} of them with more than one account.`,
  `The customer with the most accounts is ${figures.largest.customer}, with ${count(figures.largest.records)}.`,
  ...(figures.strangers > 0 ? [`${some(figures.strangers, 'identifier', 'identifiers')} of unlisted accounts could not be used.`] : []),
  'Identifiers:',
  ...figures.fates.map(
    ({ type, kind, reason, values, records }) =>
      `  ${typeName(type)}: ${count(values)} ${FATES[kind]}${reason === undefined ? '' : ` (${nobody[reason as NoIdentifier]})`}, on ${some(records, 'account', 'accounts')}`,
  ),
  ...(refused.length > 0 ? ['Kept from linking, those on most accounts first:'] : []),
  ...refused.map(
    ({ type, value, records, state }) => `  ${typeName(type)} ${value}: ${some(records.length, 'account', 'accounts')}; ${stated(state)}.`,
  ),
  ...(accuracy
    ? [
        `Against the truth, pair by pair: precision ${percent(accuracy.precision)}, recall ${percent(accuracy.recall)}, F1 ${percent(accuracy.f1)}.`,
        `Over-merged: ${some(accuracy.overMerged.customers, 'customer holds', 'customers hold')} ${some(accuracy.overMerged.people, 'person', 'people')}. Under-merged: ${some(accuracy.underMerged.people, 'person is', 'people are')} spread over ${some(accuracy.underMerged.customers, 'customer', 'customers')}.`,
        `The customer with the most accounts holds ${some(accuracy.largest.people, 'person', 'people')}.`,
      ]
    : []),
];

const FATES: Readonly<Record<IdState['kind'], string>> = {
  linked: 'linked',
  alone: 'on one account only',
  off: 'not used for merging',
  name: 'not used for merging',
  'unknown-type': 'of a kind that the rules do not know',
  blocked: 'no identifiers',
  later: 'seen after the as-of date',
  old: 'seen too long ago',
  shared: 'shared by too many people',
  'same-source': 'on several accounts of one system',
  conflict: 'that would make an impossible person',
};

/** Why two accounts are one customer, or are not. */
export const identityWhy = {
  'same-record': () => 'This is one and the same account.',
  one: (from: string, to: string, customer: string) => `${from} and ${to} are one customer (OneID ${customer}), step by step:`,
  apart: (from: string, to: string) => `${from} and ${to} are two customers. The nearest way between them breaks where there is a ×:`,
  'nothing-in-common': (from: string, to: string) => `${from} and ${to} have no identifier in common, not even by way of other accounts.`,
  step: (from: string, type: string, value: string, to: string) => `${from} and ${to} have both used the ${typeName(type)} ${value}`,
  refused: (state: IdState) => `: ${stated(state)}`,
};

export const identityRun = {
  warnings: {
    keyless: (table: string, rows: number) => `${some(rows, 'row', 'rows')} of ${table} had no account and could not be used.`,
    unreadable: (type: string, values: number, example: string) =>
      `${count(values)} of kind ${typeName(type)} could not be read, such as “${example}”.`,
  },
  written: (files: number, folder: string) =>
    `${some(files, 'file', 'files')} written to ${folder}: every table has a column one_id, and mapping.csv says which account is which customer.`,
};
