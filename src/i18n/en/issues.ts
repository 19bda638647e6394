import type { ExpectedPart, IssueParams, Notation, ShapeName, YamlMistake } from '../../engine/language/issue.ts';
import type { Sentences } from '../say.ts';

/** Of a long list of names the first eight; the nearest come first. */
const MOST_NAMES = 8;
const list = (names: readonly string[]): string =>
  `${names
    .slice(0, MOST_NAMES)
    .map((name) => `\`${name}\``)
    .join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`);
const available = (names: readonly string[]): string => (names.length === 0 ? '' : ` Available: ${list(names)}.`);

const TYPES: Readonly<Record<string, string>> = { number: 'a number', text: 'text', date: 'a date', bool: 'yes or no', any: 'undecided' };
const type = (name: string): string => TYPES[name] ?? name;

const SHAPES: Readonly<Record<ShapeName, string>> = {
  text: 'text',
  number: 'a number',
  'yes-no': 'true or false',
  mapping: 'lines of “key: value”',
  rules: 'rules, each of them like {when: …, value: …}',
  list: 'a list, such as [a, b]',
  date: 'a date, such as 2025-06-30',
  name: 'a name',
  'low-high': 'two numbers, the smaller first',
  'positive-number': 'a number above 0',
  'positive-integer': 'a whole number above 0',
  share: 'a number from 0 to 1, such as 0.9',
  lifetime: 'a length of time, such as 180d, 4w, 6m or 1y',
  damping: 'a number above 0 and at most 0.99, usually 0.85',
  'three-numbers': 'three numbers, such as [0.2, 0.3, 0.5]',
};

const PARTS: Readonly<Record<ExpectedPart, string>> = {
  value: 'A name, a number or some text should be here',
  operator: 'An operator such as =, >= or and should be here',
  'closing-parenthesis': 'A closing ) is missing',
  'closing-quote': 'The quotation mark opens and never closes',
  'comma-or-close': 'A comma or a closing ) should be here',
  end: 'The condition should end here',
  and: 'Between the two ends of between there should be an and',
  measure: 'What looks at many rows, such as sum and count, is worked out under measures and gets a name; that name stands here',
  'present-or-missing': 'After is comes present or missing',
  simpler: 'This condition is too deep or too long. Split it into several tags, or list the values with in (…)',
};

const YAML: Readonly<Record<YamlMistake, (found: string) => string>> = {
  tab: () => 'This line is indented with a tab, and YAML takes spaces only. Use two spaces.',
  indent: (found) => `“${found}” does not line up. Lines of one level start with the same number of spaces.`,
  colon: (found) => `A colon is missing after “${found}”. Every line reads “key: value”.`,
  'colon-space': (found) => `The colon of “${found}” needs a space after it.`,
  'two-colons': (found) =>
    `“${found}” has two colons in one line. If the colon belongs to the value, put the value in quotes; if it starts a level below, start a new line.`,
  'open-quote': (found) => `The quotation mark ${found} never closes. Add one at the end of the text.`,
  'after-quote': (found) =>
    `After the closing quotation mark there is still “${found}”. If the quotes are part of the condition, put the other kind of quotes around all of it.`,
  'open-bracket': (found) => `The bracket ${found} never closes. Add the ${found === '[' ? ']' : '}'}.`,
  'extra-bracket': (found) => `There is one ${found} too many. Delete it, or add its other half.`,
  'flow-item': (found) =>
    `It breaks off at “${found}”. Inside braces, a condition with a comma or quotes goes into double quotes as a whole; commas separate the items.`,
  'duplicate-key': (found) => `\`${found}\` is written twice. Keep one.`,
  continued: (found) => `“${found}” goes on with the condition above, so it starts two spaces further in.`,
  'comment-inside': (found) => `The comment “${found}” cuts the condition off. Put it on a line of its own before the condition.`,
  'no-separator': (found) => `“${found}” begins another tag. Put a line of --- between two tags.`,
  'first-character': (found) => `A value without quotes cannot start with ${found}. Put the whole value in quotes.`,
  'block-sign': () => 'A value cannot start with > or |, which have another use in YAML. Put the whole value in quotes.',
  escape: (found) => `Inside double quotes, ${found} stands for nothing. Use single quotes instead, or write \\ twice.`,
  'comment-space': () => 'The # of a comment needs a space before it.',
  other: (found) => `From ${found === '' ? 'here' : `“${found}”`} on, this cannot be read. Check indentation, colons and quotes.`,
};

const NOTATIONS: Readonly<Record<Notation, (found: string, instead: string | undefined) => string>> = {
  sign: (found, instead) => `Here \`${found}\` is written \`${instead}\`.`,
  unit: (found, instead) =>
    instead === undefined
      ? `Numbers in a condition have no unit. Turn \`${found}\` into a number: of days (3 months are about 90), or of yuan.`
      : `Numbers in a condition have no unit. Write \`${instead}\` instead of \`${found}\`.`,
  'full-number': (found, instead) => `Numbers are written in full and without commas. Write \`${instead}\` instead of \`${found}\`.`,
  date: (found, instead) => `Without quotes a date is read as a sum. Write \`${instead}\` instead of \`${found}\`.`,
  chain: (_, instead) => `Only two values can be compared at a time. Take it apart: \`${instead}\`.`,
  subject: (found, instead) => `\`${found}\` stands alone. Write both sides of an and or an or in full: \`${instead}\`.`,
  choice: (_, instead) =>
    instead === undefined
      ? 'Conditions know no if … then and no case when. For one of two values write `if(…, …, …)`; several rules go into cases.'
      : `Conditions know no if … then and no case when. Write \`${instead}\`; with more rules, use cases.`,
  extra: (found) => `Take out the \`${found}\` at the end.`,
  list: (_, instead) => `The values after in go into parentheses: \`${instead}\`.`,
};

const TOO_MANY = {
  columns: 'tags and measures',
  picks: 'measures that take the first, the latest or the most frequent value',
  cuts: 'scores with cut points',
  literals: 'values written out',
  levels: 'tags resting on each other',
  parts: 'conditions, items or inputs here',
  centers: 'centres here',
  turns: 'turns on the way from the root of the tree to each of its leaves',
};

const WINDOWS: Readonly<Record<Exclude<IssueParams['bad-window']['problem'], 'days'>, string>> = {
  form: 'is not a form we know. Write {last: 90d}, {prev: 4w}, {between: [90d, 31d]}, {calendar: last_month}, {range: [2025-01-01, 2025-06-30]} or ever',
  empty: 'holds no day at all. Write 1d at least',
  'too-long': 'is longer than 100 years. To count from the very start, write window: ever',
  reversed: 'has its ends the wrong way round. between starts with the further one, range with the earlier',
};

const SQL: Readonly<Record<IssueParams['bad-sql']['problem'], (found: string) => string>> = {
  open: (found) => `The text, name or comment that starts with \`${found}\` never ends. Close it.`,
  character: (found) => `\`${found}\` cannot stand in a query.`,
  'not-select': () => 'Only one query can stand here, beginning with SELECT or WITH.',
  several: () => 'There can be one query only. Take out the semicolon and what follows it.',
  word: (found) => `SQL here only reads, so \`${found}\` cannot be used. If a column is called that, put it in double quotes.`,
  parameter: (found) => `\`${found}\` has no value. The only one you can use is \`:as_of\`, the as-of date.`,
  parentheses: () => 'The parentheses do not match.',
  'too-deep': () => 'The parentheses go too deep. Take it apart, and name the parts with WITH.',
  'too-long': (found) => `This SQL has ${found} characters, which is too long.`,
  recursive: (found) => `\`${found}\` uses itself and might never end.`,
  clock: (found) => `\`${found}\` looks at the computer's clock and gives something else every time. Use \`:as_of\`.`,
  'table-function': (found) => `\`${found}\` cannot have parentheses here. Only tables can stand after FROM.`,
  'other-database': (found) => `\`${found}.\` cannot stand before a table. Write the table's name alone.`,
  column: (found) => `The query must have a column called \`${found}\`. Name it with AS; \`*\` won't do.`,
};

export const issueWords: Sentences<IssueParams> = {
  'yaml-syntax': ({ detail, found }) => YAML[detail](found),
  'full-width': ({ found, expected, inList }) => {
    if (inList)
      return `The \`${found}\` in this list comes from a Chinese keyboard and makes one value of two. Use the half-width \`,\`; if it belongs to the text, put that value in quotes.`;
    return expected.trim() === ''
      ? 'There is a full-width space here. Use a plain space instead.'
      : `\`${found}\` comes from a Chinese keyboard. Use the half-width \`${expected}\` instead.`;
  },
  'other-notation': ({ what, found, instead }) => NOTATIONS[what](found, instead),
  'expression-syntax': ({ found, expected }) => `${PARTS[expected]}${found === '' ? '.' : `; there is \`${found}\`.`}`,
  'needs-quotes': ({ text }) => `Inside braces the comma cuts this condition in two. Put all of it in double quotes: "${text}".`,
  'unknown-key': ({ name, suggestion, available: names }) => `\`${name}\` cannot be used here.${meant(suggestion)}${available(names)}`,
  'missing-key': ({ key, where }) => `\`${where}\` lacks \`${key}\`.`,
  'wrong-shape': ({ key, expected, found, instead, like }) =>
    `${key === 'tag' ? 'A tag definition' : `\`${key}\``} should be ${SHAPES[expected]}${like === undefined ? '' : `, such as \`${like}\``}${found === '' ? '; it is empty' : `; it is \`${found}\``}.${instead === undefined ? '' : ` Write \`${instead}\`.`}`,
  'wrong-level': ({ name, where, of }) =>
    where === 'inside'
      ? `\`${name}\` goes inside \`${of}\`, two spaces further in.`
      : `\`${name}\` does not go inside \`${of}\`. It stands beside \`${of}\`, with as many spaces in front.`,
  'list-of-tags': () => 'Each tag here starts with -, which makes a list. A list of tags needs a line `tags:` above it.',
  'audience-parts': ({ outer, inner }) =>
    `${list([outer, ...inner])} can't stand side by side. Make ${list(inner)} an item in the list of \`${outer}\`, such as all: [vip, {any: [new, active]}].`,
  'not-one-of': ({ key, name, suggestion, available: names }) => `\`${key}\` cannot be \`${name}\`.${meant(suggestion)}${available(names)}`,
  'bad-code': ({ code }) =>
    `The tag code \`${code}\` may hold only lower-case letters, digits and underscores, starting with a letter, 64 at most. A name for people goes into name.`,
  'duplicate-code': ({ code }) => `There is already a tag called \`${code}\`. Codes are unique; change one of them.`,
  'name-taken': ({ name }) => `This tag has a measure of its own called \`${name}\`. Give the number of the network another name with as.`,
  'belongs-in-define': ({ name }) =>
    `\`${name}\` stands in the define of a tag and nowhere else. Make it a tag of its own, and name that tag's code here.`,
  'too-long': ({ found, limit }) => `This text has ${found} characters; ${limit} is the most. Split the tags into several files.`,
  'too-intricate': ({ of, limit }) =>
    of === 'levels'
      ? `Lists and mappings stand inside each other here, more than ${limit} levels deep. Make tags of their own of the inner ones.`
      : `Up to here there are more than ${limit} ${of === 'documents' ? 'parts between ---' : 'words and signs'}. Split the tags into several files.`,
  'control-character': ({ name }) =>
    `The name \`${name}\` holds a line break or another sign that cannot be seen. A measure's name stands on one line.`,
  'no-tags': () => 'There is no tag here. A tag needs at least a code and a define.',
  'one-builder': ({ found, available: names }) =>
    found.length === 0
      ? `One of these has to be here.${available(names)}`
      : `Only one of these can be here, and there are ${found.length}: ${list(found)}. Keep one.`,
  'only-with': ({ key, name }) => `\`${key}\` goes with \`${name}\` only. Take it out, or use \`${name}\`.`,
  'bad-window': ({ found, problem, instead }) => {
    if (problem === 'days') return `\`${found}\` won't do: only days or weeks can be written here, such as 7d or 2w.${meant(instead)}`;
    return instead === undefined
      ? `The window \`${found}\` ${WINDOWS[problem]}.`
      : `The window \`${found}\` is not a form we know.${meant(instead)}`;
  },
  'bad-date': ({ found, instead }) =>
    instead === undefined
      ? `\`${found}\` is not a calendar date. Write it like 2025-06-30.`
      : `The date \`${found}\` is written \`${instead}\` here.`,

  'unknown-table': ({ name, suggestion, available: names }) =>
    `There is no table called \`${name}\`.${meant(suggestion)}${available(names)}`,
  'unknown-field': ({ name, table, maybeText, suggestion, available: names }) =>
    `There is no field called \`${name}\`${table === undefined ? '' : ` in \`${table}\``}.${meant(suggestion)}${maybeText && suggestion === undefined ? ` If it is text, put it in single quotes: '${name}'.` : ''}${available(names)}`,
  'unknown-name': ({ name, suggestion, available: names }) =>
    `There is no measure, tag or customer field called \`${name}\`.${meant(suggestion)}${suggestion === undefined ? ` If it is text, put it in single quotes: '${name}'.` : ''}${available(names)}`,
  'needs-measure': ({ name, table }) => {
    if (table === undefined)
      return `\`${name}\` looks at many rows of a customer and can't be in a condition. Work it out under measures and give it a name, such as spend: {from: orders, agg: sum, field: amount}, then write spend here.`;
    return name === table
      ? `\`${name}\` is a table, where a customer has many rows. Turn it into one number under measures first, such as n: {from: ${table}, agg: count}, then write n here.`
      : `\`${name}\` is a field of \`${table}\`, where a customer has many rows. Turn it into one number with a measure first, then use that in the condition.`;
  },
  'unknown-function': ({ name, suggestion, available: names }) =>
    `There is no function called \`${name}\`.${meant(suggestion)}${available(names)}`,
  'wrong-arguments': ({ name, expected, bare }) =>
    `${bare ? `\`${name}\` is a function and needs parentheses` : `What is in the parentheses of \`${name}\` does not fit`}. Write it like \`${expected}\`.`,
  'type-mismatch': ({ left, leftType, right, rightType }) =>
    `\`${left}\` is ${type(leftType)} and \`${right}\` is ${type(rightType)}, so they can't be compared. ${leftType === 'date' || rightType === 'date' ? "Write a date like '2025-06-30'." : 'Use values of one kind.'}`,
  'needs-type': ({ by, wanted, name, type: found }) => `\`${by}\` needs ${type(wanted)}, and \`${name}\` is ${type(found)}.`,
  'needs-number': ({ name, type: found }) =>
    found === 'date'
      ? `\`${name}\` is a date and can't be added to. For the last 30 days write window: {last: 30d}; for days in between, days_between(…, as_of).`
      : `A number is needed here, and \`${name}\` is ${type(found)}.`,
  'needs-field': ({ agg }) => `\`${agg}\` of which column? Add field, such as field: amount.`,
  'needs-time': ({ table }) => `\`${table}\` has no time column, so it can have no window, no first and no latest.`,
  'not-boolean': ({ text }) => `\`${text}\` is not a condition. A condition is true or false, such as \`${text} = …\` or \`${text} > …\`.`,
  'truth-word': ({ name }) =>
    `The customers' field \`${name}\` is spelt like a yes or a no, and the database mistakes it for one. Give it another name, in a view for example.`,
  'not-an-entity-column': ({ table, entity }) =>
    `In \`${table}\` a customer has many rows, so a column can't be taken as it is. For a field of the customer use \`${entity}\`; to work something out from the rows use a measure.`,
  'no-way-to-entity': ({ table, key }) =>
    `\`${table}\` has no \`${key}\`, so nothing says whose each row is. Use a table that knows the customer.`,
  'population-in-where': ({ name }) =>
    `\`${name}\` compares with all customers, so it can't be in a where, which looks at one row at a time, nor inside another function like it. Work out each customer's number with a measure first, then compare in cases or expr.`,
  'too-large': ({ what, found, limit, database }) =>
    what === 'parts' || what === 'centers' || what === 'turns'
      ? `There are ${found} ${TOO_MANY[what]}, and one tag holds ${limit} at most. Make several tags and put them together.`
      : `There are ${found} ${TOO_MANY[what]}, and one query${database === undefined ? '' : ` of ${database}`} holds ${limit} at most. Split the tags into several files.`,
  cycle: ({ path }) => `These tags go round in a circle: ${path.map((code) => `\`${code}\``).join(' → ')}. Take one step out.`,
  'band-count': ({ found, low, high }) => `${found} bands won't do. There can be ${low} to ${high}.`,
  'bad-cut': ({ found, last }) =>
    last !== undefined
      ? `The last band takes whoever is left. ${last === 'share' ? 'Let it end at 100%, or write' : 'Write'} \`else\` instead of \`${found}\`.`
      : `The bound \`${found}\` cannot be read. Write a comparison such as \`">= 40"\`, and \`else\` for the rest, once.`,
  'step-count': ({ found, low, high }) => `There are ${found} steps. There can be ${low} to ${high}.`,
  'bad-sql': ({ problem, found }) => SQL[problem](found),
  'bad-edges': ({ expected, found }) => `${expected} cut points are needed and there are ${found}: one fewer than bands.`,
  'edges-order': ({ edges }) => `Cut points go up, each larger than the one before. These are ${edges}.`,
  'not-a-share': ({ found, instead }) =>
    `\`${found}\` is not a share. ${instead === undefined ? 'Write numbers between 0 and 1, such as 0.8.' : `Write \`${instead}\`.`}`,
  'more-than-items': ({ key, found, items }) =>
    `There ${items === 1 ? 'is 1 item' : `are ${items} items`}, so \`${key}\` can be ${items} at most. It is ${found}.`,
  'label-count': ({ expected, found }) => `${expected} bands need ${expected} names, and there are ${found}.`,
  'bad-cell': ({ scheme, cell, low, high }) =>
    scheme === 'eight'
      ? '`scheme: eight` knows only high and low. Score with `score: {method: mean}` or `score: {method: median}`.'
      : scheme === 'eleven'
        ? '`scheme: eleven` needs scores from 1 to 5 for R, F and M. Score in five bands, such as `score: {method: ntile, n: 5}`.'
        : `\`${cell}\` is not a cell of this scoring: R, F and M are each between ${low} and ${high}.`,
  'not-in-domain': ({ value, domain }) => `\`${value}\` is not in the domain. Add it, or use one of these: ${list(domain)}.`,
  'mixed-values': ({ first, firstType, second, secondType }) =>
    `\`${first}\` is ${type(firstType)} and \`${second}\` is ${type(secondType)}. All values of one tag are of one kind.`,
  'nested-outside-rfm': () => 'nested ranks F within each R, and M within each R and F, so it belongs in rfm. Here you can use ntile.',

  'negation-over-missing': ({ name, text }) =>
    `Customers whose \`${name}\` is blank are left out: \`${text}\` is unknown for them. To include them, add \`or ${name} is missing\`; if they should stay out, leave it.`,
  'compared-with-missing': ({ text, instead }) => `Nothing can be compared with a missing value: \`${text}\`. Write \`${instead}\`.`,
  'dead-case': ({ value, by, impossible }) =>
    impossible
      ? `Nobody can get “${value}”: \`${by}\` contradicts itself. Change its numbers.`
      : `“${value}” is never reached: everyone who fits it fits \`${by}\` first. Change the order, or narrow the earlier rule.`,
  'overlapping-cases': ({ value, by }) =>
    `The rule for “${value}” overlaps with \`${by}\`, and the earlier one takes those customers. Move a limit so that they don't meet.`,
  'gap-between-cases': ({ gap }) =>
    `Customers with \`${gap}\` fit no rule and will have no value. Move a limit; if they should have none, say so with \`else: null\`.`,
  'codes-not-handled': ({ name, values }) =>
    `\`${name}\` can also be ${list(values)}. No rule takes that, so those customers will have no value. Add rules or an else; if they should have none, say so with \`else: null\`.`,
  'unknown-code': ({ name, of, value, suggestion, label, available: names }) =>
    `\`${name}\` has no ${of === 'tag' ? 'value' : 'code'} \`'${value}'\`.${suggestion === undefined ? '' : ` Did you mean \`'${suggestion}'\`${label && label.en !== suggestion ? ` (${label.en})` : ''}?`}${available(names)}`,
  'no-else': ({ code }) =>
    `\`${code}\` promises everyone a value and has no else: customers whom no rule fits will have none. Add an else.`,
  'value-never-given': ({ code, values }) =>
    `The domain of \`${code}\` lists ${list(values)}, which no rule gives. Add a rule, or take it out of the domain.`,
  'sql-without-as-of': () =>
    'This SQL does not use `:as_of`, so it counts what came after the as-of date, and gives the same on every date. Add a condition on time.',
  'threshold-in-name': ({ code }) =>
    `The code \`${code}\` holds a number. One day the limit changes and the code can't. Choose a name without it.`,
  'unused-measure': ({ name }) => `The measure \`${name}\` is not used. Remove it, or check how the conditions spell it.`,
  'window-of-unfinished-day': ({ instead }) =>
    `This tag runs daily, before the day is over, so one of its last few days is always cut short. For whole days, write \`${instead}\`.`,
  'window-misses-today': ({ instead }) =>
    `This tag is refreshed in real time, yet its window ends yesterday: nothing that happens today is seen. To count today, write \`${instead}\`.`,
  'sensitive-without-purpose': ({ code, column }) =>
    `${column === undefined ? `\`${code}\` calls itself sensitive` : `\`${code}\` uses \`${column}\`, which is sensitive,`} and does not say what for. Add a purpose, such as \`purpose: [service]\`; without one, the data should not be used.`,
  'small-group': ({ code, limit, found }) =>
    found === undefined
      ? `\`${code}\` rests on sensitive data, and in a very small group people can be recognised. Set min_group in a gate, to ${limit} at least.`
      : `\`${code}\` rests on sensitive data, and in a group of ${found} people can be recognised. Set min_group to ${limit} at least.`,
  'purpose-without-consent': ({ code, purpose }) =>
    `\`${code}\` is for \`${purpose}\` and never asks whether the customer agreed. Add \`gate: {consent: ${purpose}}\`, and those who didn't are left out.`,
  'window-after-as-of': ({ end, asOf }) =>
    `The window ends on ${end} and the as-of date is ${asOf}: rows after the as-of date are not counted.`,
  'dead-segment': ({ value }) =>
    `“${value}” has no cell at all: earlier segments take everything in its range. Move it up, or change its range.`,
  'overlapping-segments': ({ cells, example, values }) =>
    `${cells === 1 ? '1 cell belongs' : `${cells} cells belong`} to more than one segment; ${example}, for one, is in ${values.map((v) => `“${v}”`).join(' and ')}. The earlier segment takes it.`,
  'missing-cells': ({ cells, example }) =>
    `${cells === 1 ? '1 cell belongs' : `${cells} cells belong`} to no segment, such as ${example.join(', ')}. Those customers will have no value. Add an else, or give them a segment.`,
};
