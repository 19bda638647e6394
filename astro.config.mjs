import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import cjkFriendly from 'remark-cjk-friendly';
import cjkFriendlyStrike from 'remark-cjk-friendly-gfm-strikethrough';
import { codeColours } from './src/build/code-colours.ts';
import { datasets } from './src/build/datasets.ts';
import { glossaryLinks } from './src/build/glossary-links.ts';
import { headingOrder } from './src/build/heading-order.ts';
import { islandsOnAct } from './src/build/islands-on-act.ts';
import { relocatable } from './src/build/relocatable.ts';
import { searchIndex } from './src/build/search-index.ts';
import { addressOf } from './src/components/address.ts';

export default defineConfig({
  // Only canonical and alternate links need to know the address; the pages themselves work anywhere.
  ...(process.env.SITE_URL && { site: process.env.SITE_URL }),
  i18n: { defaultLocale: 'zh', locales: ['zh', 'en'], routing: { prefixDefaultLocale: false } },
  integrations: [mdx(), preact(), islandsOnAct(), datasets(), relocatable(), searchIndex({ addressOf })],
  build: { inlineStylesheets: 'never' },
  markdown: {
    // The default processor breaks **bold** beside Chinese punctuation.
    processor: unified({
      remarkPlugins: [cjkFriendly, cjkFriendlyStrike],
      rehypePlugins: [headingOrder, [glossaryLinks, { addressOf }]],
      smartypants: false,
    }),
    shikiConfig: { theme: 'css-variables', transformers: [codeColours] },
  },
  devToolbar: { enabled: false },
  vite: {
    worker: { format: 'es' },
    // Found late, one of these would make the dev server reload the page under the reader's first click.
    optimizeDeps: {
      include: [
        'sql.js/dist/sql-wasm-browser.js',
        'chart.js',
        'idb',
        'papaparse',
        'hucre/xlsx',
        'yaml',
        '@codemirror/autocomplete',
        '@codemirror/commands',
        '@codemirror/language',
        '@codemirror/legacy-modes/mode/yaml',
        '@codemirror/lint',
        '@codemirror/state',
        '@codemirror/view',
        '@lezer/highlight',
      ],
    },
    build: {
      // An inlined page script would take the page's address for its own.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      // Every .mdx file would print one.
      rolldownOptions: { onLog: (level, log, next) => log.code === 'MODULE_LEVEL_DIRECTIVE' || next(level, log) },
    },
    experimental: { renderBuiltUrl: (_file, { hostType, ssr }) => (hostType === 'js' && !ssr ? { relative: true } : undefined) },
  },
});
