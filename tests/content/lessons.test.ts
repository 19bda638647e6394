import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isLessonId } from '../../src/course/course-map.ts';

const idsIn = (language: string): string[] =>
  globSync(`content/${language}/**/*.mdx`)
    .map((file) => file.replaceAll('\\', '/').slice(`content/${language}/`.length, -'.mdx'.length))
    .sort();
const textOf = (language: string, id: string): string => readFileSync(`content/${language}/${id}.mdx`, 'utf8');
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

test('a lesson stands in both languages, and in the course map', () => {
  expect(idsIn('en')).toEqual(idsIn('zh'));
  expect(idsIn('zh').filter((id) => !isLessonId(id))).toEqual([]);
});

for (const id of idsIn('zh').filter((lesson) => existsSync(`content/en/${lesson}.mdx`))) {
  test(`${id} takes the same steps in both languages`, () => {
    // Headings and components in their order: the language switch keeps the reader's place by counting them.
    const steps = (language: string) => withoutCode(textOf(language, id)).match(/^#{2,6} |^<[A-Z]\w*(?: (?:id|name)="[^"]*")?/gm);
    expect(steps('en')).toEqual(steps('zh'));
  });

  test(`${id} names its components without importing them`, () => {
    for (const language of ['zh', 'en']) expect(withoutCode(textOf(language, id))).not.toMatch(/^(import|export) /m);
  });
}
