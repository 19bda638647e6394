import type { ReferenceWords } from '../zh/reference.ts';

/** What the page of the tag language reference says; the sentence on each key and word is in grammar.ts. */
export const referenceWords: ReferenceWords = {
  title: 'Tag language reference',
  description:
    'The language that tags are written in, a sentence for each key: every builder, window, sign and function, with examples that run.',
  headline: 'What does a tag have to say?',
  lead: (builders, functions, keys) =>
    `A tag is a few lines of YAML: what it is called, how it is worked out, whom it serves. There are ${builders} builders, ${functions} functions and ${keys} keys in all. This page is made from the engine’s own grammar, and so are the hints in the editor: the two always say the same.`,
  contents: 'On this page',
  sections: {
    definition: 'One file, one tag',
    builders: 'Builders: one in each define',
    measures: 'Measures: from many rows to one number',
    windows: 'Windows: which days count',
    gates: 'Gates: who may not have it',
    expressions: 'Conditions and calculations',
  },
  texts: {
    definition:
      'A file holds one tag, or several with `---` between them. A document with `measures` or `defaults` serves the tags of the file. Only `code` and `define` are required.',
    builders: '`define` has one builder at a time. Its name is the first key; some have others beside it.',
    measures:
      'A measure is a builder of its own, or has a name under `measures` and serves in conditions. None ever sees a row after the as-of date.',
    windows:
      'Both ends are in, counted back from the as-of date. Units are `d` days, `w` weeks, `m` months and `y` years. Months end as in Excel’s EDATE: 31 March less a month is 28 February.',
    gates: '`gate` stands beside `define`. A customer who does not pass has no value, whatever the rule says.',
    expressions:
      'Text stands in single or double quotes, `20%` is 0.2, a name with blanks stands in backquotes. With a part missing, the result is unknown; `unknown and false` is no, `unknown or true` is yes. A name is, in this order: the tag’s own measure, the file’s, another tag, a ready-made measure, a column of the customer table, `as_of`.',
  },
  onlyWhere: 'The example needs a table with a column for the item and one for the answer.',
  keysBeside: (builder) => `Keys beside ${builder}`,
  keysOf: (place) => `Keys: ${place}`,
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
  populations: 'These compare with all customers; they may not stand inside `where`, nor inside each other:',
  footer: 'Tag language reference',
};
