import type { IssueParams, QualityFindingParams } from '../engine/index.ts';
import type { Language } from '../i18n/language.ts';
import type { Sentences } from '../i18n/say.ts';
import type { cliWords } from '../i18n/zh/cli.ts';
import type { SandboxErrorParams } from '../sandbox/sandbox-error.ts';
import type { Why } from './explained-value.ts';
import type { Given, OptionName } from './options.ts';
import type { Terminal } from './terminal.ts';

/** One word after `taglab`. What it is for is said in i18n. */
export interface Command {
  /** What comes after the command's name, in the usage line. */
  readonly args: string;
  readonly options: readonly OptionName[];
  /** What stands for the value of an option in the help, where it is other than usual. */
  readonly values?: Partial<Readonly<Record<OptionName, string>>>;
  /** @returns the exit code; a failure is thrown as a `CliFailure` */
  run(given: Given, context: Context): Promise<number>;
}

export interface Context {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly words: typeof cliWords;
  readonly issues: Sentences<IssueParams>;
  /** What a database says of a statement. */
  readonly sandbox: Sentences<SandboxErrorParams>;
  readonly quality: Sentences<QualityFindingParams>;
  readonly why: Why;
}
