import type { ReferenceWords } from '../zh/reference.ts';

/** What the page of the tag language reference says; the sentence on each key and word is in grammar.ts. */
export const referenceWords: ReferenceWords = {
  title: 'Tag language reference',
  description:
    'The language that tags are written in, a sentence for each key: every builder, window, sign and function, with examples that run.',
  headline: 'What does a tag have to say?',
  lead: (builders, functions, keys) =>
    `A tag is a few lines of YAML that say what it is called, how it is worked out and who may use it. The language has ${builders} builders, ${functions} functions and ${keys} keys. This page is made from the engine’s own grammar, and so are the hints in the editor, so the two always agree.`,
  contents: 'On this page',
  sections: {
    definition: 'One file, one tag',
    builders: 'Builders: one in each define',
    measures: 'Measures: from many rows to one number',
    windows: 'Windows: which days count',
    gates: 'Gates: who may not have it',
    expressions: 'Conditions and calculations',
    index: 'Index of keys',
  },
  groups: {
    values: 'Take a value that is there',
    numbers: 'Work out a number',
    rules: 'Judge by conditions',
    customers: 'Read behaviour and attitude',
    elsewhere: 'Use what was worked out elsewhere',
  },
  texts: {
    definition:
      'A file holds one tag, or several separated by `---`. A part with `measures` or `defaults` applies to every tag of the file. Only `code` and `define` are required.',
    builders: '`define` holds one builder at a time. The builder’s name is the first key; some take further keys beside it.',
    measures:
      'A measure can be a builder by itself, or get a name under `measures` and serve in conditions. No measure ever sees a row after the as-of date.',
    windows:
      'A window reaches back from the as-of date, and both its ends count. Units are `d` for days, `w` for weeks, `m` for months and `y` for years. Months end as in Excel’s EDATE: one month before 31 March is 28 February.',
    gates: '`gate` stands beside `define`. A customer who does not pass has no value, whatever the rule says.',
    expressions:
      'Write text in single or double quotes, `20%` for 0.2, and a name that has blanks in backquotes. Where a part is missing, the result is unknown; `unknown and false` is no, `unknown or true` is yes. A name is looked up in this order: the tag’s own measures, the file’s measures, other tags, ready-made measures, columns of the customer table, `as_of`.',
  },
  surveyOn: { before: 'The course’s shop has no survey, so this example runs on the dataset “', after: '”.' },
  beside: (builder) => `Beside ${builder}`,
  keysOf: (place, count) => `${place}: ${count} ${count === 1 ? 'key' : 'keys'}`,
  sameAs: (place) => `The same as under “${place}”:`,
  comma: ', ',
  table: {
    key: 'Key',
    meaning: 'Meaning',
    word: 'Word',
    sign: 'Written',
    function: 'Function',
    example: 'Example',
    window: 'Window',
    days: (asOf) => `As of ${asOf}`,
  },
  until: (end) => `up to ${end}`,
  fromTo: (start, end) => `${start} to ${end}`,
  operators: 'Signs, from the loosest to the tightest',
  functions: 'Functions',
  constants: 'Ready-made words',
  populations: 'These functions compare a customer with all the others. They may stand neither inside `where` nor inside each other:',
  footer: 'Tag language reference',
};
