import { type About, type Category, MOST_LEVELS, type Name, type NodeId, type TagNode, type Tree } from './taxonomy.ts';

export const categoryOf = (tree: Tree, id: string | null): Category | undefined => tree.categories.find((one) => one.id === id);
export const tagOf = (tree: Tree, code: string): TagNode | undefined => tree.tags.find((one) => one.code === code);
export const categoriesIn = (tree: Tree, parent: string | null): readonly Category[] =>
  tree.categories.filter((one) => one.parent === parent);
export const liveTags = (tree: Tree): readonly TagNode[] => tree.tags.filter(({ retired }) => retired === null);
export const tagsIn = (tree: Tree, parent: string | null): readonly TagNode[] => liveTags(tree).filter((one) => one.parent === parent);

/** From the top down to the category itself. */
export function pathTo(tree: Tree, id: string | null): readonly Category[] {
  const category = categoryOf(tree, id);
  return category ? [...pathTo(tree, category.parent), category] : [];
}
/** 1 at the top. */
export const levelOf = (tree: Tree, id: string): number => pathTo(tree, id).length;
const heightOf = (tree: Tree, id: string): number => 1 + Math.max(0, ...categoriesIn(tree, id).map((child) => heightOf(tree, child.id)));
/** How many levels of categories there are. */
export const depthOf = (tree: Tree): number => Math.max(0, ...categoriesIn(tree, null).map(({ id }) => heightOf(tree, id)));

/** What the tags below a category tell, where that was decided for it or above it. */
export const aboutOf = (tree: Tree, id: string | null): About | null =>
  pathTo(tree, id).reduce<About | null>((above, { about }) => about ?? above, null);

/** Whether a node may stand there: not below itself, and not deeper than categories go. */
export function fits(tree: Tree, node: NodeId, parent: string | null): boolean {
  if (node.kind === 'tag') return true;
  const path = pathTo(tree, parent);
  return path.every(({ id }) => id !== node.id) && path.length + heightOf(tree, node.id) <= MOST_LEVELS;
}

/** Puts a node below a category, before one of its kind or at the end. The tree itself where it may not stand there. */
export function place(tree: Tree, node: NodeId, parent: string | null, before?: string): Tree {
  if (!fits(tree, node, parent)) return tree;
  return node.kind === 'tag'
    ? { ...tree, tags: moved(tree.tags, ({ code }) => code, node.id, { parent }, before) }
    : { ...tree, categories: moved(tree.categories, ({ id }) => id, node.id, { parent }, before) };
}

function moved<T>(list: readonly T[], idOf: (one: T) => string, id: string, change: Partial<T>, before?: string): readonly T[] {
  const one = list.find((each) => idOf(each) === id);
  if (!one || before === id) return list;
  const rest = list.filter((each) => each !== one);
  const at = before === undefined ? rest.length : rest.findIndex((each) => idOf(each) === before);
  return [...rest.slice(0, at), { ...one, ...change }, ...rest.slice(at)];
}

/** One place up or down among its siblings of the same kind. */
export function shift(tree: Tree, node: NodeId, by: -1 | 1): Tree {
  const parent = parentOf(tree, node);
  const siblings = node.kind === 'tag' ? tagsIn(tree, parent).map(({ code }) => code) : categoriesIn(tree, parent).map(({ id }) => id);
  const at = siblings.indexOf(node.id);
  const other = siblings[at + by];
  if (other === undefined) return tree;
  return by === -1 ? place(tree, node, parent, other) : place(tree, { kind: node.kind, id: other }, parent, node.id);
}

export const parentOf = (tree: Tree, { kind, id }: NodeId): string | null =>
  (kind === 'tag' ? tagOf(tree, id)?.parent : categoryOf(tree, id)?.parent) ?? null;

/** One level out: beside the category it stands in. */
export function outwards(tree: Tree, node: NodeId): Tree {
  const parent = categoryOf(tree, parentOf(tree, node));
  return parent ? place(tree, node, parent.parent) : tree;
}

/** One level in: a category into the one before it, a tag into the last category beside it. */
export function inwards(tree: Tree, node: NodeId): Tree {
  const beside = categoriesIn(tree, parentOf(tree, node));
  const into = node.kind === 'tag' ? beside.at(-1) : beside[beside.findIndex(({ id }) => id === node.id) - 1];
  return into ? place(tree, node, into.id) : tree;
}

export const changeTag = (tree: Tree, code: string, change: Partial<Omit<TagNode, 'code'>>): Tree => ({
  ...tree,
  tags: tree.tags.map((tag) => (tag.code === code ? { ...tag, ...change } : tag)),
});
export const changeCategory = (tree: Tree, id: string, change: Partial<Pick<Category, 'name' | 'by' | 'about'>>): Tree => ({
  ...tree,
  categories: tree.categories.map((category) => (category.id === id ? { ...category, ...change } : category)),
});

/** @returns the tree with one category more, and its id */
export function addCategory(
  tree: Tree,
  name: Name,
  parent: string | null,
  about: About | null = null,
): { readonly tree: Tree; readonly id: string } {
  let n = 1;
  while (categoryOf(tree, `new${n}`)) n++;
  const id = `new${n}`;
  return { tree: { ...tree, categories: [...tree.categories, { id, name, parent, by: 'about', about }] }, id };
}

/** Takes a category away; what stood in it goes one level up. */
export function dissolve(tree: Tree, id: string): Tree {
  const parent = categoryOf(tree, id)?.parent ?? null;
  const up = <T extends { readonly parent: string | null }>(one: T): T => (one.parent === id ? { ...one, parent } : one);
  return { categories: tree.categories.filter((one) => one.id !== id).map(up), tags: tree.tags.map(up) };
}

/** Takes a tag out of use. */
export const retire = (tree: Tree, code: string, into: string | null): Tree =>
  changeTag(tree, code, { retired: { into }, status: 'retired' });
