import { type Features, mistakeInFeatures } from './features.ts';
import { failed, type Outcome } from './problem.ts';

/** A question with two ways on, or an answer. Everything is plain data: it can stand in a definition as it is. */
export type Tree<Label extends string> = Question<Label> | Leaf<Label>;

export interface Question<Label extends string> {
  readonly feature: string;
  /** Up to this, and with it, `below`; beyond, `above`. */
  readonly threshold: number;
  readonly below: Tree<Label>;
  readonly above: Tree<Label>;
}

export interface Leaf<Label extends string> {
  /** The most frequent label; of equally frequent ones the first in the order of the code points. */
  readonly label: Label;
  /** How many rows of each label came here. */
  readonly counts: Readonly<Record<Label, number>>;
}

export interface TreeOptions {
  /** The most questions on one way, 3 by default: more than a person can retell is no longer a rule. */
  readonly depth?: number;
  /** The fewest rows a leaf may hold, 20 by default. */
  readonly leaf?: number;
  /** The least a question has to take from the impurity of all rows, 0.001 by default. */
  readonly gain?: number;
}

interface Rows<Label extends string> {
  readonly columns: readonly (readonly [name: string, values: ArrayLike<number>])[];
  readonly labels: ArrayLike<Label>;
  readonly names: readonly Label[];
  readonly total: number;
}

/**
 * Rules from examples: the question that parts the labels best, then again on each side. The same rows give the same tree, in whatever order;
 * of equally good questions the first feature and the lowest threshold are taken.
 * @param labels a place a row
 * @problem too-few rows · bad-option · as `mistakeInFeatures`
 * @source Breiman, Friedman, Olshen & Stone 1984 (CART), Gini impurity, without pruning
 * @example growTree({days: [1, 2, 90, 80]}, ['stays', 'stays', 'leaves', 'leaves'], {leaf: 1})
 */
export function growTree<Label extends string>(
  features: Features,
  labels: ArrayLike<Label>,
  options: TreeOptions = {},
): Outcome<{ readonly tree: Tree<Label> }> {
  const { depth = 3, leaf = 20, gain = 0.001 } = options;
  if (labels.length === 0) return failed('too-few', { of: 'rows', found: 0, needed: 1 });
  if (!(depth >= 0)) return failed('bad-option', { name: 'depth', found: depth });
  if (!(leaf >= 1)) return failed('bad-option', { name: 'leaf', found: leaf });
  const mistake = mistakeInFeatures(features, labels.length);
  if (mistake) return mistake;
  const rows: Rows<Label> = {
    columns: Object.entries(features),
    labels,
    names: [...new Set(Array.from(labels))].sort(),
    total: labels.length,
  };
  const all = Uint32Array.from({ length: labels.length }, (_, row) => row);
  return { tree: grow(rows, all, { depth: Math.min(depth, 30), leaf, gain }) };
}

function grow<Label extends string>(rows: Rows<Label>, members: Uint32Array, options: Required<TreeOptions>): Tree<Label> {
  const counts = countLabels(rows, members);
  const question = options.depth > 0 && impurity(counts) > 0 ? bestQuestion(rows, members, counts, options) : undefined;
  if (!question)
    return {
      label: mostOf(counts, rows.names),
      counts: Object.fromEntries(rows.names.map((name, i) => [name, counts[i] ?? 0])) as Record<Label, number>,
    };
  const { column, name, threshold } = question;
  const next = { ...options, depth: options.depth - 1 };
  const side = (isBelow: boolean): Tree<Label> =>
    grow(
      rows,
      members.filter((row) => (column[row] ?? 0) <= threshold === isBelow),
      next,
    );
  return { feature: name, threshold, below: side(true), above: side(false) };
}

/** People times Gini impurity: twice the chance to draw two different labels, weighted by how many it concerns. */
function impurity(counts: ArrayLike<number>): number {
  let n = 0;
  let squares = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i] ?? 0;
    squares += (counts[i] ?? 0) ** 2;
  }
  return n === 0 ? 0 : n - squares / n;
}

function bestQuestion<Label extends string>(rows: Rows<Label>, members: Uint32Array, counts: Float64Array, options: Required<TreeOptions>) {
  const before = impurity(counts);
  const places = new Map(rows.names.map((name, i) => [name, i]));
  // a question must be better by more than rounding to take the place of an earlier one
  let least = before - Math.max(options.gain * rows.total, 1e-9 * before);
  let best: { readonly name: string; readonly column: ArrayLike<number>; readonly threshold: number } | undefined;
  for (const [name, column] of rows.columns) {
    const sorted = members.slice().sort((i, j) => (column[i] ?? 0) - (column[j] ?? 0));
    const below = new Float64Array(counts.length);
    const above = counts.slice();
    for (let i = 0; i + 1 < sorted.length; i++) {
      const row = sorted[i] ?? 0;
      const place = places.get(rows.labels[row] as Label) ?? 0;
      below[place] = (below[place] ?? 0) + 1;
      above[place] = (above[place] ?? 0) - 1;
      const low = column[row] ?? 0;
      const high = column[sorted[i + 1] ?? 0] ?? 0;
      if (low === high || i + 1 < options.leaf || sorted.length - i - 1 < options.leaf) continue;
      const after = impurity(below) + impurity(above);
      if (after > least) continue;
      least = after - 1e-9 * before;
      // half way between two neighbours; where rounding makes that the upper one, the lower one
      const middle = low + (high - low) / 2;
      best = { name, column, threshold: middle < high ? middle : low };
    }
  }
  return best;
}

function countLabels<Label extends string>({ labels, names }: Rows<Label>, members: Uint32Array): Float64Array {
  const places = new Map(names.map((name, i) => [name, i]));
  const counts = new Float64Array(names.length);
  for (const row of members) {
    const place = places.get(labels[row] as Label) ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

const mostOf = <Label extends string>(counts: Float64Array, names: readonly Label[]): Label =>
  names[counts.indexOf(Math.max(...counts))] as Label;

/**
 * The same answers with fewer questions: where both ways lead to one label, nothing is asked.
 * @example simplified({feature: 'days', threshold: 90, below: {label: 'gone', counts: {gone: 3}}, above: {label: 'gone', counts: {gone: 4}}}).counts.gone // 7
 */
export function simplified<Label extends string>(tree: Tree<Label>): Tree<Label> {
  if (!('feature' in tree)) return tree;
  const [below, above] = [simplified(tree.below), simplified(tree.above)];
  if ('feature' in below || 'feature' in above || below.label !== above.label) return { ...tree, below, above };
  const names = Object.keys(below.counts) as Label[];
  return {
    label: below.label,
    counts: Object.fromEntries(names.map((name) => [name, below.counts[name] + above.counts[name]])) as Record<Label, number>,
  };
}

/**
 * The leaf where a row ends; a missing feature counts as above, as no number is up to a threshold.
 * @example leafOf({feature: 'days', threshold: 90, below: {label: 'here', counts: {}}, above: {label: 'gone', counts: {}}}, {days: 120}).label // gone
 */
export function leafOf<Label extends string>(tree: Tree<Label>, row: Readonly<Record<string, number>>): Leaf<Label> {
  let here = tree;
  while ('feature' in here) here = (row[here.feature] ?? Number.NaN) <= here.threshold ? here.below : here.above;
  return here;
}
