import { checkTags } from '../engine/index.ts';
import type { Command } from './command.ts';
import { isWrongAnywhere, refusedQueries } from './own-queries.ts';
import { SOURCE_OPTIONS, schemaFor } from './source.ts';
import { issueLine, refusedLine, tagsFile } from './tags-file.ts';

/** `taglab lint`: what is wrong with a file of tags, and what is probably not meant. */
export const lint: Command = {
  args: 'TAGS.yaml',
  options: SOURCE_OPTIONS,
  async run(given, context) {
    const file = tagsFile('lint', given, context);
    const { value, issues } = checkTags(file.text, await schemaFor(given, context));
    for (const issue of issues) await context.terminal.out(`${issueLine(file.path, issue, context)}\n`);
    const refused = value === undefined ? [] : await refusedQueries(value);
    for (const query of refused)
      await context.terminal.out(`${refusedLine(file.path, query, context, isWrongAnywhere(query) ? 'error' : 'warning')}\n`);
    return refused.some(isWrongAnywhere) || issues.some((issue) => issue.severity === 'error') ? 1 : 0;
  },
};
