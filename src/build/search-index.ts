import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { htmlLang, LANGUAGES, type Language, otherLanguage } from '../i18n/language.ts';
import { GLOSSARY } from './glossary.ts';

interface Options {
  readonly addressOf: (language: Language, path: string) => string;
}

/** The pages that are searched by their text; a heading with an id, an exercise's too, is found on its own. */
const TEXTS = /^(?:en\/)?(?:lessons|data|reference)\/.*index\.html$/;
/** What a learner works with says little in words. */
const LEFT_OUT = ['.lab .body', '.outline', '.ref-nav', '.task .actions', '.pager', '.code-bar', '[hidden]'];

/** Screens of its own, which the search page does not use. */
const UNUSED = /^pagefind-(?!entry|worker)[^.]*\.(?:js|css)$/;

/** Writes the index of the course's search beside the pages (`pagefind/`), which the search page fetches piece by piece as somebody types. */
export function searchIndex({ addressOf }: Options): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const root = fileURLToPath(dir);
        // Addresses keep their index.html: not every host finds it on its own.
        const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: LEFT_OUT, keepIndexUrl: true });
        if (!index) throw new Error(`the search index was not made: ${errors.join('; ')}`);
        const paths = pages.map(({ pathname }) => `${pathname}index.html`).filter((path) => TEXTS.test(path));
        for (const path of paths) complain(await index.addHTMLFile({ url: `/${path}`, content: await readFile(join(root, path), 'utf8') }));
        for (const language of LANGUAGES) await addTerms(index, language, addressOf);
        complain(await index.writeFiles({ outputPath: join(root, 'pagefind') }));
        await close();
        for (const file of await readdir(join(root, 'pagefind'))) if (UNUSED.test(file)) await rm(join(root, 'pagefind', file));
        logger.info(`${paths.length} pages and the glossary can be searched`);
      },
    },
  };
}

/** A term is found by its words in both languages and shows its meaning. */
async function addTerms(index: PagefindIndex, language: Language, addressOf: Options['addressOf']): Promise<void> {
  for (const { id, [language]: here, [otherLanguage(language)]: there } of GLOSSARY.flatMap(({ terms }) => terms)) {
    const names = [there.term, ...(here.also ?? []), ...(there.also ?? [])].join(' · ');
    complain(
      await index.addCustomRecord({
        url: addressOf(language, `glossary/index.html#${id}`),
        // As the index calls a page's language.
        language: htmlLang[language].toLowerCase(),
        content: `${here.term} (${names}) ${here.meaning}`,
        meta: { title: here.term, partner: there.term },
      }),
    );
  }
}

function complain({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`search index: ${errors.join('; ')}`);
}
