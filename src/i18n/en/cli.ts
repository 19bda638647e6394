import type { CheckSummary } from '../../cli/check-report.ts';
import type { DbtProject } from '../../cli/dbt-project.ts';
import type { CliFailureParams } from '../../cli/failure.ts';
import type { Bilingual } from '../../engine/index.ts';
import type { Computed } from '../../engine/language/definition.ts';
import type { ExerciseIssueParams } from '../../grading/exercise-issue.ts';
import type { Expected } from '../../grading/kinds/kind.ts';
import { databaseName } from '../database-names.ts';
import { type Sentences, say } from '../say.ts';
import type { cliWords as zh } from '../zh/cli.ts';
import { cliFileOptions, cliFileWords } from './cli-files.ts';
import { identityCommand, identityFailures, identityOptions, identityReport, identityRun, identityWhy } from './identity.ts';
import { fitCommand, fitFailures, fitOptions, fitWords } from './models-fit.ts';
import { sandboxWords } from './sandbox.ts';

const list = (names: readonly string[]): string =>
  `${names.slice(0, 16).join(', ')}${names.length > 16 ? ` and ${names.length - 16} more` : ''}`;
const meant = (suggestion: string | undefined): string =>
  suggestion === undefined || suggestion === '' ? '' : `Did you mean ${suggestion}? `;

const failures: Sentences<CliFailureParams> = {
  'unknown-command': ({ name, suggestion, available }) =>
    `there is no command called ${name}. ${meant(suggestion)}Commands: ${list(available)}.`,
  'unknown-action': ({ command, name, suggestion, available }) =>
    `${command} does not know ${name}. ${meant(suggestion)}It knows: ${list(available)}.`,
  'unknown-option': ({ written, command, suggestion, available }) =>
    `${command} has no option ${written}. ${meant(suggestion && `--${suggestion}`)}Options: ${list(available.map((option) => `--${option}`))}.`,
  'option-needs-value': ({ name, example }) => `--${name} needs a value, as in --${name} ${example}.`,
  'option-without-value': ({ name }) => `--${name} is a switch and takes no value.`,
  'option-absent': ({ name, example, command }) => `${command} needs --${name}, as in --${name} ${example}.`,
  'argument-absent': ({ name, command }) =>
    `${command} needs ${name.includes(' | ') ? `one of these words after it: ${name.replaceAll(' | ', ', ')}` : `${name} after it`}. See taglab help ${command}.`,
  'tags-absent': ({ command }) =>
    `${command} needs the file with your tags, as in taglab ${command} tags.yaml. See taglab help ${command}.`,
  'argument-unneeded': ({ found, command }) =>
    `${command} cannot use ${found}: that is one argument too many. Put a name that has blanks in quotes; see taglab help ${command.split(' ')[0]}.`,
  'not-one-of': ({ option, found, available }) => `--${option} cannot be “${found}”. It can be: ${list(available)}.`,
  'option-shape': ({ option, found, example }) => `--${option} ${found} cannot be read. Write it like this: --${option} ${example}.`,
  'table-not-given': ({ option, table, given }) =>
    given.length === 0
      ? `--${option} speaks of the table ${table}, but no file was given with --table.`
      : `--${option} speaks of the table ${table}; files were given for: ${list(given)}.`,
  'not-imported': cliFileWords.notImported,
  'no-row-read': cliFileWords.noRowRead,
  'bad-as-of': ({ found }) => `“${found}” is no day of the calendar. Write dates like 2025-06-30.`,
  'as-of-needed': ({ last }) =>
    `give an as-of date with --as-of: “the last 90 days” has to know where to count back from. The last day in the data is ${last}, so you can write --as-of ${last}.`,
  'table-twice': ({ table }) => `--table names ${table} twice. Give each file a name of its own, or put them into one file.`,
  'dataset-beside-table': () => '--dataset chooses sample data and --table your own. Leave one of them out.',
  'no-such-column': ({ option, table, name, suggestion, available }) =>
    `--${option} speaks of ${table}.${name}, and ${table} has no such column. ${meant(suggestion)}It has: ${list(available)}.`,
  'file-absent': ({ path }) => `there is no file ${path}. Check the path and the name.`,
  'file-unreadable': ({ path, reason }) =>
    `the file ${path} cannot be opened (${reason}). Check that it is a file, and that you may read it.`,
  'file-not-text': ({ path }) => `${path} is not a text file. Give the YAML file with the tags.`,
  'folder-unwritable': ({ path, reason }) =>
    `nothing can be written to ${path} (${reason}). Check that it is a folder, that you may write there and that there is room, or choose another with --out.`,
  'tags-broken': ({ path, count }) =>
    `${path} was not run: ${count === 1 ? 'one place has' : `${count} places have`} to be put right first.`,
  unforeseen: ({ message, stackAt }) =>
    `this is a mistake of taglab, not of yours: ${message}. Please report it as an issue of the project, with this sentence and the command; with ${stackAt}=1 in front of it, the command also says where it happened.`,
  'not-computed': ({ error }) => `the database did not work it out. ${say(sandboxWords.errors, error as never)}`,
  'no-such-tag': ({ name, suggestion, available }) => `the file has no tag called ${name}. ${meant(suggestion)}It has: ${list(available)}.`,
  'no-such-customer': ({ id, asOf }) => `as of ${asOf} there is no customer ${id}. Check capitals and leading zeros.`,
  'no-such-dataset': ({ name, suggestion, available }) =>
    `there is no dataset called ${name}. ${meant(suggestion)}Datasets: ${list(available)}.`,
  'option-of-another': ({ option, command, needs }) => `${command} has no use for --${option}; only ${needs} has.`,
  'dataset-absent': ({ available }) =>
    `build needs the name of a dataset, as in taglab data build yunduo. Available: ${available.join(', ')}.`,
  'no-whole-number': ({ option, found }) =>
    `--${option} needs a whole number, which “${found}” is not; as in --${option} ${option === 'seed' ? 7 : 500}.`,
  'customers-range': ({ found, dataset, least, most }) => `${dataset} can have a size from ${least} to ${most}, and not ${found}.`,
  'file-exists': ({ folder, name }) =>
    `${folder} has a ${name} already, which was left as it is. Name another folder with --out, or add --overwrite.`,
  'no-such-exercise': ({ name, suggestion, available }) =>
    `there is no exercise called ${name}. ${meant(suggestion)}Exercises: ${list(available)}.`,
  ...fitFailures,
  ...identityFailures,
  'exercise-broken': ({ id }) => `the folder of exercise ${id} has mistakes, so it cannot judge. Run taglab exercises check ${id} first.`,
  'no-exercises': ({ path }) => `there are no exercises in ${path}: no folder there has an exercise.yaml.`,
};

const exerciseIssues: Sentences<ExerciseIssueParams> = {
  'exercise-yaml': ({ detail }) => `The YAML cannot be read: ${detail}`,
  'exercise-key-absent': ({ key }) => `${key} is missing.`,
  'exercise-key-unknown': ({ key, suggestion }) => `${key} is not known. ${meant(suggestion)}`.trim(),
  'exercise-shape': ({ key, expected }) =>
    `${key} should be ${
      {
        'text-in-both-languages': 'text in both languages: {zh: …, en: …}',
        text: 'text',
        number: 'a number',
        list: 'a list',
        mapping: 'keys and values',
        'yes-no': 'true or false',
        'sort-key': 'a column and a direction, such as spend desc',
        cell: 'a cell, such as H1',
      }[expected]
    }.`,
  'exercise-word': ({ key, found, available }) => `${key} cannot be ${found}. It can be: ${list(available)}.`,
  'exercise-id-unknown': ({ key, id, available }) => `${key} names ${id}, which is nowhere. There are: ${list(available)}.`,
  'exercise-id-twice': ({ id }) => `${id} is used twice; an id is used once.`,
  'exercise-too-few': ({ key, least }) => `${key} needs at least ${least}.`,
  'exercise-dataset': ({ name, suggestion }) => `There is no dataset called ${name}. ${meant(suggestion)}`.trim(),
  'exercise-kind': ({ found, available }) => `kind cannot be ${found}. It can be: ${list(available)}.`,
  'exercise-file-absent': () => 'This file is missing.',
  'exercise-file-unknown': () => 'Nothing uses this file: its name or place is wrong.',
  'exercise-file-language': () => 'Give both languages, or one file without a language.',
  'exercise-starts-differ': () => 'The two starts may differ in comments only.',
  'exercise-mistake-unknown': ({ mistake, available }) => `exercise.yaml has no mistake ${mistake}. It has: ${list(available)}.`,
  'exercise-mistake-untried': ({ mistake }) => `Nothing proves the mistake ${mistake}: put a file that begins with ${mistake} into wrong/.`,
  'exercise-no-right-option': () => 'No option is right: give the right one correct: true.',
  'exercise-not-a-number': ({ text }) => `“${text}” does not read as a number.`,
};

const expected = (e: Expected): string => {
  switch (e.kind) {
    case 'pass':
      return 'should pass;';
    case 'no-pass':
      return 'should not pass;';
    case 'fails':
      return 'should be judged and fail;';
    case 'self-assessed':
      return 'should be left to the learner;';
    case 'told':
      return `should be told why “${e.option}” is not right;`;
    case 'mistake':
      return `should be told “${e.mistake}” alone;`;
  }
};

const OWN_DATA = [
  'Without --table the sample shop Yunduo is used, as of 2025-06-30.',
  'With --table orders=FILE your own orders are used: one row an order, with at least a customer and a date, better also an amount and an order number. Where the header has other names, --map says which is which; names that can be recognised are matched by themselves. CSV and xlsx files will do. The data is read on this computer and goes nowhere else.',
  'With customers=FILE as well, the customers are those in that table; further tables are joined by a key of the same name. What a file does not say by itself (encoding, day or month first, decimal sign, time zone) is asked, with the option that answers it. --log FOLDER writes what was changed on the way and the rows that were left out.',
];

const commands: (typeof zh)['commands'] = {
  run: {
    summary: 'give every customer every tag of a file',
    details: [
      'Each line is customer_id,tag,value, by customer and then in the order of the file. Where there is no value there is no line.',
      ...OWN_DATA,
    ],
    examples: [
      'taglab run tags.yaml',
      'taglab run tags.yaml --table orders=orders.csv --as-of 2025-06-30',
      'taglab run tags.yaml --table orders=orders.csv --as-of 2025-06-30 --map orders.customer_id="Client no" --date-format orders.order_date=M/D/YY',
      'taglab run tags.yaml --format json > tags.json',
    ],
  },
  sql: {
    summary: 'show the SQL that the tags of a file become',
    details: [
      'All values are written in, so the file runs as it is. --dialect chooses the database: sqlite (the default), duckdb, postgres or spark. Except for SQLite, the as-of date has a line of its own at the top; for another day, change that line.',
      'In a warehouse, tables and columns have the names of the dictionary; a date is a DATE, a time a TIMESTAMP, a yes or no a BOOLEAN, a whole number a BIGINT, any other number a DOUBLE. It takes DuckDB 1.3, PostgreSQL 16, Spark 4.0 or newer.',
      ...OWN_DATA,
    ],
    examples: [
      'taglab sql tags.yaml',
      'taglab sql tags.yaml --as-of 2025-03-31 | sqlite3 yunduo.sqlite',
      'taglab sql tags.yaml --dialect postgres > tags.sql',
    ],
  },
  dbt: {
    summary: 'write the tags of a file as a small dbt project',
    details: [
      'One model a tag, one row a customer; the tables that tags read are sources; tests check that no customer is there twice or missing, that coverage is met, and that values are those of the definition. The as-of date is as_of, a variable of the project.',
      '--dialect chooses the database: duckdb (the default), postgres or spark.',
      ...OWN_DATA,
    ],
    examples: ['taglab dbt tags.yaml --out tags-dbt', 'taglab dbt tags.yaml --out tags-dbt --dialect spark --as-of 2025-03-31'],
  },
  explain: {
    summary: 'say why a customer has a tag',
    details: ['First what it rests on: the numbers and where they come from. Then the rule: what holds and what does not.', ...OWN_DATA],
    examples: ['taglab explain tags.yaml --customer C0001', 'taglab explain tags.yaml --customer C0001 --tag lifecycle'],
  },
  quality: {
    summary: 'measure how good the tags of a file are',
    details: [
      'Each line is tag,figure,of,value: how many customers have a value (coverage), which values and how many each, numbers by quantiles and bands. With --base also how far the values have moved since that day (PSI; stable below 0.1, shifted above 0.25), which of them moved, and which customers went from which value to which (moved, flow), with the reason for one of each on standard error.',
      'Limits that a tag sets itself with quality: {coverage_min, psi_max, psi_base, min_group} are checked. A limit that is broken gets a sentence on standard error, and the exit code is 1.',
      ...OWN_DATA,
    ],
    examples: [
      'taglab quality tags.yaml',
      'taglab quality tags.yaml --as-of 2025-06-30 --base 2025-03-31',
      'taglab quality tags.yaml --format json > quality.json',
    ],
  },
  fit: fitCommand,
  identity: identityCommand,
  lint: {
    summary: 'find mistakes and gaps in the tags of a file',
    details: ['Each line is file:line:column, error or warning, and a sentence. The exit code is 1 when there is an error.', ...OWN_DATA],
    examples: ['taglab lint tags.yaml'],
  },
  data: {
    summary: 'list or build the sample data, print its dictionary and its sizes',
    details: [
      'list prints a line for each dataset: its name, its title, its as-of date and what is in it.',
      'build makes one of them: a database (--format sqlite, unless said otherwise) or a CSV file for each table (--format csv), with its dictionary.md and with what is planted, truth.json. Without --out they go into a folder of its name. A file that is there already stays as it is, unless --overwrite is given. The same seed, size and as-of date give the same bytes.',
      'dictionary prints what every table and column means: --format markdown (unless said otherwise) or text. sizes makes every dataset anew and prints how long it takes and how large it is.',
    ],
    examples: [
      'taglab data list',
      'taglab data build henghe --seed 7 --customers 500 --as-of 2025-03-31 --format csv --out henghe-7',
      'taglab data dictionary yunduo > dictionary.md',
      'taglab data dictionary yunduo --format text',
    ],
  },
  exercises: {
    summary: 'prove that every exercise judges rightly',
    details: [
      'check lets each exercise judge its own answers: the solution and those in accept/ pass, the untouched start does not, each one in wrong/ gets its own words. The exit code is 1 when anything is off.',
      'Without an ID, all are checked.',
    ],
    examples: ['taglab exercises check', 'taglab exercises check 05-rfm/01-b-rfm-in-sql', 'taglab exercises check --json > report.json'],
  },
  grade: {
    summary: 'judge one answer, in the words of the page',
    details: [
      'ANSWER is the file with the answer, or the answer itself: a number, a formula; for choices and orders the ids with commas between them; for the others the JSON that the page keeps.',
      'With --json it prints a taglab-result (see src/course/README.md), the same that progress and submissions carry. The exit code is 0 for a pass and 1 otherwise.',
    ],
    examples: [
      'taglab grade 01-concepts/01-c-regulars answer.yaml',
      'taglab grade 05-rfm/01-a-one-ledger 39',
      'taglab grade 01-concepts/01-a-four-words activity,age_band,orders_90d --json',
    ],
  },
};

const options: (typeof zh)['options'] = {
  ...cliFileOptions,
  'as-of': 'the as-of date: tags are counted up to that day, the day included',
  base: 'the earlier as-of date to compare with',
  dataset: 'which sample data to use',
  format: 'how to print; the first named is meant unless said otherwise',
  customer: 'which customer',
  tag: 'this tag only',
  dialect: 'whose SQL to write',
  out: 'which folder to write to, the current one unless said otherwise; for data build one that has the name of the dataset',
  seed: "the random seed, the course's own unless said otherwise",
  customers: "how many customers (households, users), the course's own number unless said otherwise",
  overwrite: 'replace files that are there already',
  folder: "the exercises' folder, the course's own unless said otherwise",
  ...fitOptions,
  ...identityOptions,
  json: 'print JSON',
};

const NETWORK: Readonly<Record<Computed['how'], string>> = { pagerank: 'PageRank', betweenness: 'betweenness' };

export const cliWords: typeof zh = {
  about: 'taglab: TagLab in a terminal. The same tagging engine, without a browser.',
  usage: 'Usage',
  commandsTitle: 'Commands',
  optionsTitle: 'Options',
  examplesTitle: 'Examples',
  more: 'More about a command: taglab help COMMAND',
  general: { '--lang zh|en': "the language to speak, the system's unless said otherwise", '--help': 'show this' },
  examples: ['taglab run tags.yaml', 'taglab run tags.yaml --table orders=orders.csv --as-of 2025-06-30', 'taglab help run'],
  commands,
  options,
  failures,
  fit: fitWords,
  identity: { ...identityRun, report: identityReport, why: identityWhy },
  error: (sentence: string) => `error: ${sentence}`,
  warning: (sentence: string) => `warning: ${sentence}`,
  files: cliFileWords,
  computed: (param, how, table) =>
    `The engine works out :${param} from ${table} (${NETWORK[how]}); SQL cannot, so this statement does not run by itself. Get everybody's value with taglab run, and import it as a table or write it as a list tag.`,
  script: {
    title: (dialect: string, count: number) =>
      `Written by TagLab for ${databaseName(dialect)}: ${count === 1 ? '1 tag' : `${count} tags`}, one row a customer.`,
    tables: (tables: readonly string[]) => `Reads: ${tables.join(', ')}.`,
    ownQuery: (code: string) =>
      `${code} has a query of its author's own. It stands here untranslated: check that this database can run it.`,
    dateBelow: 'The as-of date is in the line below; for another day, change it there.',
    dateWrittenIn: (asOf: string) => `The as-of date ${asOf} is written in; for another day, write the file again with --as-of.`,
    tag: (code: string, { zh, en }: Bilingual) => `  ${code}: ${zh === en ? en : `${en} / ${zh}`}`,
  },
  dbt: {
    readme: ({ project, source, dialect, asOf, tables }: DbtProject) => [
      `# ${project}`,
      '',
      `A dbt project written by TagLab for ${databaseName(dialect)}. In models/, each tag is a model, and each customer a row.`,
      '',
      `1. In profiles.yml, describe a connection called \`${project}\`.`,
      `2. Where the tables ${tables.map((t) => `\`${t}\``).join(', ')} are not in that connection's schema, say where they are with \`--vars '{source_schema: NAME}'\`; dbt calls them \`${source}\`.`,
      `3. \`dbt build --vars '{as_of: ${asOf}}'\` works out the tags, and then checks that no customer is there twice, that coverage is met, and that values are right.`,
    ],
  },
  modelRenamed: (code, name) =>
    `a table is called ${code} too, and dbt would replace it with the model, so the model of the tag ${code} is called ${name}; its column is still ${code}.`,
  filesWritten: (count: number, folder: string) => `${count} files written to ${folder}.`,
  sizes: {
    columns: ['set', 'rows', 'make ms', 'store ms', 'SQLite', 'gzip', 'brotli', 'CSV gz'],
    all: 'all',
  },
  check: {
    ok: 'ok  ',
    failed: 'FAIL',
    issues: exerciseIssues,
    expected,
    said: (said: readonly string[]) => `it was told: ${said.length === 0 ? 'nothing' : said.join(' ')}`,
    summary: (s: CheckSummary) =>
      `${s.exercises} exercises, ${s.answers} answers, ${s.failures === 0 ? 'all judged rightly' : s.failures === 1 ? '1 failure' : `${s.failures} failures`}. Judging an answer took ${s.medianMs} ms (median), ${s.p95Ms} ms (95%).`,
  },
};
