import { compileTags, inlineParams, sqlite } from '../engine/index.ts';
import type { Command } from './command.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { resolvedTags, tagsFile } from './tags-file.ts';

/** `taglab sql`: the statement that a file of tags becomes, with every value written in, so that it runs as it is. */
export const sql: Command = {
  args: 'TAGS.yaml',
  options: SOURCE_OPTIONS,
  async run(given, context) {
    const file = tagsFile('sql', given, context);
    const source = sourceFor(given, context);
    const compiled = compileTags(resolvedTags(file, source.schema, context), sqlite);
    const notes = compiled.computed.map(({ param, how, table }) => `-- ${context.words.computed(param, how, table)}\n`);
    await context.terminal.out(`${notes.join('')}${inlineParams(compiled.sql, { ...compiled.params, as_of: source.asOf })};\n`);
    return 0;
  },
};
