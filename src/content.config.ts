import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const term = z.object({
  /** As the lesson's text writes it: `<Term>打分方法</Term>` finds it by this. */
  term: z.string(),
  /** The same term in the course's other language. */
  partner: z.string(),
  /** One sentence, in the lesson's language. */
  meaning: z.string(),
});
const source = z.object({
  /** `<Source id="hughes" />` finds it by this. */
  id: z.string(),
  /** Author, year, title, place. */
  text: z.string(),
  url: z.url().optional(),
});

const lessons = defineCollection({
  loader: glob({ base: './content', pattern: '{zh,en}/**/*.mdx' }),
  schema: z.strictObject({
    /** The headline: a question someone at work would ask, or a claim they could dispute. The lesson's short name is in i18n. */
    title: z.string(),
    /** One or two sentences for search results and previews. */
    summary: z.string(),
    /** How long an unhurried reader needs, labs and exercises included. */
    minutes: z.number().int().positive(),
    /** What the learner can do afterwards, each a verb and its object. */
    objectives: z.array(z.string()).min(1),
    terms: z.array(term).default([]),
    sources: z.array(source).default([]),
  }),
});

export const collections = { lessons };
