import { planTags, runPlan, tagRowsOf } from '../engine/index.ts';
import { readLayout } from '../sandbox/database.ts';
import type { Command } from './command.ts';
import { choiceOf } from './options.ts';
import { FORMATS, printTagRows } from './rows-out.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { runnableTags, tagsFile } from './tags-file.ts';

/** `taglab run`: the value of every tag for every customer. */
export const run: Command = {
  args: 'TAGS.yaml',
  options: [...SOURCE_OPTIONS, 'format'],
  async run(given, context) {
    const format = choiceOf(given, 'format', FORMATS);
    const file = tagsFile('run', given, context);
    const source = await sourceFor(given, context);
    const tags = await runnableTags(file, source.schema, context);
    const execute = await source.open();
    const layout = readLayout((sql) => execute(sql, {}));
    const rows = await runPlan(planTags(tags, { layout }), source.asOf, execute);
    await printTagRows(tagRowsOf(tags, rows), format, context.terminal);
    return 0;
  },
};
