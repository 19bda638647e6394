import { DATASETS } from '../build/dataset-catalogue.ts';
import type { DatasetSource } from '../datasets/dataset.ts';
import { ownEntry } from '../engine/language/own-entry.ts';
import { words as wordsOf } from '../i18n/words.ts';
import type { Command, Context } from './command.ts';
import { buildDataset } from './data-build.ts';
import { sizeLines } from './data-sizes.ts';
import { dictionaryMarkdown, dictionaryText } from './dictionary-text.ts';
import { CliFailure, suggesting } from './failure.ts';
import { choiceOf, type Given, type OptionName } from './options.ts';

/** What may follow `taglab data`, and the options that each takes. */
const ACTIONS = {
  list: [],
  build: ['seed', 'customers', 'as-of', 'format', 'out', 'overwrite'],
  dictionary: ['format'],
  sizes: [],
} as const satisfies Record<string, readonly OptionName[]>;
type Action = keyof typeof ACTIONS;
const NAMES = Object.keys(ACTIONS) as Action[];

/** `taglab data`: the sample datasets, as a list, as files of any seed, as a dictionary, as figures. */
export const data: Command = {
  args: 'list | build SET | dictionary [SET] | sizes',
  options: ACTIONS.build,
  values: { format: 'sqlite|csv, markdown|text' },
  async run(given, context) {
    const [action, set, ...more] = given.positionals;
    if (action === undefined) throw new CliFailure('argument-absent', { name: NAMES.join(' | '), command: 'data' });
    if (!isAction(action)) throw new CliFailure('unknown-action', { command: 'data', ...suggesting(action, NAMES) });
    const [surplus] = action === 'build' || action === 'dictionary' ? more : [set, ...more];
    if (surplus !== undefined) throw new CliFailure('argument-unneeded', { found: surplus, command: `data ${action}` });
    onlyItsOwn(action, given);
    switch (action) {
      case 'list':
        return list(context);
      case 'build':
        return buildDataset(sourceNamed(set), given, context);
      case 'dictionary':
        return dictionary(set, given, context);
      case 'sizes':
        for await (const line of sizeLines(Object.values(DATASETS), context.words.sizes)) await context.terminal.out(`${line}\n`);
        return 0;
    }
  },
};

const isAction = (name: string): name is Action => Object.hasOwn(ACTIONS, name);

/** An option that does nothing would leave somebody waiting for what it does. */
function onlyItsOwn(action: Action, given: Given): void {
  const own: readonly OptionName[] = ACTIONS[action];
  const foreign = ACTIONS.build.find((option) => given.has(option) && !own.includes(option));
  if (foreign !== undefined) throw new CliFailure('option-of-another', { option: foreign, command: `data ${action}`, needs: 'data build' });
}

function sourceNamed(set: string | undefined): DatasetSource {
  const available = Object.keys(DATASETS);
  if (set === undefined) throw new CliFailure('dataset-absent', { available });
  const source = ownEntry(DATASETS, set);
  if (source === undefined) throw new CliFailure('no-such-dataset', suggesting(set, available));
  return source;
}

async function list({ terminal, language }: Context): Promise<number> {
  for (const { id, title, about, standard } of Object.values(DATASETS)) {
    await terminal.out(`${id}\t${title[language]}\t${standard.asOf}\t${about[language]}\n`);
  }
  return 0;
}

async function dictionary(set: string | undefined, given: Given, { terminal, language }: Context): Promise<number> {
  const linesOf = { markdown: dictionaryMarkdown, text: dictionaryText }[choiceOf(given, 'format', ['markdown', 'text'])];
  const sources = set === undefined ? Object.values(DATASETS) : [sourceNamed(set)];
  const texts = sources.map((source) => linesOf(source, source.standard, language, wordsOf(language).data).join('\n'));
  await terminal.out(`${texts.join('\n\n')}\n`);
  return 0;
}
