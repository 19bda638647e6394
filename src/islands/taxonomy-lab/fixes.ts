import type { Finding } from './findings.ts';
import { homeFor, subjectOf } from './findings.ts';
import type { About, Name, TagNode, TaxonomyLabData, Tree } from './taxonomy.ts';
import { addCategory, categoriesIn, categoryOf, changeTag, dissolve, place, retire, tagOf, tagsIn } from './tree.ts';

/** How things are called in the language of the page. */
export interface Naming {
  readonly about: (about: About) => string;
  readonly said: (name: Name) => string;
  /** A name that says what it is about, so that it differs from its twin. */
  readonly apart: (name: string, about: string) => string;
}

/** What a finding proposes to do, done. The tree itself where nothing can be done for a person. */
export function fixed(tree: Tree, finding: Finding, lab: TaxonomyLabData, naming: Naming): Tree {
  switch (finding.code) {
    case 'same-people':
      return retire(tree, finding.drop, finding.keep);
    case 'same-name':
      return finding.tags.reduce((next, code) => changeTag(next, code, { name: namedApart(next, code, lab, naming) }), tree);
    case 'one-question':
      return folded(tree, finding.question, finding.tags, lab);
    case 'nobody':
      return retire(tree, finding.tag, null);
    case 'off-principle':
      return emptied(tree, finding.category, lab, naming);
    case 'off-subject':
    case 'unplaced':
      return sentHome(tree, finding.tag, lab, naming);
    case 'empty-category':
    case 'lone-level':
      return dissolve(tree, finding.category);
    case 'number-in-name':
      return changeTag(tree, finding.tag, { name: plainName(tree, finding.tag, lab) });
    case 'no-owner':
      return changeTag(tree, finding.tag, { owner: finding.team });
    case 'no-refresh':
      return changeTag(tree, finding.tag, { refresh: finding.refresh });
    case 'no-expiry':
      return changeTag(tree, finding.tag, { validDays: 90 });
    case 'unmarked-sensitive':
      return changeTag(tree, finding.tag, { sensitivity: 'sensitive' });
    case 'no-purpose':
      return changeTag(tree, finding.tag, { purpose: ['analysis'] });
  }
}

function namedApart(tree: Tree, code: string, lab: TaxonomyLabData, naming: Naming): Name {
  const tag = tagOf(tree, code);
  return tag ? naming.apart(naming.said(tag.name), naming.about(subjectOf(lab, code))) : '';
}

function plainName(tree: Tree, code: string, lab: TaxonomyLabData): Name {
  const name = tagOf(tree, code)?.name ?? '';
  const stripped = (text: string): string => text.replace(/\s*\d[\d,.]*\s*/g, '').trim() || text;
  return lab.sources[code]?.plain ?? (typeof name === 'string' ? stripped(name) : { zh: stripped(name.zh), en: stripped(name.en) });
}

/** Moves a tag to where its subject is; the category is made where there is none. */
function sentHome(tree: Tree, code: string, lab: TaxonomyLabData, naming: Naming): Tree {
  const about = subjectOf(lab, code);
  const home = homeFor(tree, about);
  if (home !== null) return place(tree, { kind: 'tag', id: code }, home);
  const made = addCategory(tree, naming.about(about), null, about);
  return place(made.tree, { kind: 'tag', id: code }, made.id);
}

/** Takes a category away with all below it; its tags go where their subject is. */
function emptied(tree: Tree, id: string, lab: TaxonomyLabData, naming: Naming): Tree {
  const below = categoriesIn(tree, id).reduce((next, child) => emptied(next, child.id, lab, naming), tree);
  const tags = tagsIn(below, id).map(({ code }) => code);
  const without = dissolve(below, id);
  return tags.reduce((next, code) => sentHome(next, code, lab, naming), without);
}

/** Makes several yes-no tags the values of one, in the place of the first; they go out of use. */
function folded(tree: Tree, question: string, members: readonly string[], lab: TaxonomyLabData): Tree {
  const nodes = members.flatMap((code) => tagOf(tree, code) ?? []);
  const [first] = nodes;
  const name = lab.questions[question]?.name;
  if (!first || !name) return tree;
  const found = <Key extends keyof TagNode>(key: Key): TagNode[Key] => nodes.find((node) => node[key] !== null)?.[key] ?? first[key];
  const tag: TagNode = {
    ...first,
    code: question,
    name,
    parent: categoryOf(tree, first.parent) ? first.parent : null,
    owner: found('owner'),
    refresh: found('refresh'),
  };
  const without = members.reduce((next, code) => retire(next, code, question), tree);
  const at = without.tags.findIndex(({ code }) => code === first.code);
  return { ...without, tags: [...without.tags.slice(0, at), tag, ...without.tags.slice(at).filter(({ code }) => code !== question)] };
}
