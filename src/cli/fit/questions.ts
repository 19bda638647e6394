import { stringify } from 'yaml';
import {
  checkTags,
  compileTags,
  type Execute,
  type ResolvedTags,
  runTags,
  type Schema,
  someTags,
  sqlite,
  type Value,
} from '../../engine/index.ts';
import type { ValueType } from '../../engine/language/bound.ts';
import { say } from '../../i18n/say.ts';
import type { Context } from '../command.ts';
import { CliFailure } from '../failure.ts';
import type { OptionName } from '../options.ts';

/** Something to know of every customer: an expression over what the schema and the person's own file name. */
export interface Question {
  readonly name: string;
  readonly expression: string;
  /** Where it was written, and how, for messages. */
  readonly option: OptionName;
  readonly written: string;
}

/** Measures that questions may name and the file does not have, as they stand in YAML. */
export type OwnMeasures = Readonly<Partial<Record<OwnMeasureName, Readonly<Record<string, unknown>>>>>;
/** What they are called for people is said in i18n. */
export type OwnMeasureName = 'purchase_days' | 'days_since_first_purchase' | 'days_since_last_purchase' | 'purchases' | 'spend';

/** What questions are asked of. */
export interface World {
  /** The person's file of tags; nothing where none is given. */
  readonly text: string;
  readonly schema: Schema;
  open(): Promise<Execute>;
}

/** Questions that can be asked at any day. */
export interface Asked {
  /** A set of one tag, with all that the question rests on. */
  of(name: string): ResolvedTags;
  typeOf(name: string): ValueType;
  /** The answers as of a day; the same day is asked once. */
  run(asOf: string): Promise<Answers>;
}
export interface Answers {
  readonly customerIds: readonly string[];
  readonly columns: Readonly<Record<string, readonly Value[]>>;
}

/**
 * Makes each question a tag behind the tags of the person's file, so that it means what it would mean there.
 * @throws CliFailure after the issues of an expression went to standard error
 */
export function askQuestions(
  questions: readonly Question[],
  { text, schema, open }: World,
  context: Context,
  measures: OwnMeasures = {},
): Asked {
  const prefix = unusedIn(text);
  const codeOf = (name: string): string => `${prefix}${questions.findIndex((q) => q.name === name) + 1}`;
  const textOf = (some: readonly Question[]): string =>
    withTags(
      text,
      some.map((q) => ({ code: codeOf(q.name), measures, define: { expr: q.expression } })),
    );
  for (const question of questions) complain(question, textOf([question]), schema, context);
  const { value } = checkTags(textOf(questions), schema);
  if (!value) throw new CliFailure('option-broken', { option: questions[0]?.option ?? 'features', count: 1 });
  const codes = questions.map(({ name }) => codeOf(name));
  const tags = someTags(value, codes);
  const compiled = compileTags(tags, sqlite);
  const runs = new Map<string, Promise<Answers>>();
  const answersAt = async (asOf: string): Promise<Answers> => {
    const rows = await runTags(tags, compiled, asOf, await open());
    return {
      customerIds: rows.customerIds,
      columns: Object.fromEntries(questions.map(({ name }) => [name, rows.tags.find(({ code }) => code === codeOf(name))?.values ?? []])),
    };
  };
  return {
    of: (name) => someTags(value, [codeOf(name)]),
    typeOf: (name) => tags.tags.find(({ code }) => code === codeOf(name))?.type ?? 'any',
    run(asOf) {
      const answers = runs.get(asOf) ?? answersAt(asOf);
      runs.set(asOf, answers);
      return answers;
    },
  };
}

function complain({ option, written }: Question, text: string, schema: Schema, { terminal, issues }: Context): void {
  const errors = checkTags(text, schema).issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  for (const issue of errors) terminal.err(`--${option} ${written}: ${say(issues, issue as never)}\n`);
  throw new CliFailure('option-broken', { option, count: errors.length });
}

/** The person's file with more tags behind it. */
export const withTags = (text: string, tags: readonly unknown[]): string =>
  [...(text.trim() === '' ? [] : [text]), stringify({ tags }, { lineWidth: 0, aliasDuplicateObjects: false })].join('\n---\n');

/** A start of codes that the file does not use. */
function unusedIn(text: string): string {
  let prefix = 'fit_';
  while (text.includes(prefix)) prefix = `${prefix}x_`;
  return prefix;
}
