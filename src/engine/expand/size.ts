import type { AudienceNode, ModelBuilder, TreeNode } from '../language/composed.ts';
import type { Builder } from '../language/definition.ts';

/** A composed builder that would come to more than can be written out. */
export interface TooMany {
  readonly what: 'parts' | 'centers' | 'turns';
  readonly found: number;
  readonly limit: number;
}

/** Parts are joined one behind the other, and databases refuse what is nested much deeper; every centre is held against every other; every leaf of a tree repeats the way to it. */
const MOST = { parts: 200, centers: 50, turns: 20_000 } as const;

/** What there is too much of, before it is written out. */
export function tooMany(define: Builder): TooMany | undefined {
  return Object.entries(sizesOf(define))
    .map(([what, found]) => ({ what: what as TooMany['what'], found, limit: MOST[what as TooMany['what']] }))
    .find(({ found, limit }) => found > limit);
}

function sizesOf(define: Builder): Partial<Record<TooMany['what'], number>> {
  switch (define.builder) {
    case 'points':
    case 'survey':
      return { parts: define.items.length };
    case 'audience':
      return { parts: nodesIn(define.of) };
    case 'model':
      return sizesOfModel(define);
    default:
      return {};
  }
}

function sizesOfModel({ model, inputs }: ModelBuilder): Partial<Record<TooMany['what'], number>> {
  const parts = Object.keys(inputs).length;
  if (model.type === 'kmeans') return { parts, centers: model.centers.length };
  return model.type === 'tree' ? { parts, turns: turnsIn(model.root, 0) } : { parts };
}

function nodesIn(node: AudienceNode): number {
  switch (node.kind) {
    case 'when':
      return 1;
    case 'not':
      return 1 + nodesIn(node.part);
    default:
      return node.parts.reduce((sum, part) => sum + nodesIn(part), 1);
  }
}

/** All the turns that are written where each leaf says how it is reached. */
const turnsIn = (node: TreeNode, before: number): number =>
  node.kind === 'leaf' ? before : turnsIn(node.yes, before + 1) + turnsIn(node.no, before + 1);
