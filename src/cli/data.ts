import { DATASETS } from '../build/dataset-catalogue.ts';
import { datasetFiles } from '../build/dataset-files.ts';
import type { Command, Context } from './command.ts';
import { dictionaryLines } from './dictionary-text.ts';
import { CliFailure, suggesting } from './failure.ts';
import { writeInto } from './files.ts';
import type { Given } from './options.ts';

const ACTIONS = ['list', 'build', 'dictionary'] as const;

/** `taglab data`: the sample datasets, as a list, as files, as a dictionary. */
export const data: Command = {
  args: 'list | build | dictionary [DATASET]',
  options: ['out'],
  async run(given, context) {
    const [action, dataset, ...more] = given.positionals;
    switch (action) {
      case 'list':
        noneOf([dataset, ...more], 'data list');
        return list(context);
      case 'build':
        noneOf([dataset, ...more], 'data build');
        return build(given, context);
      case 'dictionary':
        noneOf(more, 'data dictionary');
        return dictionary(dataset, context);
      case undefined:
        throw new CliFailure('argument-absent', { name: ACTIONS.join(' | '), command: 'data' });
      default:
        throw new CliFailure('unknown-action', { command: 'data', ...suggesting(action, ACTIONS) });
    }
  },
};

function noneOf([found]: readonly (string | undefined)[], command: string): void {
  if (found !== undefined) throw new CliFailure('argument-unneeded', { found, command });
}

async function list({ terminal, language }: Context): Promise<number> {
  for (const { id, title, about, standard } of Object.values(DATASETS)) {
    await terminal.out(`${id}\t${title[language]}\t${standard.asOf}\t${about[language]}\n`);
  }
  return 0;
}

/** Writes the files that the site offers: databases, CSV, dictionaries. */
async function build(given: Given, { terminal, words }: Context): Promise<number> {
  const folder = given.one('out') ?? '.';
  const files = await datasetFiles();
  for (const [path, content] of files) {
    await writeInto(folder, path, content, terminal);
  }
  terminal.err(`${words.filesWritten(files.size, folder)}\n`);
  return 0;
}

async function dictionary(wanted: string | undefined, { terminal, language, words }: Context): Promise<number> {
  if (wanted !== undefined && !Object.hasOwn(DATASETS, wanted))
    throw new CliFailure('no-such-dataset', suggesting(wanted, Object.keys(DATASETS)));
  for (const source of Object.values(DATASETS)) {
    if (wanted === undefined || source.id === wanted)
      await terminal.out(`${dictionaryLines(source, language, words.dictionary).join('\n')}\n`);
  }
  return 0;
}
