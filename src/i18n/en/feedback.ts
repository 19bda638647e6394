import type { FeedbackParams } from '../../grading/feedback.ts';
import type { PolicyParams } from '../../grading/policy.ts';
import type { DatabaseRole } from '../../grading/testbed.ts';
import type { Sentences } from '../say.ts';
import type { feedbackWords as zh } from '../zh/feedback.ts';

const figure = (n: number): string => n.toLocaleString('en-GB');
const plural = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`;
const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** On which data it was seen; stands at the beginning of a sentence. */
const WHERE: Readonly<Record<DatabaseRole, (asOf: string) => string>> = {
  visible: () => 'On the data you see, ',
  seed: () => 'With other customers, ',
  'as-of': (asOf) => `With ${asOf} as the as-of date, `,
  aimed: () => 'Among customers who stand right on the edges, ',
  empty: () => 'On tables without a row, ',
};
const at = ({ on, asOf }: { readonly on: DatabaseRole; readonly asOf: string }): string => WHERE[on](asOf);
const bare = (text: string): string => text.replace(/[`*]/g, '');
/** A label in the middle of a sentence; what is all capitals stays. */
const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);
const EXPECTED: Readonly<Record<string, string>> = {
  value: 'a value, a cell or a function is expected there',
  end: 'the formula should end there',
  sign: 'this sign is not known',
  less: 'it is too long or nested too deep',
};
const sortKey = (key: string): string =>
  key.replace(/^(\S+) asc$/, '`$1` from small to large').replace(/^(\S+) desc$/, '`$1` from large to small');

const said: Sentences<FeedbackParams> = {
  'not-attempted': () =>
    'This is still as it was at the start, so there is nothing to judge. Answer first, then submit; this one does not count.',
  unreadable: ({ count }) =>
    `${plural(count, 'place')} cannot be read; each is marked where it stands. Put ${count === 1 ? 'it' : 'them'} right and submit again; this one does not count.`,
  'grader-failed': () =>
    'The grader itself failed. That has nothing to do with your answer, and this one does not count. Please send the exercise and your answer to your instructor.',
  'fails-elsewhere': (seen) => `The query runs on the data you see. ${at(seen)}it does not come to an end.`,

  passed: ({ databases }) =>
    databases > 1 ? `Passed. The result is right on all ${databases} databases.` : 'Passed. The result is right.',
  'chosen-right': () => 'That is right. Below, each option says why it is right or why it is not.',
  'number-right': ({ expected }) => `Right, it is ${expected}.`,
  'columns-by-position': ({ names }) =>
    `Your columns have other names than the task's, so they were matched by position and content: ${list(names)}. A name helps the next reader.`,

  'right-on-visible': () => 'On the data you see everything is right. A rule has to hold on other data too.',
  'people-right': () => 'No customer too many and none missing, but not all the values are right yet.',
  'some-right': ({ right, total }) => `${figure(right)} of ${plural(total, 'customer')} come out right.`,
  'rows-right': () => 'Every row holds the right values.',
  'some-rows-right': ({ right, total }) => `${figure(right)} of ${plural(total, 'row')} ${right === 1 ? 'is' : 'are'} right.`,
  'some-chosen-right': ({ right }) => `${figure(right)} of your choices ${right === 1 ? 'is' : 'are'} right.`,

  'tag-absent': ({ code, found }) =>
    `The task asks for a tag called \`${code}\`; your file has ${list(found)}. Correct the code and submit again; this one does not count.`,
  nobody: (seen) =>
    `${at(seen)}nobody gets a value. Check that the values in your condition are spelt as they are in the data, capitals included.`,
  'extra-customers': (p) =>
    `${at(p)}${plural(p.count, 'customer')} too many ${p.count === 1 ? 'is' : 'are'} in: the task's definition leaves them out.`,
  'missing-customers': (p) => `${at(p)}${plural(p.count, 'customer')} ${p.count === 1 ? 'is' : 'are'} left out.`,
  'other-value': (p) => `${at(p)}${plural(p.count, 'customer')} ${p.count === 1 ? 'has' : 'have'} another value.`,
  'same-everywhere': () =>
    'The data changed and your result did not, as if it had been copied off the screen. Let the query work it out from the tables.',
  'date-written-in': ({ asOf }) =>
    `With another as-of date your result still stands at ${asOf}. Do not write a date in; follow the as-of date (\`:as_of\` in SQL).`,
  'several-things': () => 'More than one thing differs. Start with the first.',

  'window-start': ({ yours, expected, days }) =>
    `The window starts ${plural(days, 'day')} ${yours < expected ? 'early' : 'late'}: yours on ${yours}, the task's on ${expected}.`,
  'window-end': ({ yours, expected, days }) =>
    `The window ends ${plural(days, 'day')} ${yours < expected ? 'early' : 'late'}: yours on ${yours}, the task's on ${expected}.`,
  'window-moved': ({ yours, expected, days }) =>
    `The window has the right length and sits ${plural(days, 'day')} ${yours < expected ? 'early' : 'late'}: yours ends on ${yours}, the task's on ${expected}.`,
  'window-absent': ({ measure }) => `“${measure.en}” counts from the very beginning; the task looks at a stretch of time.`,
  'window-unneeded': ({ measure }) => `“${measure.en}” looks at a stretch of time; the task counts from the very beginning.`,
  'window-other': ({ measure }) => `“${measure.en}” looks at another stretch of time than the task.`,
  'filter-absent': ({ columns }) => `Every row is counted. The task wants only some of them; look at ${list(columns)}.`,
  'filter-unneeded': ({ columns }) => `Rows are filtered out by ${list(columns)}, which the task does not ask for.`,
  'filter-other': ({ columns }) => `Other rows are counted than the task wants: look at the condition on ${list(columns)}.`,
  'rows-not-distinct': ({ measure }) => `“${measure.en}” counts rows; the task counts different ones only once.`,
  'distinct-not-rows': ({ measure }) => `“${measure.en}” counts different ones only once; the task counts every row.`,
  'aggregate-other': ({ measure }) => `“${measure.en}” is worked out in another way than the task's: a count, a sum or an average?`,
  'field-other': ({ measure }) => `“${measure.en}” is taken from another column than the task names.`,
  'empty-absent': ({ measure }) =>
    `Customers without a single row have no “${measure.en}”. The task gives them a value: 0 and nothing are different things.`,
  'empty-unneeded': ({ measure }) => `The task gives no value to customers without a single row; “${measure.en}” does.`,
  'empty-other': ({ measure }) => `Customers without a single row should have another “${measure.en}”.`,
  'edge-belongs': ({ edge }) =>
    `Customers at exactly ${edge} fall on the other side: does “at least”, or “less than”, include the number itself?`,
  'threshold-off': ({ yours }) => `The line at ${yours} is not where the task draws it.`,
  'direction-reversed': () => 'It runs the other way round: what should be high is low, who should be in is out.',
  'and-or': ({ yours }) =>
    yours === 'and'
      ? 'You ask for both conditions; the task needs only one of them.'
      : 'You ask for either condition; the task needs both.',
  'missing-left-out': ({ name }) =>
    `Customers whose \`${name}\` is blank are left out: nothing compares with a blank, so it needs a mention of its own.`,
  'condition-other': ({ nth }) => `Condition ${nth} picks other people than the task's.`,
  'rule-order': () => 'Each rule is right, their order is not: the first that holds decides.',
  'rest-other': () => 'Customers whom no rule fits get another value than the task gives them. Look at `else`.',
  'value-names': ({ yours }) =>
    `The groups are exactly right, their names are not: ${list(yours)} ${yours.length === 1 ? 'is' : 'are'} not in the task.`,
  'score-method': ({ yours }) => `The scoring method (\`${yours}\`) is not the task's; all else is right.`,
  'score-cuts': () => 'The scoring method is right; the number of bands or the cut points differ.',
  'segments-other': ({ values }) =>
    values.length > 0
      ? `The scores are right; these segments cover other scores: ${list(values)}.`
      : 'The scores are right; they lead to other segments.',
  'spelling-absent': ({ values }) =>
    values.length > 0
      ? `Some spellings of these values are not taken in yet: ${list(values)}.`
      : 'The raw values lead to other tag values than in the task.',

  'row-count': (p) => `${at(p)}you have ${plural(p.yours, 'row')}; there should be ${figure(p.expected)}.`,
  'missing-rows': (p) => `${at(p)}${plural(p.count, 'row')} ${p.count === 1 ? 'is' : 'are'} missing.`,
  'extra-rows': (p) => `${at(p)}there ${p.count === 1 ? 'is' : 'are'} ${plural(p.count, 'row')} too many.`,
  'other-cells': (p) => `${at(p)}\`${p.column}\` differs in ${plural(p.count, 'row')}.`,
  'duplicate-rows': (p) =>
    `${at(p)}${plural(p.rows, 'row')} ${p.rows === 1 ? 'comes' : 'come'} more than once, up to ${figure(p.times)} times. In a join, one row may have met several.`,
  'customers-repeated': (p) =>
    `${at(p)}${plural(p.count, 'customer')} ${p.count === 1 ? 'has' : 'have'} more than one row. The task wants one row each.`,
  'duplicates-lost': (p) =>
    `${at(p)}${plural(p.rows, 'row')} should come more than once and ${p.rows === 1 ? 'does' : 'do'} not. Is there a DISTINCT too many?`,
  'column-absent': ({ names, found }) =>
    `The task asks for ${list(names)}, which ${names.length === 1 ? 'is' : 'are'} not there. You have ${list(found)}.`,
  'column-extra': ({ names }) => `The task does not ask for ${list(names)}. Remove ${names.length === 1 ? 'it' : 'them'}.`,
  'row-order': ({ by }) => `The rows are in another order; the task sorts by ${by.map(sortKey).join(', then ')}.`,
  'blank-not-value': ({ column, expected }) =>
    `\`${column}\` is NULL where there should be a value, such as ${expected}. NULL is neither 0 nor an empty text.`,
  'value-not-blank': ({ column, yours }) => `\`${column}\` has ${yours === '' ? 'an empty text' : yours} where it should be NULL.`,
  'text-not-number': ({ column }) => `\`${column}\` should be a number, and yours is text. As text, '9' sorts after '10'.`,
  'number-not-text': ({ column }) => `\`${column}\` should be text, and yours is a number.`,
  rounding: ({ column, tolerance }) =>
    `\`${column}\` is rounded too soon. Results count as equal when they are no more than ${tolerance} apart.`,

  'not-a-number': ({ text }) => `“${text}” does not read as a number. 1234.5, 1,234.5 and 30% all do; this one does not count.`,
  'rounded-too-far': ({ decimals }) => `The number is right but rounded too far: give ${plural(decimals, 'decimal')}.`,
  'times-off': ({ factor }) =>
    `It is off by a factor of ${figure(factor)}. Check the unit: yuan or ten thousands of yuan, a share or a percentage?`,
  'sign-off': () => 'The size is right; the sign is the other way.',
  'too-high': () => 'It is too high.',
  'too-low': () => 'It is too low.',

  'unknown-option': () => 'This option is no longer part of the task. Reload the page and choose again; this one does not count.',
  'more-to-choose': () => 'What you chose is right, and there is more to choose.',

  'all-placed': () => 'Everything is in its place. Below, each says why.',
  'some-placed': ({ right, total }) => `${right} of ${total} ${right === 1 ? 'is' : 'are'} in the right place.`,
  'place-the-rest': ({ left }) =>
    `${left} still ${left === 1 ? 'has' : 'have'} no place. Place ${left === 1 ? 'it' : 'them'} and submit again; this one does not count.`,
  'look-again': ({ names }) => `Look again at ${names.map(({ en }) => `“${bare(en)}”`).join(', ')}.`,

  'in-order': () => 'That is the right order.',
  'part-in-order': ({ kept, total }) => `${kept} of the ${total} steps already follow one another rightly and can stay.`,
  'order-turns': ({ after }) =>
    after === 0
      ? 'Something else comes first.'
      : `The first ${after === 1 ? 'step is' : `${after} steps are`} right; think again from step ${after + 1} on.`,

  'unit-absent': ({ units }) => `There is a number, and no unit yet: ${units.map(({ en }) => en).join(', ')}. This one does not count.`,
  'unit-other': ({ yours }) => `The unit is another: “${yours.en}” is not what is measured here.`,

  tuned: ({ at, metric, value }) => `With the line at ${at}, ${lower(metric.en)} is ${value}, and there is nothing better.`,
  'off-the-scale': ({ from, to }) => `The line has to be between ${from} and ${to}. This one does not count.`,
  'beyond-limit': ({ metric, yours, limit, side }) =>
    `${metric.en} is ${yours} now; the task asks for ${side === 'least' ? 'at least' : 'at most'} ${limit}.`,
  'better-beside': ({ metric, yours, side }) =>
    `${metric.en} is ${yours} now and can be better: look ${side === 'higher' ? 'further up' : 'further down'} the scale.`,
  'tuned-elsewhere': ({ metric, value, best }) =>
    `The same line with other customers: ${lower(metric.en)} is ${value}, and a line drawn for them would reach ${best}. A line is drawn for those you have seen, and loses a little on others.`,

  'formula-right': ({ rows }) => `The formula is right: ${rows} rows equal the column from SQL, and so they do on other data.`,
  'cells-right': ({ right, total }) => `Filled down, ${right} of ${plural(total, 'row')} ${right === 1 ? 'is' : 'are'} right.`,
  'other-rows': (p) => `${at(p)}${plural(p.count, 'row')} ${p.count === 1 ? 'differs' : 'differ'} from the column from SQL.`,
  'formula-outside': ({ name, suggestion }) =>
    `\`${name}\` cannot be worked out here${suggestion === '' ? '' : `; did you mean \`${suggestion}\`?`}${suggestion === '' ? '.' : ''} The functions of the lessons can; this one does not count.`,
  'formula-volatile': ({ name }) =>
    `\`${name}\` changes whenever the file is opened, so a definition cannot rest on it. The as-of date has a cell; refer to that. This one does not count.`,
  'formula-broken': ({ found, expected }) =>
    `The formula cannot be read ${found === '' ? 'at its end' : `at \`${found}\``}: ${EXPECTED[expected] ?? `\`${expected}\` is expected there`}. This one does not count.`,
  'formula-gives-error': ({ error, cell, count: n }) => `${cell} gives \`${error}\`${n > 1 ? `, and so do ${n} rows in all` : ''}.`,
  'formula-gives-text': ({ cell }) => `${cell} gives text where a number belongs. Numbers need no quotation marks.`,
  'formula-constant': () => 'The formula refers to no cell, so every row is the same.',

  'text-too-short': ({ least }) => `Write a little more, at least ${least} characters. This one does not count.`,
  'assess-first': () => 'Open the points and go through them first, then submit. This one does not count.',
  assessed: ({ met, of }) => `Self-assessed: ${met} of ${of} points met. This is your own judgement and no part of any score.`,

  'step-done': ({ nth, of }) => `Step ${nth} of ${of} is done. Go on with the next.`,
  'step-open': ({ nth, of }) => `This is step ${nth} of ${of}.`,
  'all-steps-done': ({ of }) => `All ${of} steps are done.`,

  mended: ({ lines }) => `${plural(lines, 'changed line')} put it right.`,
  'nothing-mended': () => 'This is still the broken one, so there is nothing to judge. Change it and submit; this one does not count.',

  'look-at-customers': ({ count }) =>
    `${count === 1 ? 'The customer below shows' : `The ${count} customers below show`} the difference. Work ${count === 1 ? 'it' : 'each'} out by hand from the task's definition.`,
  'look-at-rows': ({ count }) =>
    `${count === 1 ? 'The row below shows' : `The ${count} rows below show`} the difference. Trace one back to the records it comes from.`,
};

const policy: Sentences<PolicyParams> = {
  'values-only': () => 'What is compared is the value of every customer, however it is written.',
  'any-row-order': () => 'Rows may come in any order.',
  sorted: ({ by }) => `Sort by ${by.map(sortKey).join(', then ')}; ties may come in any order.`,
  'names-stated': ({ names }) => `Columns are called ${list(names)}; capitals, either language and their order do not matter.`,
  'names-free': () => "Columns' names and order do not matter.",
  'no-extra-columns': () => 'Only the columns that the task names; an extra one costs a tenth.',
  'tag-report': () =>
    'Where it is not all right yet, you see how many customers you chose, how exact and how complete the choice is, and a few customers for each kind of slip.',
  duplicates: () => 'Repeated rows are counted; one too many or too few matters.',
  blanks: () => 'No value, an empty text and 0 are three different things.',
  'as-of': () =>
    '“Today” is the fixed as-of date, written `:as_of`; the answer has to hold on another date too. “The last days” include both ends.',
  'as-of-tag': () => '“Today” is the fixed as-of date; the answer has to hold on another date too. “The last days” include both ends.',
  tolerance: ({ tolerance }) => `Numbers no more than ${tolerance} apart count as equal; text is no number.`,
  'by-stage': () =>
    'Judged stage by stage: population, window, measure, threshold, output; each right stage counts. It has to hold with other customers, on another as-of date and on empty tables.',
  signs: () => 'Full-width signs and curly quotes are put right with one click and are no attempt.',
  'run-free': ({ seconds, rows }) => `Run is free; Submit is judged. One run takes up to ${seconds} seconds and ${figure(rows)} rows.`,
  'number-tolerance': ({ tolerance }) =>
    tolerance === 0 ? 'The exact number.' : `No more than ${tolerance} off; thousands separators, currency and percent signs are fine.`,
  unit: ({ unit }) => `Unit: ${unit.en}.`,
  'choose-one': () => 'Choose one.',
  'choose-all': () => 'Choose all that are right.',
  'unit-asked': () => 'The unit is part of the answer; what comes to the same in another unit is right too.',
  'place-all': ({ items }) => `All ${items} have to be placed; each right one counts. Dragging, clicking and the lists score the same.`,
  'one-partner': ({ spare }) => (spare > 0 ? `One partner each; ${spare} ${spare === 1 ? 'stays' : 'stay'} over.` : 'One partner each.'),
  'order-whole': () => 'Steps that can stay where they are count. Dragging, arrows and the keyboard score the same.',
  'order-free': () => 'Some steps may come either way round.',
  'mend-only': () => 'What is given runs, and its result is not right. Change as many lines as you like; only the result counts.',
  aim: ({ tolerance }) =>
    tolerance === 0 ? 'What is lacking to the best is what is taken off.' : `No more than ${tolerance} from the best is right.`,
  'aim-visible': () => 'Judged on the data you see; how it does with other customers is told and does not count.',
  'formula-filled': ({ rows }) =>
    `The formula stands in row ${rows}, is filled down, and is held row by row against a column from SQL. It has to hold on other data too.`,
  'formula-kinds': () => 'Where there is no value give an empty text, `""`, which is not 0. TRUE and FALSE count as 1 and 0.',
  'self-assessed': () =>
    'No machine judges this. Write, then go through the points yourself; the result is marked “self-assessed” and is no part of any score.',
  'steps-in-order': ({ of }) => `${of} steps; each opens when the one before it is right.`,
  crash: () => 'If the grader itself fails, it does not count, and it is not you.',
  practice: () => 'This is a practice grade: the data it is judged on lie on this site for anyone to see.',
};

export const feedbackWords: typeof zh = {
  said,
  policy,
  verdicts: { pass: 'Passed', fail: 'Not yet', error: 'Not judged', 'not-attempted': 'Does not count', 'self-assessed': 'Self-assessed' },
  stages: {
    title: 'Stage by stage',
    names: { population: 'Population', window: 'Window', measure: 'Measure', threshold: 'Threshold', output: 'Output' },
    right: 'right',
    wrong: 'not right',
    score: (percent: number) => `${percent} of 100 points`,
  },
  policyTitle: 'What counts as right',
  counterexample: {
    caption: 'Customers who show the difference',
    rowsCaption: 'Rows that only one side has',
    customer: 'Customer',
    column: 'Column',
    yours: 'Yours',
    expected: 'Expected',
    why: 'Why this one',
    absent: 'none',
    yes: 'yes',
    no: 'no',
    side: 'Which side has it',
    sides: { yours: 'your result', expected: 'the expected result' },
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
    from: {
      seed: 'Below are customers from other data that answers are judged on; you will not find them in the data you see.',
      'as-of':
        'Below are customers from other data that answers are judged on, with another as-of date; you will not find them in the data you see.',
      empty: 'Below is what came of tables without a row.',
      aimed:
        'Customers whose number begins with T were made to stand right on the edges. Answers are judged on them too; you will not find them in the data you see.',
    },
  },
  assignment: {
    caption: 'How well it chooses',
    population: 'All customers',
    yours: 'You chose',
    expected: 'To be chosen',
    both: 'In both',
    precision: 'Of those you chose, right',
    recall: 'Of those to be chosen, found',
    coverage: 'Of all customers, chosen',
    extra: 'Too many, such as',
    missing: 'Left out, such as',
  },
  databases: {
    visible: 'the data you see',
    seed: 'other customers',
    'as-of': 'another as-of date',
    aimed: 'customers on the edges',
    empty: 'empty tables',
  },
};
