import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

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
    /** What the lesson defines, by the ids of content/glossary.yaml, the same in both languages. */
    terms: z.array(z.string()).default([]),
    sources: z.array(source).default([]),
  }),
});

export const collections = { lessons };
