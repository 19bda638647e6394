import { compileTags } from '../engine/index.ts';
import type { Command } from './command.ts';
import { chosenDialect, EVERY_DIALECT } from './dialects.ts';
import { commentLine, scriptText } from './script-text.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { resolvedTags, tagsFile } from './tags-file.ts';

/** `taglab sql`: the statement that a file of tags becomes in a database of one's choice, as a file that runs as it is. */
export const sql: Command = {
  args: 'TAGS.yaml',
  options: ['dialect', ...SOURCE_OPTIONS],
  async run(given, context) {
    const dialect = chosenDialect(given, EVERY_DIALECT);
    const file = tagsFile('sql', given, context);
    const { schema, asOf } = await sourceFor(given, context);
    const tags = resolvedTags(file, schema, context, dialect);
    const { computed } = compileTags(tags, dialect);
    const notes = computed.map(({ param, how, table }) => commentLine(context.words.computed(param, how, table)));
    await context.terminal.out([...notes, scriptText(tags, dialect, asOf, context.words.script)].join('\n'));
    return 0;
  },
};
