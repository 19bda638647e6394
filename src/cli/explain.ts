import { compileTags, explainCustomer, nearestChanges, type ResolvedTag, type ResolvedTags, sqlite } from '../engine/index.ts';
import type { Command } from './command.ts';
import { explanationLines } from './explanation-text.ts';
import { CliFailure, suggesting } from './failure.ts';
import { nearestLines } from './nearest-text.ts';
import { OPTIONS } from './options.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { runnableTags, tagsFile } from './tags-file.ts';

/** `taglab explain`: why one customer has the tags of a file. */
export const explain: Command = {
  args: 'TAGS.yaml',
  options: ['customer', 'tag', ...SOURCE_OPTIONS],
  async run(given, context) {
    const customerId = given.one('customer');
    const file = tagsFile('explain', given, context);
    if (customerId === undefined)
      throw new CliFailure('option-absent', { name: 'customer', example: OPTIONS.customer.example, command: 'explain' });
    const { schema, asOf, open } = await sourceFor(given, context);
    const tags = await runnableTags(file, schema, context);
    const compiled = compileTags(tags, sqlite);
    const chosen = chosenTags(tags, given.one('tag'));
    const execute = await open();
    for (const tag of chosen) {
      const explanation = await explainCustomer(tags, compiled, sqlite, tag.code, customerId, asOf, execute);
      if (!explanation.known) throw new CliFailure('no-such-customer', { id: customerId, asOf });
      const nearest = await nearestChanges(tags, sqlite, tag.code, customerId, asOf, execute);
      const lines = [
        ...explanationLines(explanation, tag, schema, context.language, context.why),
        ...nearestLines(nearest, tag, explanation.facts, context.language, context.why),
      ];
      await context.terminal.out(`${lines.join('\n')}\n`);
    }
    return 0;
  },
};

function chosenTags({ tags }: ResolvedTags, code: string | undefined): readonly ResolvedTag[] {
  if (code === undefined) return tags;
  const chosen = tags.filter((tag) => tag.code === code);
  if (chosen.length > 0) return chosen;
  throw new CliFailure(
    'no-such-tag',
    suggesting(
      code,
      tags.map((tag) => tag.code),
    ),
  );
}
