import type { Language } from '../i18n/language.ts';
import { GLOSSARY } from './glossary.ts';

interface Node {
  readonly type: string;
  readonly tagName?: string;
  /** Of a component. */
  readonly name?: string | null;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  children?: Node[];
}
interface LessonFile {
  readonly path: string;
  readonly data: { readonly astro?: { readonly frontmatter?: { readonly terms?: readonly string[] } } };
}
interface Options {
  readonly addressOf: (language: Language, path: string) => string;
}

/** Where a term is a name, code, or a link already. */
const NOT_INSIDE = new Set(['a', 'code', 'pre', 'dfn', 'th', 'h1', 'h2', 'h3', 'h4', 'Term', 'ThreeWays', 'Takeaway', 'Source']);

/**
 * Links each term of the glossary where a lesson first writes it, unless the lesson itself defines it.
 * Words that people also use for other things are never linked (`everyday` in content/glossary.yaml).
 */
export function glossaryLinks({ addressOf }: Options) {
  return (tree: Node, { path, data }: LessonFile): void => {
    const language: Language = /[\\/]content[\\/]en[\\/]/.test(path) ? 'en' : 'zh';
    const open = openTerms(language, new Set(data.astro?.frontmatter?.terms ?? []));
    const linked = (text: string): Node[] => {
      const found = open.size > 0 ? anyOf([...open.keys()], language).exec(text) : null;
      const id = found && open.get(found[0].toLowerCase());
      if (!found || !id) return [{ type: 'text', value: text }];
      for (const [word, of] of open) if (of === id) open.delete(word);
      const href = addressOf(language, `glossary/#${id}`);
      const link: Node = {
        type: 'element',
        tagName: 'a',
        properties: { className: ['term'], href },
        children: [{ type: 'text', value: found[0] }],
      };
      return [{ type: 'text', value: text.slice(0, found.index) }, link, ...linked(text.slice(found.index + found[0].length))];
    };
    const visit = (node: Node): void => {
      if (NOT_INSIDE.has(node.tagName ?? node.name ?? '')) return;
      if (node.children) node.children = node.children.flatMap((child) => (child.type === 'text' ? linked(child.value ?? '') : [child]));
      node.children?.filter(({ properties }) => !String(properties?.['className']).includes('term')).forEach(visit);
    };
    visit(tree);
  };
}

/** By the word as it stands in a text, in small letters. */
function openTerms(language: Language, defined: ReadonlySet<string>): Map<string, string> {
  const terms = GLOSSARY.flatMap((group) => group.terms).filter((term) => !defined.has(term.id) && !term[language].everyday);
  return new Map(
    terms.flatMap(({ id, [language]: { term, also = [] } }) => [term, ...also].map((word) => [word.toLowerCase(), id] as const)),
  );
}

/** The longest first; English words end where words end, with or without an s. */
function anyOf(texts: readonly string[], language: Language): RegExp {
  const any = texts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
  return language === 'en' ? new RegExp(`(?<![\\w-])(?:${any})(?=s?(?![\\w-]))`, 'i') : new RegExp(any, 'i');
}
