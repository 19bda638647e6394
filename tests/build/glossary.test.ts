import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { GLOSSARY, readGlossary, termsOf } from '../../src/build/glossary.ts';
import { glossaryLinks } from '../../src/build/glossary-links.ts';
import { LANGUAGES } from '../../src/i18n/language.ts';
import { words } from '../../src/i18n/words.ts';

const terms = GLOSSARY.flatMap((group) => group.terms);

describe('the glossary', () => {
  test('calls each thing by words of its own', () => {
    for (const language of LANGUAGES) {
      const all = terms.flatMap(({ [language]: { term, also = [] } }) => [term, ...also]).map((word) => word.toLowerCase());
      expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
    }
  });

  test('has a name for each of its groups', () => {
    for (const language of LANGUAGES) expect(Object.keys(words(language).glossary.groups)).toEqual(GLOSSARY.map(({ group }) => group));
  });

  test('says which entry is not whole', () => {
    const file = (entry: string) => `- group: tags\n  terms:\n${entry}`;
    const whole = '    - { id: tag, zh: { term: 标签, meaning: 值 }, en: { term: tag, meaning: a value } }\n';
    expect(readGlossary(file(whole))).toHaveLength(1);
    expect(() => readGlossary(file(whole + whole))).toThrow('"tag" stands there twice');
    expect(() => readGlossary(file('    - { id: tag, zh: { term: 标签, meaning: 值 } }'))).toThrow('"tag" should have zh and en');
    expect(() => readGlossary(file('    - { id: Tag! }'))).toThrow('"Tag!" should be a name');
    expect(() => termsOf(['tga'], 'content/en/a.mdx')).toThrow('content/en/a.mdx: there is no term "tga"');
  });
});

const lessons = globSync('content/zh/**/*.mdx').map((file) => file.replaceAll('\\', '/').slice('content/zh/'.length));
const definedIn = (file: string) => (parse(readFileSync(file, 'utf8').split(/^---$/m)[1] ?? '') as { terms?: string[] }).terms ?? [];

test('a lesson defines the same terms in both languages, and no other lesson does', () => {
  for (const lesson of lessons) expect(definedIn(`content/en/${lesson}`)).toEqual(definedIn(`content/zh/${lesson}`));
  const all = lessons.flatMap((lesson) => definedIn(`content/zh/${lesson}`));
  expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
});

describe('a text', () => {
  const text = (value: string) => ({ type: 'text', value });
  type Tree = Parameters<ReturnType<typeof glossaryLinks>>[0];
  const element = (tagName: string, ...children: Tree[]): Tree => ({ type: 'element', tagName, properties: {}, children });
  const said = ({ value, properties, children = [] }: Tree): string => {
    const text = value ?? children.map(said).join('');
    const href = properties?.['href'];
    return typeof href === 'string' ? `[${href.replace(/.*#/, '#')} ${text}]` : text;
  };
  const linked = (language: string, node: Tree, defined: string[] = []) => {
    const tree = element('div', node);
    glossaryLinks({ addressOf: (of, path) => `/${of}/${path}` })(tree, {
      path: `/x/content/${language}/a.mdx`,
      data: { astro: { frontmatter: { terms: defined } } },
    });
    return said(tree);
  };

  test('is linked where it first writes a term', () => {
    expect(linked('zh', element('p', text('先定基准日，再看基准日。')))).toBe('先定[#as-of-date 基准日]，再看基准日。');
    expect(linked('en', element('p', text('Win-backs and the as-of date, the As-of date.')))).toBe(
      '[#win-back Win-back]s and the [#as-of-date as-of date], the As-of date.',
    );
  });

  test('prefers the longer term, and whole words', () => {
    expect(linked('zh', element('p', text('标签体系')))).toBe('[#tag-system 标签体系]');
    expect(linked('en', element('p', text('vintage windowsill window')))).toBe('vintage windowsill [#window window]');
  });

  test('is not linked where the lesson defines the term, in names, code and links, or by an everyday word', () => {
    expect(linked('zh', element('p', text('基准日')), ['as-of-date'])).toBe('基准日');
    for (const tag of ['h2', 'code', 'a', 'th']) expect(linked('zh', element(tag, text('基准日')))).toBe('基准日');
    expect(linked('en', element('p', text('a base, a tie, a field')))).toBe('a base, a tie, a field');
  });
});
