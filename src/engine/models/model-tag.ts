import { Document, isCollection, type Node } from 'yaml';
import type { Bilingual } from '../language/definition.ts';
import { isPlainName } from '../parse/tokenize.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { Weights } from './features.ts';
import type { GammaGamma } from './gamma-gamma.ts';
import type { KMeans } from './kmeans.ts';
import { failed, type Outcome } from './problem.ts';
import type { Tree } from './tree.ts';

/** A model that a tag can hold, as its fit gave it. */
export type FittedModel =
  | { readonly type: 'logistic' | 'linear'; readonly parameters: Weights }
  /** A leaf whose label is `true` or `false` gives yes or no. */
  | { readonly type: 'tree'; readonly tree: Tree<string> }
  /** `names`: what the clusters are called, in their order; `g1`, `g2` and so on where it is not said. */
  | ({ readonly type: 'kmeans'; readonly names?: readonly string[] } & Pick<KMeans, 'centres' | 'scales'>)
  | { readonly type: 'bgnbd'; readonly parameters: BgNbd }
  | { readonly type: 'gamma_gamma'; readonly parameters: GammaGamma };

/** What is written around a model. */
export interface ModelTagAbout {
  /** `[a-z][a-z0-9_]*`, as every tag's. */
  readonly code: string;
  readonly name?: Bilingual;
  readonly category?: readonly string[];
  /** The as-of date of the inputs that it was fitted on. */
  readonly trainedOn: string;
  /** How many days after that day the target was watched. */
  readonly horizonDays?: number;
  /** What was to be told: the target, in the words of its author. */
  readonly label?: string;
  /** Measures that the inputs name and the file does not have, as they stand in YAML. */
  readonly measures?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Each input of the model as an expression of the tag language. */
export type ModelInputs = Readonly<Record<string, string>>;

/** Where nobody says otherwise, scores that moved this far since the fit ask for a new one. */
const SHIFTED = 0.25;

/**
 * The tag that a fitted model becomes: paste it into a file of tags, and it runs in SQL like any other.
 * Numbers are written with all their digits, so the tag's values are the model's own.
 * @param inputs an expression for every feature of the fit, under its name; `frequency`, `recency` and `age` for bgnbd, `frequency` and `monetary` for gamma_gamma
 * @returns the YAML text of one tag
 * @problem input-absent: the model knows a feature that `inputs` lacks · reserved-name: a feature called `intercept`
 * @example modelTag({code: 'churn', trainedOn: '2025-05-31', horizonDays: 30}, {days: 'days_since_last_order'}, {type: 'logistic', parameters: fit.parameters})
 */
export function modelTag(about: ModelTagAbout, inputs: ModelInputs, model: FittedModel): Outcome<{ readonly text: string }> {
  const available = Object.keys(inputs);
  const asked = featuresOf(model);
  // a tree of one leaf asks nothing, and a tag has to have inputs
  const used = asked.length === 0 ? available : asked;
  const absent = used.find((name) => !available.includes(name));
  if (absent !== undefined) return failed('input-absent', { name: absent, available });
  if ((model.type === 'logistic' || model.type === 'linear') && used.includes('intercept'))
    return failed('reserved-name', { name: 'intercept' });
  const { code, name, category, trainedOn, horizonDays, label, measures } = about;
  const text = written({
    code,
    ...(name && { name }),
    ...(category && { category }),
    kind: 'model',
    ...(model.type === 'kmeans' || model.type === 'tree' ? {} : { value: { type: 'real' } }),
    quality: { psi_max: SHIFTED, psi_base: trainedOn },
    ...(measures && { measures }),
    define: {
      model: {
        type: model.type,
        trained_on: trainedOn,
        ...(horizonDays !== undefined && { horizon: `${horizonDays}d` }),
        ...(label !== undefined && { label }),
      },
      // a tag without one of its inputs has no value: what the model does not look at must not stand in its way
      inputs: Object.fromEntries(used.map((feature) => [feature, inputs[feature]])),
      ...parametersOf(model),
    },
  });
  return { text };
}

function featuresOf(model: FittedModel): readonly string[] {
  switch (model.type) {
    case 'logistic':
    case 'linear':
      return Object.keys(model.parameters.coefficients);
    case 'tree':
      return [...new Set(questionsOf(model.tree))];
    case 'kmeans':
      return Object.keys(model.scales);
    case 'bgnbd':
      return ['frequency', 'recency', 'age'];
    case 'gamma_gamma':
      return ['frequency', 'monetary'];
  }
}

const questionsOf = (tree: Tree<string>): string[] =>
  'feature' in tree ? [tree.feature, ...questionsOf(tree.below), ...questionsOf(tree.above)] : [];

function parametersOf(model: FittedModel): Readonly<Record<string, unknown>> {
  switch (model.type) {
    case 'logistic':
    case 'linear':
      return { coef: { intercept: model.parameters.intercept, ...model.parameters.coefficients } };
    case 'tree':
      return { tree: branchOf(model.tree) };
    case 'kmeans':
      return {
        centers: Object.fromEntries(model.centres.map((centre, i) => [model.names?.[i] ?? `g${i + 1}`, centre])),
        scale: Object.fromEntries(Object.entries(model.scales).map(([name, { deviation }]) => [name, deviation])),
      };
    case 'bgnbd': {
      const { r, alpha, a, b } = model.parameters;
      return { params: { r, alpha, a, b } };
    }
    case 'gamma_gamma': {
      const { p, q, v } = model.parameters;
      return { params: { p, q, v } };
    }
  }
}

function branchOf(tree: Tree<string>): unknown {
  if (!('feature' in tree)) return tree.label === 'true' ? true : tree.label === 'false' ? false : tree.label;
  const { feature, threshold, below, above } = tree;
  const name = isPlainName(feature) ? feature : `\`${feature.replaceAll('`', '``')}\``;
  return new Map<string, unknown>([
    ['if', `${name} <= ${threshold}`],
    ['then', branchOf(below)],
    ['else', branchOf(above)],
  ]);
}

/** Levels that read better in a line of their own; what lies below them stands in one line. */
const SPREAD = ['define', 'measures', 'inputs', 'coef', 'centers', 'tree', 'then', 'else'];

function written(tag: Readonly<Record<string, unknown>>): string {
  const document = new Document(tag, { aliasDuplicateObjects: false });
  spread(document.contents, true);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function spread(node: Node | null, isOpen: boolean): void {
  if (!isCollection(node)) return;
  node.flow = !isOpen;
  for (const item of node.items) {
    const { key, value } = item as { key?: { value?: unknown }; value?: Node | null };
    if (value) spread(value, isOpen && SPREAD.includes(String(key?.value)));
  }
}
