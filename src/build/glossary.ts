import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Language } from '../i18n/language.ts';

/** A word of the trade in one language. */
export interface TermWords {
  readonly term: string;
  /** One or two sentences. */
  readonly meaning: string;
  /** Other words for the same thing. */
  readonly also?: readonly string[];
  /** People use the word for other things as well, so a text is never linked by it. */
  readonly everyday?: boolean;
}
export type GlossaryTerm = { readonly id: string } & Readonly<Record<Language, TermWords>>;
export interface GlossaryGroup {
  /** Its name is in i18n. */
  readonly group: string;
  readonly terms: readonly GlossaryTerm[];
}

const FILE = 'content/glossary.yaml';

/** The glossary as its file has it, in the order of its page. */
export const GLOSSARY = readGlossary(readFileSync(FILE, 'utf8'));
const TERMS = new Map(GLOSSARY.flatMap(({ terms }) => terms.map((term) => [term.id, term])));

/**
 * A lesson's terms by their ids.
 * @param file the lesson, to be named when an id is in no glossary
 */
export const termsOf = (ids: readonly string[], file: string): readonly GlossaryTerm[] =>
  ids.map((id) => {
    const term = TERMS.get(id);
    if (term === undefined) throw new Error(`${file}: there is no term "${id}" in ${FILE}`);
    return term;
  });

/** @throws Error that names the term when a word, a meaning or a partner is missing, or an id stands twice */
export function readGlossary(yaml: string): readonly GlossaryGroup[] {
  const groups = parse(yaml) as readonly GlossaryGroup[];
  const seen = new Set<string>();
  for (const { id, zh, en } of groups.flatMap(({ terms }) => terms)) {
    if (!/^[a-z0-9-]+$/.test(id ?? '')) throw new Error(`${FILE}: "${id}" should be a name of small letters, digits and hyphens`);
    if (seen.has(id)) throw new Error(`${FILE}: "${id}" stands there twice`);
    seen.add(id);
    for (const words of [zh, en])
      if (!words?.term || !words.meaning) throw new Error(`${FILE}: "${id}" should have zh and en, each with term and meaning`);
  }
  return groups;
}
