import type { ExpectedPart, IssueParams, ShapeName, YamlMistake } from '../../engine/issue.ts';
import type { Sentences } from '../say.ts';

/** Of a long list of names the first twelve. */
const list = (names: readonly string[]): string =>
  `${names
    .slice(0, 12)
    .map((name) => `\`${name}\``)
    .join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`);
const available = (names: readonly string[]): string => (names.length === 0 ? '' : ` Available: ${list(names)}.`);

const TYPES: Readonly<Record<string, string>> = { number: 'a number', text: 'text', date: 'a date', bool: 'a yes or no', any: 'undecided' };
const type = (name: string): string => TYPES[name] ?? name;

const SHAPES: Readonly<Record<ShapeName, string>> = {
  text: 'text',
  number: 'a number',
  'yes-no': 'true or false',
  mapping: 'lines of “key: value”',
  list: 'a list, such as [a, b]',
  date: 'a date, such as 2025-06-30',
  name: 'a name',
  'positive-integer': 'a whole number above 0',
  'three-numbers': 'three numbers, such as [0.2, 0.3, 0.5]',
};

const PARTS: Readonly<Record<ExpectedPart, string>> = {
  value: 'A name, a number or a text should stand here',
  operator: 'A sign such as =, >= or and should stand here',
  'closing-parenthesis': 'A closing ) is missing',
  'closing-quote': 'The quotation mark opens and never closes',
  'comma-or-close': 'A comma or a closing parenthesis should stand here',
  end: 'The condition should end here',
  and: 'between needs an and between its two numbers',
  'present-or-missing': 'After is comes present or missing',
  simpler: 'This condition is too long or too deep; split it into several tags',
};

const YAML: Readonly<Record<YamlMistake, (found: string) => string>> = {
  tab: () => 'This line is indented with a tab; YAML takes blanks only. Use two blanks.',
  indent: () => 'The indentation does not line up: lines of one level begin at the same column.',
  colon: (found) => `A colon is missing after “${found}”. Every line reads “key: value”.`,
  'colon-space': (found) => `A blank is missing after the colon in “${found}”.`,
  'two-colons': (found) => `“${found}” has two colons in one line. If one belongs to the value, put the value in quotes.`,
  'open-quote': (found) => `The quotation mark never closes: ${found}. Put the same mark at the end.`,
  'after-quote': (found) => `After the closing quotation mark comes ${found}. Put the whole text inside the quotes.`,
  'open-bracket': (found) => `The bracket never closes: ${found}. Add the ] or }.`,
  'extra-bracket': (found) => `There is a ${found} too many here.`,
  'flow-item': (found) => `Inside brackets, commas stand between the items: ${found}.`,
  'duplicate-key': (found) => `\`${found}\` is there twice. Keep one.`,
  'first-character': (found) => `A value cannot begin with ${found}. Put it in quotes.`,
  'block-sign': (found) => `${found} cannot be read. If it is text, put it in quotes.`,
  escape: (found) => `${found} means nothing inside double quotes. Use single quotes instead.`,
  'comment-space': () => 'A blank has to stand before the # of a comment.',
  other: (found) => `From ${found === '' ? 'here' : `“${found}”`} on this cannot be read. Check indentation, colons and quotes.`,
};

const WINDOWS = {
  form: 'is not a known form. Write {last: 90d}, {prev: 4w}, {between: [90d, 31d]}, {calendar: last_month}, {range: [2025-01-01, 2025-06-30]} or ever',
  empty: 'holds no day at all. It needs at least 1 day',
  'too-long': 'is too long for the calendar',
  reversed: 'has its ends the wrong way round. between begins with the farther one, range with the earlier',
};

export const issueWords: Sentences<IssueParams> = {
  'yaml-syntax': ({ detail, found }) => YAML[detail](found),
  'full-width': ({ found, expected }) =>
    expected === ' ' || expected === ''
      ? 'There is a full-width blank here. Delete it and type a blank.'
      : `“${found}” is a full-width sign; here it has to be the narrow ${expected} .`,
  'expression-syntax': ({ found, expected }) => `${PARTS[expected]}${found === '' ? '.' : `; there is \`${found}\`.`}`,
  'needs-quotes': ({ text }) => `YAML would cut this condition short. Put it in double quotes: "${text}".`,
  'unknown-key': ({ name, suggestion, available: names }) => `\`${name}\` is not known here.${meant(suggestion)}${available(names)}`,
  'missing-key': ({ key, where }) => `\`${key}\` is missing${where === '' ? '' : ` in \`${where}\``}.`,
  'wrong-shape': ({ key, expected, found }) => `\`${key}\` should be ${SHAPES[expected]}${found === '' ? '' : `; it is \`${found}\``}.`,
  'not-one-of': ({ key, name, suggestion, available: names }) => `\`${key}\` cannot be \`${name}\`.${meant(suggestion)}${available(names)}`,
  'bad-code': ({ code }) =>
    `The tag code \`${code}\` may have lower-case letters, digits and underscores only, begins with a letter, and has at most 64 characters.`,
  'duplicate-code': ({ code }) => `Two tags are called \`${code}\`. Every code stands once; change one of them.`,
  'no-tags': () => 'There is no tag here. A tag has at least code, name, category and define.',
  'one-builder': ({ found, available: names }) =>
    found.length === 0
      ? `One way of working the value out is needed here.${available(names)}`
      : `One way of working the value out is enough, and there are ${found.length}: ${list(found)}. Keep one.`,
  'later-builder': ({ name, available: names }) => `\`${name}\` cannot be used yet.${available(names)}`,
  'bad-window': ({ found, problem }) => `The window \`${found}\` ${WINDOWS[problem]}.`,
  'bad-date': ({ found }) => `\`${found}\` is no day of the calendar. Write it like 2025-06-30.`,

  'unknown-table': ({ name, suggestion, available: names }) =>
    `There is no table called \`${name}\`.${meant(suggestion)}${available(names)}`,
  'unknown-field': ({ name, table, suggestion, available: names }) =>
    `There is no field called \`${name}\`${table === undefined ? '' : ` in \`${table}\``}.${meant(suggestion)}${available(names)}`,
  'unknown-name': ({ name, suggestion, available: names }) =>
    `There is no measure, tag or customer field called \`${name}\`.${meant(suggestion)} If it is a piece of text, put it in single quotes: '${name}'.${available(names)}`,
  'needs-measure': ({ name, table }) =>
    `\`${name}\` is a field of \`${table}\`, where a customer has many rows. Turn it into one number with a measure first, then use that in the condition.`,
  'unknown-function': ({ name, suggestion, available: names }) =>
    `There is no function called \`${name}\`.${meant(suggestion)}${available(names)}`,
  'wrong-arguments': ({ name, expected }) => `What stands in the parentheses of \`${name}\` does not fit. Write it like ${expected}.`,
  'type-mismatch': ({ left, leftType, right, rightType }) =>
    `\`${left}\` is ${type(leftType)} and \`${right}\` is ${type(rightType)}; they do not go together.`,
  'needs-number': ({ name, type: found }) => `A number is needed here, and \`${name}\` is ${type(found)}.`,
  'needs-field': ({ agg }) => `\`${agg}\` has to know of which column: add field.`,
  'needs-time': ({ table }) => `\`${table}\` has no time column, so it has no windows, no first and no latest.`,
  'not-boolean': ({ text }) =>
    `\`${text}\` is no condition. A condition is true or false, as in \`${text === '' ? 'orders_90d' : text} > 0\`.`,
  'not-an-entity-column': ({ table, entity }) =>
    `In \`${table}\` a customer has many rows, so a column cannot be taken as it is. For a field of the customer use \`${entity}\`; to work something out of the rows use a measure.`,
  'no-way-to-entity': ({ table, key }) => `\`${table}\` has no \`${key}\`, so nothing says whose each row is.`,
  'population-in-where': ({ name }) =>
    `\`${name}\` compares with all customers, so it cannot stand in a where, which looks at row by row. Put it into a condition of cases or expr.`,
  cycle: ({ path }) => `The tags go round in a circle: ${path.map((code) => `\`${code}\``).join(' → ')}. Take one step out.`,
  'band-count': ({ found, low, high }) => `${found} bands will not do; there can be ${low} to ${high}.`,
  'bad-edges': ({ expected, found }) => `There should be ${expected} cut points, one fewer than bands; there are ${found}.`,
  'edges-order': ({ edges }) => `Cut points go up, each larger than the one before. These are ${edges}.`,
  'label-count': ({ expected, found }) => `${expected} bands need ${expected} names; there are ${found}.`,
  'bad-cell': ({ cell, low, high }) => `\`${cell}\` is no cell: R, F and M are each between ${low} and ${high}.`,
  'not-in-domain': ({ value, domain }) => `\`${value}\` is not in the domain, which has: ${list(domain)}.`,
  'mixed-values': ({ first, firstType, second, secondType }) =>
    `All values of a tag are of one kind: \`${first}\` is ${type(firstType)}, \`${second}\` is ${type(secondType)}.`,
  'nested-outside-rfm': () => 'nested ranks F within each R, and M within both, so it belongs in rfm only.',

  'negation-over-missing': ({ name, text }) =>
    `Customers whose \`${name}\` is blank are left out, because \`${text}\` is unknown for them. To include them, add or ${name} is missing; if they should stay out, leave it.`,
  'compared-with-missing': ({ text, instead }) => `Nothing compares with a missing value: \`${text}\`. Write \`${instead}\`.`,
  'dead-case': ({ value, by }) =>
    `The rule for “${value}” is never reached: everyone who fits it fits \`${by}\` first. Change the order, or narrow the earlier rule.`,
  'overlapping-cases': ({ value, by }) =>
    `The rule for “${value}” overlaps with \`${by}\`, and the earlier one takes those customers. Make sure the order is meant.`,
  'no-else': ({ code }) => `\`${code}\` promises a value for everyone and has no else: customers whom no rule fits will have none.`,
  'threshold-in-name': ({ code }) =>
    `The code \`${code}\` holds the number of its threshold. The threshold may change and the code may not; choose a name without it.`,
  'unused-measure': ({ name }) => `The measure \`${name}\` is not used. Remove it, or check how the conditions spell it.`,
  'window-after-as-of': ({ end, asOf }) =>
    `The window ends on ${end} and the as-of date is ${asOf}: rows after the as-of date are not counted.`,
  'dead-segment': ({ value }) => `“${value}” has no cell at all: earlier segments take everything in its range.`,
  'overlapping-segments': ({ cells, example, values }) =>
    `${cells} cells belong to more than one segment; ${example}, for one, is in ${values.map((v) => `“${v}”`).join(' and ')}. The earlier segment takes them.`,
  'missing-cells': ({ cells, example }) =>
    `${cells} cells belong to no segment, such as ${example.join(', ')}. Those customers will have no value.`,
};
