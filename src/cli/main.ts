import { cliWords as cliEn } from '../i18n/en/cli.ts';
import { issueWords as issuesEn } from '../i18n/en/issues.ts';
import { labsWords as labsEn } from '../i18n/en/labs.ts';
import { qualityWords as qualityEn } from '../i18n/en/quality.ts';
import { sandboxWords as sandboxEn } from '../i18n/en/sandbox.ts';
import { whyWords as whyEn } from '../i18n/en/why.ts';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { say } from '../i18n/say.ts';
import { cliWords as cliZh } from '../i18n/zh/cli.ts';
import { issueWords as issuesZh } from '../i18n/zh/issues.ts';
import { labsWords as labsZh } from '../i18n/zh/labs.ts';
import { qualityWords as qualityZh } from '../i18n/zh/quality.ts';
import { sandboxWords as sandboxZh } from '../i18n/zh/sandbox.ts';
import { whyWords as whyZh } from '../i18n/zh/why.ts';
import { messageOf } from '../sandbox/reading.ts';
import type { Command, Context } from './command.ts';
import { data } from './data.ts';
import { dbt } from './dbt.ts';
import { exercises } from './exercises.ts';
import { explain } from './explain.ts';
import { CliFailure, suggesting } from './failure.ts';
import { fit } from './fit.ts';
import { grade } from './grade.ts';
import { helpOf, overview } from './help.ts';
import { identity } from './identity.ts';
import { lint } from './lint.ts';
import { readOptions } from './options.ts';
import { quality } from './quality.ts';
import { run } from './run.ts';
import { sql } from './sql.ts';
import type { Terminal } from './terminal.ts';

export const COMMANDS = { run, sql, dbt, explain, quality, fit, identity, lint, data, exercises, grade } as const satisfies Record<
  string,
  Command
>;
export type CommandName = keyof typeof COMMANDS;

const WORDS = {
  zh: { words: cliZh, why: { ...whyZh, noValue: labsZh.lab.noValue }, issues: issuesZh, sandbox: sandboxZh.errors, quality: qualityZh },
  en: { words: cliEn, why: { ...whyEn, noValue: labsEn.lab.noValue }, issues: issuesEn, sandbox: sandboxEn.errors, quality: qualityEn },
};

/** Set by those who look for a mistake of taglab. */
const STACK_AT = 'TAGLAB_STACK';

/**
 * Runs `taglab` with the words after it.
 * @returns the exit code
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const { wanted, rest } = takeLanguage(args);
  const language = LANGUAGES.find((known) => known === wanted) ?? systemLanguage(terminal.env);
  const context: Context = { terminal, language, ...WORDS[language] };
  try {
    if (wanted === '') throw new CliFailure('option-needs-value', { name: 'lang', example: LANGUAGES[0] });
    if (wanted !== undefined && wanted !== language)
      throw new CliFailure('not-one-of', { option: 'lang', found: wanted, available: LANGUAGES });
    return await dispatch(rest, context);
  } catch (error) {
    const failure = error instanceof CliFailure ? error : new CliFailure('unforeseen', { message: messageOf(error), stackAt: STACK_AT });
    terminal.err(`${context.words.error(say(context.words.failures, failure as never))}\n`);
    if (failure !== error && terminal.env[STACK_AT] && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
    return 1;
  }
}

async function dispatch([first, ...rest]: readonly string[], context: Context): Promise<number> {
  const print = async (text: string) => {
    await context.terminal.out(text);
    return 0;
  };
  if (first === undefined || first === '--help' || first === '-h') return print(overview(COMMANDS, context.words));
  if (first === 'help')
    return print(rest[0] === undefined ? overview(COMMANDS, context.words) : helpOf(nameOf(rest[0]), COMMANDS, context.words));
  const name = nameOf(first);
  if (rest.includes('--help') || rest.includes('-h')) return print(helpOf(name, COMMANDS, context.words));
  const command: Command = COMMANDS[name];
  return command.run(readOptions(name, command.options, rest), context);
}

function nameOf(word: string): CommandName {
  if (Object.hasOwn(COMMANDS, word)) return word as CommandName;
  throw new CliFailure('unknown-command', suggesting(word, [...Object.keys(COMMANDS), 'help']));
}

/** Takes `--lang` out, wherever it stands, so that even a complaint about the options is in the right language. */
function takeLanguage(args: readonly string[]): { readonly wanted?: string; readonly rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return { rest: args };
  const [, inline] = (args[at] ?? '').split('=');
  const taken = inline === undefined ? 2 : 1;
  return { wanted: inline ?? args[at + 1] ?? '', rest: args.toSpliced(at, taken) };
}

/** What the system speaks, by the variables that programs go by, the strongest first. */
function systemLanguage(env: Terminal['env']): Language {
  const spoken = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return spoken.startsWith('zh') ? 'zh' : 'en';
}
