import type { Finding, FindingCode, TreeSummary } from '../../islands/taxonomy-lab/findings.ts';
import type { About, Kind, Principle, Purpose, TagNode, Team } from '../../islands/taxonomy-lab/taxonomy.ts';
import type { TaxonomyWords } from '../../islands/taxonomy-lab/view.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const percent = (share: number): string => `${Math.round(share * 100)}%`;
const many = (n: number, one: string, more = `${one}s`): string => `${count(n)} ${n === 1 ? one : more}`;

const abouts: Readonly<Record<About, string>> = {
  basics: 'Basics',
  purchase: 'Purchases',
  visit: 'Visits',
  preference: 'Preferences',
  value: 'Customer value',
  lifecycle: 'Life cycle',
  service: 'Service',
};
const principles: Readonly<Record<Principle, string>> = {
  about: 'which side of the customer they show',
  team: 'which team they belong to',
  campaign: 'which campaign used them',
};
const teams: Readonly<Record<Team, string>> = {
  crm: 'Members’ team',
  marketing: 'Marketing',
  app: 'App team',
  service: 'Customer service',
  finance: 'Finance',
  data: 'Data team',
};
const refreshes: Readonly<Record<NonNullable<TagNode['refresh']>, string>> = {
  realtime: 'In real time',
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
  manual: 'By hand',
};

/** What things are called: tags by their code, categories by their id. */
interface Names {
  readonly tag: (code: string) => string;
  readonly category: (id: string) => string;
}

/** What is wrong. *…* marks what is strong. */
const what: { readonly [Code in FindingCode]: (finding: Extract<Finding, { code: Code }>, names: Names) => string } = {
  'same-people': ({ keep, drop, both, either }, { tag }) =>
    both === either
      ? `“${tag(keep)}” and “${tag(drop)}” give *${count(both)}* customers exactly the same values.`
      : `Of the ${count(either)} customers who have “${tag(keep)}” or “${tag(drop)}”, *${count(both)}* have both (${percent(both / either)}).`,
  'same-name': ({ tags: [first], both, apart }, { tag }) =>
    `Two tags are called “${tag(first)}” and mean different people: ${count(both)} are in both, *${count(apart)}* in only one.`,
  'one-question': ({ tags, several, none }, { tag }) =>
    `${tags.map((code) => `“${tag(code)}”`).join(', ')} answer one question between them. *${count(several)}* customers have two or more of them, ${count(none)} have none.`,
  nobody: ({ tag: code }, { tag }) =>
    `*Not one customer* has “${tag(code)}”. Its condition is probably wrong, or the data lost that value long ago.`,
  'off-principle': ({ category: id, by, others }, { category }) =>
    `“${category(id)}” sorts tags by *${principles[by]}*, the categories beside it by ${principles[others]}. A tag now has two places to go.`,
  'off-subject': ({ tag: code, about, where }, { tag }) =>
    `“${tag(code)}” belongs to *${abouts[about]}* and stands under ${abouts[where]}.`,
  unplaced: ({ tag: code, about }, { tag }) => `“${tag(code)}” has no place yet. It belongs to *${abouts[about]}*.`,
  'empty-category': ({ category: id }, { category }) => `“${category(id)}” holds *nothing*.`,
  'lone-level': ({ category: id }, { category }) => `“${category(id)}” holds *one thing only*, so this level divides nothing.`,
  'number-in-name': ({ tag: code }, { tag }) => `“${tag(code)}” has its threshold in its name. Move the threshold and *the name is a lie*.`,
  'no-owner': ({ tag: code }, { tag }) => `“${tag(code)}” has *no owner*, so nobody can decide when its definition has to change.`,
  'no-refresh': ({ tag: code }, { tag }) => `“${tag(code)}” doesn’t say *how often it is worked out*.`,
  'no-expiry': ({ tag: code }, { tag }) => `“${tag(code)}” looks at fixed days in the past and *never expires*.`,
  'unmarked-sensitive': ({ tag: code }, { tag }) => `“${tag(code)}” is copied from a sensitive field and *isn’t marked sensitive*.`,
  'no-purpose': ({ tag: code }, { tag }) => `“${tag(code)}” is sensitive and doesn’t say *what it is for*.`,
};

/** What it becomes. */
const fixes: { readonly [Code in FindingCode]: (finding: Extract<Finding, { code: Code }>, names: Names) => string } = {
  'same-people': ({ keep, drop }, { tag }) => `Keep “${tag(keep)}”, retire “${tag(drop)}”`,
  'same-name': () => 'Say in the name what each is about',
  'one-question': () => 'Make it one tag with several values',
  nobody: () => 'Retire it',
  'off-principle': () => 'Dissolve it and send its tags home',
  'off-subject': ({ home, about }, { category }) =>
    home === null ? `Make “${abouts[about]}” and move it there` : `Move to “${category(home)}”`,
  unplaced: ({ home, about }, { category }) =>
    home === null ? `Make “${abouts[about]}” and put it there` : `Put into “${category(home)}”`,
  'empty-category': () => 'Remove it',
  'lone-level': () => 'Take this level out',
  'number-in-name': () => 'Take the number out of the name',
  'no-owner': ({ team }) => `Note ${teams[team]} for now`,
  'no-refresh': ({ refresh }) => `Note “${refreshes[refresh]}”`,
  'no-expiry': () => 'Let it be valid for 90 days',
  'unmarked-sensitive': () => 'Mark it sensitive',
  'no-purpose': () => 'Note “analysis” as its purpose',
};

export const taxonomyLabWords: TaxonomyWords = {
  meta: (dataset, tags, customers, asOf) => `${dataset} · ${tags} tags · ${count(customers)} customers · as of ${asOf}`,
  listGap: ', ',
  sentenceGap: ' ',
  abouts,
  principles,
  teams,
  refreshes,
  kinds: { fact: 'Fact', stat: 'Statistic', rule: 'Rule', model: 'Model' } satisfies Record<Kind, string>,
  purposes: { marketing: 'Marketing', service: 'Service', analysis: 'Analysis' } satisfies Record<Purpose, string>,
  sensitivities: { general: 'General', personal: 'Personal', sensitive: 'Sensitive', minor: 'Minors' },
  statuses: { draft: 'Draft', review: 'In review', published: 'Published', deprecated: 'Being phased out', retired: 'Retired' },
  validity: (days) => (days === null ? 'Without end' : `${days} days`),
  yesNo: ['yes', 'no'],
  aNumber: 'a number',
  asRecorded: (several) => (several ? 'several, the most preferred first' : 'as recorded, see the field’s codes'),
  retiredInto: (code) => `Retired, use ${code}`,
  notices: {
    shared: 'Somebody shared this tag tree with you.',
    kept: 'This is how you left the tree last time. Reset takes you back to the beginning.',
  },
  undo: 'Undo',
  redo: 'Redo',
  print: 'Print',
  tree: {
    label: 'Tag tree',
    help: 'Click a row to open it. Drag it, use its buttons, or hold Alt and press the arrow keys: up and down for the order, left and right for the level.',
    unplaced: 'No place yet',
    retired: (n) => `Retired (${n})`,
    restore: 'Bring back',
    restoreOne: (name) => `Bring back “${name}”`,
    toggle: (name, open) => (open ? `Close “${name}”` : `Open “${name}”`),
    category: (name, level, tags) => `${name}, level ${level} category, ${many(tags, 'tag')}`,
    tag: (name, findings) => (findings === 0 ? `${name}, tag` : `${name}, tag, ${many(findings, 'point')} to look at`),
    tags: (n) => `${n}`,
    add: 'Add a top category',
    newName: 'New category',
  },
  panel: {
    name: 'Name',
    code: 'Code',
    moveTo: 'Place in',
    top: 'The top level',
    nowhere: 'No place yet',
    up: 'Up',
    down: 'Down',
    out: 'One level out',
    in: 'One level in',
    about: 'Which side of the customer its tags show',
    by: 'What it sorts by',
    undecided: 'Not decided',
    addBelow: 'Add a category below',
    dissolve: 'Take this level out',
    retire: 'Retire',
    kind: 'How it is made',
    values: 'Tag values',
    rule: 'Definition',
    holders: (holders, customers, isFlag) =>
      `${many(holders, 'customer')} (${percent(holders / customers)}) ${holders === 1 ? 'has' : 'have'} ${isFlag ? 'a yes' : 'a value'}.`,
    owner: 'Owner',
    refresh: 'Refresh',
    validDays: 'Valid for',
    sensitivity: 'Sensitivity',
    purpose: 'Purpose',
    version: 'Version',
    status: 'Status',
    none: 'Not noted',
    close: 'Close',
  },
  tabsLabel: 'View',
  tabs: { findings: (n) => `To look at (${n})`, table: 'As a table', dictionary: 'Dictionary' },
  findings: {
    none: 'Nothing left to find. The rest is for people: would a colleague understand the names, and do the owners know they own them?',
    groups: {
      'same-people': 'Same people, two names',
      'same-name': 'Same name, different people',
      'one-question': 'Several tags, one question',
      nobody: 'Tags that nobody has',
      'off-principle': 'Mixed ways of dividing',
      'off-subject': 'In the wrong place',
      unplaced: 'Without a place',
      'empty-category': 'Empty categories',
      'lone-level': 'Levels with one child',
      'number-in-name': 'Thresholds in names',
      'no-owner': 'Without an owner',
      'no-refresh': 'Without a refresh time',
      'no-expiry': 'Should expire and doesn’t',
      'unmarked-sensitive': 'Sensitive and not marked',
      'no-purpose': 'Sensitive without a purpose',
    },
    fixAll: (n) => `Fix all ${n}`,
    show: 'Show it',
  },
  what: (finding, names) => (what[finding.code] as (finding: Finding, names: Names) => string)(finding, names),
  fix: (finding, names) => (fixes[finding.code] as (finding: Finding, names: Names) => string)(finding, names),
  apart: (name, about) => `${name} (${about.toLowerCase()})`,
  table: { caption: 'The tag tree, one row a tag' },
  dictionary: {
    format: 'Format',
    formats: { csv: 'CSV', markdown: 'Markdown', yaml: 'YAML for the engine' },
    note: {
      csv: 'Opens in Excel with every character right.',
      markdown: 'For a document or a repository.',
      yaml: 'Metadata and definition of each tag; the tag lab and the terminal run it as it is.',
    },
    download: 'Download',
    file: 'tag-dictionary',
    columns: {
      level: (n) => `Level ${n}`,
      tag: 'Tag',
      values: 'Tag values',
      code: 'Code',
      kind: 'How it is made',
      about: 'About',
      rule: 'Definition',
      owner: 'Owner',
      refresh: 'Refresh',
      validDays: 'Valid for',
      sensitivity: 'Sensitivity',
      purpose: 'Purpose',
      version: 'Version',
      status: 'Status',
      holders: 'Customers',
    },
  },
  said: {
    moved: (name, where, at, of) => `“${name}” is in “${where}”, ${at} of ${of}.`,
    stuck: (name) => `“${name}” can’t go any further that way.`,
    done: (label) => `Done: ${label}.`,
    undone: 'One step undone.',
    redone: 'One step done again.',
  },
  summary: ({ tags, withoutOwner, overlaps, misplaced, depth, findings }: TreeSummary): string =>
    findings === 0
      ? `*${tags}* tags in categories ${many(depth, 'level')} deep: each has an owner, no two say the same, and none is out of place.`
      : `Of ${tags} tags, *${withoutOwner}* ${withoutOwner === 1 ? 'has' : 'have'} no owner (${percent(withoutOwner / tags)}), *${overlaps}* ${overlaps === 1 ? 'overlap or shared name' : 'overlaps or shared names'}, *${misplaced}* out of place. Categories go ${many(depth, 'level')} deep.`,
  ran: (tags, customers, ms) =>
    `SQLite in your browser took ${Math.max(1, Math.round(ms))} ms to work out these ${tags} tags for ${count(customers)} customers.`,
  refused: 'The engine didn’t accept the definitions in this tree, so the figures above are the earlier ones.',
};
