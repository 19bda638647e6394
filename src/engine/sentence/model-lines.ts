import type { ModelBuilder, TreeNode } from '../language/composed.ts';
import type { Bilingual } from '../language/definition.ts';
import type { Expression } from '../language/expression.ts';
import type { Comparison, Phrase } from './phrase.ts';
import type { Line } from './sentence.ts';

/** What the inputs of a model are called, by their names in the text. */
type Inputs = Readonly<Record<string, Bilingual>>;

/** What a person can read of a model: its weights, its turns, its centres. */
export function parametersOf(model: ModelBuilder['model'], say: (e: Expression) => Phrase, inputs: Inputs): Line[] {
  switch (model.type) {
    case 'linear':
    case 'logistic':
      return [{ role: 'weights', intercept: model.intercept, coef: model.coef, inputs }];
    case 'tree':
      return turnsOf(model.root, [], say);
    case 'kmeans':
      return model.centers.map(({ at, value }): Line => ({ role: 'center', at, value, inputs }));
    default:
      return [];
  }
}

/** A rule for each leaf: all the turns on the way to it. */
function turnsOf(node: TreeNode, way: readonly Phrase[], say: (e: Expression) => Phrase): Line[] {
  if (node.kind === 'split') {
    const turn = say(node.when);
    return [...turnsOf(node.yes, [...way, turn], say), ...turnsOf(node.no, [...way.map(again), again(opposite(turn))], say)];
  }
  const [only] = way;
  return only
    ? [{ role: 'if', when: way.length === 1 ? only : { say: 'all', of: way }, value: node.value }]
    : [{ role: 'else', value: node.value }];
}

/** The same phrase where it is said once more. */
function again<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(again) as Part;
  if (typeof part !== 'object' || part === null) return part;
  if ('spots' in part) return { ...part, again: true };
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, again(inner)])) as Part;
}

const OPPOSITE = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  like: 'not like',
  'not like': 'like',
} as const satisfies Record<Comparison, Comparison>;

/** Not over 90 is 90 at most: of a number that is unknown, neither is true. */
function opposite(phrase: Phrase): Phrase {
  switch (phrase.say) {
    case 'compare':
      return { ...phrase, operator: OPPOSITE[phrase.operator] };
    case 'among':
    case 'between':
    case 'missing':
      return { ...phrase, negated: !phrase.negated };
    default:
      return { say: 'not', of: phrase };
  }
}
