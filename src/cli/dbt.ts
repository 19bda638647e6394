import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { compileTags } from '../engine/index.ts';
import type { Command } from './command.ts';
import { dbtFiles, modelNames } from './dbt-project.ts';
import { chosenDialect, WAREHOUSES } from './dialects.ts';
import { CliFailure } from './failure.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { resolvedTags, tagsFile } from './tags-file.ts';

/** `taglab dbt`: a file of tags as a small dbt project, a model a tag. */
export const dbt: Command = {
  args: 'TAGS.yaml',
  options: ['out', 'dialect', ...SOURCE_OPTIONS],
  async run(given, context) {
    const { terminal, words } = context;
    const dialect = chosenDialect(given, WAREHOUSES);
    const file = tagsFile('dbt', given, context);
    const folder = given.one('out');
    if (folder === undefined) throw new CliFailure('option-absent', { name: 'out', example: 'tags-dbt', command: 'dbt' });
    const { schema, asOf } = await sourceFor(given, context);
    const tags = resolvedTags(file, schema, context);
    const files = dbtFiles(tags, dialect, asOf, context);
    for (const [path, content] of files) {
      const target = resolve(terminal.folder, folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    for (const [code, name] of modelNames(tags)) if (name !== code) terminal.err(`${words.warning(words.modelRenamed(code, name))}\n`);
    for (const { param, how, table } of compileTags(tags, dialect).computed)
      terminal.err(`${words.warning(words.computed(param, how, table))}\n`);
    terminal.err(`${words.filesWritten(files.size, folder)}\n`);
    return 0;
  },
};
