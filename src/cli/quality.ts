import { assess, compileTags, isDay, movedIn, type ResolvedTags, runTags, sqlite, type TagQuality, type TagRows } from '../engine/index.ts';
import { say } from '../i18n/say.ts';
import type { Command, Context } from './command.ts';
import { CliFailure } from './failure.ts';
import { movedLines, movedWordsOf } from './moved.ts';
import { choiceOf } from './options.ts';
import { qualityCsv, qualityJson } from './quality-out.ts';
import { FORMATS } from './rows-out.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { runnableTags, tagsFile } from './tags-file.ts';

/** `taglab quality`: coverage, distribution and shift of every tag, who moved and why, and the limits it breaks. */
export const quality: Command = {
  args: 'TAGS.yaml',
  options: ['base', ...SOURCE_OPTIONS, 'format'],
  async run(given, context) {
    const format = choiceOf(given, 'format', FORMATS);
    const base = given.one('base');
    if (base !== undefined && !isDay(base)) throw new CliFailure('bad-as-of', { found: base });
    const file = tagsFile('quality', given, context);
    const { schema, asOf, open } = await sourceFor(given, context);
    const tags = await runnableTags(file, schema, context);
    const bases = basesOf(tags, base);
    const compiled = compileTags(tags, sqlite);
    const execute = await open();
    const runs = new Map<string, TagRows>();
    for (const day of new Set([asOf, ...bases.values()])) runs.set(day, await runTags(tags, compiled, day, execute));
    const rows = runs.get(asOf) as TagRows;
    const qualities = assess(tags, rows, (code) => runs.get(bases.get(code) ?? ''));
    const moved = new Map(
      tags.tags.flatMap((tag) => {
        const before = runs.get(bases.get(tag.code) ?? '');
        return before ? [[tag.code, movedIn(tag, before, rows)] as const] : [];
      }),
    );
    await context.terminal.out(format === 'csv' ? qualityCsv(qualities, bases, moved) : qualityJson(qualities, asOf, bases, moved));
    for (const sentence of lateBases(bases, asOf, context)) context.terminal.err(`${context.words.warning(sentence)}\n`);
    for (const tag of tags.tags) {
      const day = bases.get(tag.code);
      const before = runs.get(day ?? '');
      if (day === undefined || !before || day === asOf) continue;
      const asked = { tags, compiled, execute, context };
      const lines = await movedLines(tag, { asOf: day, rows: before }, { asOf, rows }, asked);
      context.terminal.err(`${lines.join('\n')}\n`);
    }
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

/** A base that is no earlier day is said: the comparison would run backwards, or find nothing. */
const lateBases = (bases: ReadonlyMap<string, string>, asOf: string, { language }: Context): string[] =>
  [...bases].flatMap(([code, day]) => {
    const words = movedWordsOf(language);
    if (day < asOf) return [];
    return [day === asOf ? words.baseSame(code, day) : words.baseLate(code, day, asOf)];
  });

const findingSentences = (qualities: readonly TagQuality[], { quality: words }: Context): string[] =>
  qualities.flatMap(({ findings }) => findings.map((finding) => `${finding.tag}: ${say(words, finding as never)}`));
