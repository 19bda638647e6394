import type { cliWords } from '../i18n/zh/cli.ts';
import type { Command } from './command.ts';
import type { CommandName } from './main.ts';
import { OPTIONS, type OptionName } from './options.ts';

type Words = typeof cliWords;
type Commands = Readonly<Record<CommandName, Command>>;

/** What `taglab --help` says: every command in a line. */
export function overview(commands: Commands, words: Words): string {
  const names = Object.keys(commands) as CommandName[];
  return [
    words.about,
    section(words.usage, ['taglab COMMAND [ARGUMENTS] [OPTIONS]']),
    section(words.commandsTitle, [
      ...columns(names.map((name) => [`${name} ${commands[name].args}`.trim(), words.commands[name].summary])),
    ]),
    section(words.optionsTitle, columns(GENERAL.map((name) => [name, words.general[name]]))),
    section(words.examplesTitle, words.examples),
    words.more,
  ]
    .join('\n\n')
    .concat('\n');
}

/** What `taglab help COMMAND` says: everything about it. */
export function helpOf(name: CommandName, commands: Commands, words: Words): string {
  const { args, options, values = {} } = commands[name];
  const { summary, details, examples } = words.commands[name];
  return [
    `taglab ${name}: ${summary}`,
    section(words.usage, [`taglab ${name} ${args} [OPTIONS]`.replace('  ', ' ')]),
    ...details,
    section(
      words.optionsTitle,
      columns([
        ...options.map((option) => [written(option, values), words.options[option]] as const),
        ...GENERAL.map((g) => [g, words.general[g]] as const),
      ]),
    ),
    section(words.examplesTitle, examples),
  ]
    .join('\n\n')
    .concat('\n');
}

const GENERAL = ['--lang zh|en', '--help'] as const;

function written(option: OptionName, values: NonNullable<Command['values']>): string {
  const shape: { readonly value?: string } = OPTIONS[option];
  const value = values[option] ?? shape.value;
  return `--${option}${value === undefined ? '' : ` ${value}`}`;
}

const section = (title: string, lines: readonly string[]): string => [title, ...lines.map((line) => `  ${line}`)].join('\n');

/** Two columns; a long first column puts the second on its own line. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) =>
    left.length > width ? [left, `${' '.repeat(width + 2)}${right}`] : [`${left.padEnd(width + 2)}${right}`],
  );
}
