import { assess, compileTags, isDay, type ResolvedTags, runTags, sqlite, type TagQuality, type TagRows } from '../engine/index.ts';
import { say } from '../i18n/say.ts';
import type { Command, Context } from './command.ts';
import { CliFailure } from './failure.ts';
import { choiceOf } from './options.ts';
import { qualityCsv, qualityJson } from './quality-out.ts';
import { FORMATS } from './rows-out.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { runnableTags, tagsFile } from './tags-file.ts';

/** `taglab quality`: coverage, distribution and shift of every tag, and the limits it breaks. */
export const quality: Command = {
  args: 'TAGS.yaml',
  options: ['base', ...SOURCE_OPTIONS, 'format'],
  async run(given, context) {
    const format = choiceOf(given, 'format', FORMATS);
    const base = given.one('base');
    if (base !== undefined && !isDay(base)) throw new CliFailure('bad-as-of', { found: base });
    const file = tagsFile('quality', given, context);
    const { schema, asOf, open } = sourceFor(given, context);
    const tags = await runnableTags(file, schema, context);
    const bases = basesOf(tags, base);
    const compiled = compileTags(tags, sqlite);
    const execute = await open();
    const runs = new Map<string, TagRows>();
    for (const day of new Set([asOf, ...bases.values()])) runs.set(day, await runTags(tags, compiled, day, execute));
    const rows = runs.get(asOf) as TagRows;
    const qualities = assess(tags, rows, (code) => runs.get(bases.get(code) ?? ''));
    await context.terminal.out(format === 'csv' ? qualityCsv(qualities, bases) : qualityJson(qualities, asOf, bases));
    for (const sentence of findingSentences(qualities, context)) context.terminal.err(`${context.words.warning(sentence)}\n`);
    return qualities.some(({ findings }) => findings.length > 0) ? 1 : 0;
  },
};

/** The day each tag is compared with: the option's, or what the tag says itself. */
function basesOf({ tags }: ResolvedTags, base: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    tags.flatMap(({ code, definition }) => {
      const day = base ?? definition.metadata.quality?.psiBase;
      return day === undefined ? [] : [[code, day] as const];
    }),
  );
}

const findingSentences = (qualities: readonly TagQuality[], { quality: words }: Context): string[] =>
  qualities.flatMap(({ findings }) => findings.map((finding) => `${finding.tag}: ${say(words, finding as never)}`));
