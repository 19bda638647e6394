import type { ModelBuilder, TreeNode } from '../language/composed.ts';
import type { CasesBuilder, Measure } from '../language/definition.ts';
import type { Expression } from '../language/expression.ts';
import type { Place } from '../language/issue.ts';
import type { ExpandContext, Expanded } from './expand.ts';
import { banded, binaryAt, joined, literalAt, nameAt, namesReplaced, withSteps } from './write.ts';
import { writtenAt } from './written-at.ts';

/** What each input is called in the formulas. */
type Inputs = Readonly<Record<string, string>>;

/** A fitted model as the formula that its parameters make. */
export function expandModel(define: ModelBuilder, context: ExpandContext): Expanded {
  const { steps, measures, names } = inputsOf(define, context);
  return withSteps({ steps, measures }, formulaOf(define, names, context));
}

function inputsOf({ inputs, place }: ModelBuilder, { nameOf }: ExpandContext) {
  const steps: Exclude<Expanded['steps'], undefined>[number][] = [];
  const measures: Record<string, Measure> = {};
  const names: Record<string, string> = {};
  Object.entries(inputs).forEach(([input, of], i) => {
    if ('agg' in of) {
      const name = nameOf(`input_${i + 1}`);
      measures[name] = { ...of, name: of.name ?? { zh: input, en: input } };
      names[input] = name;
    } else if (of.kind === 'name' && !of.table) names[input] = of.name;
    else {
      const suffix = `input_${i + 1}`;
      steps.push({ suffix, define: { builder: 'expr', expression: of, place } });
      names[input] = nameOf(suffix);
    }
  });
  return { steps, measures, names };
}

function formulaOf({ model, cut, place }: ModelBuilder, names: Inputs, context: ExpandContext): Expanded {
  const write = (text: string): Expression => namesReplaced(writtenAt(text, place), names);
  const number = (text: string): Expanded => banded({ builder: 'expr', expression: write(text), place }, cut, context);
  switch (model.type) {
    case 'linear':
      return banded({ builder: 'expr', expression: weighted(model, names, place), place }, cut, context);
    case 'logistic': {
      const logit = { suffix: 'logit', define: { builder: 'expr', expression: weighted(model, names, place), place } } as const;
      return withSteps({ steps: [logit] }, number(`logistic(${context.nameOf('logit')})`));
    }
    // Fader, Hardie and Lee 2008, "Computing P(alive) using the BG/NBD model".
    case 'bgnbd': {
      const { r, alpha, a, b } = model;
      const odds = `${a} / (${b} + frequency - 1) * power((${alpha} + age) / (${alpha} + recency), ${r} + frequency)`;
      return number(`if(frequency > 0, 1 / (1 + ${odds}), if(frequency = 0, 1, null))`);
    }
    // Fader and Hardie 2013, "The Gamma-Gamma model of monetary value".
    case 'gamma_gamma': {
      const { p, q, v } = model;
      const own = `${p} * (${v} + frequency * monetary) / (${p} * frequency + ${q} - 1)`;
      return number(`if(frequency > 0, ${own}, if(frequency = 0, ${p} * ${v} / (${q} - 1), null))`);
    }
    case 'tree':
      return banded(casesOf(model.root, names, place), cut, context);
    case 'kmeans':
      return nearest(model, names, place, context);
  }
}

function weighted({ intercept, coef }: { intercept: number; coef: Readonly<Record<string, number>> }, names: Inputs, place: Place) {
  const terms = Object.entries(coef).map(([input, weight]) =>
    binaryAt('*', literalAt(weight, place), nameAt(names[input] ?? input, place), place),
  );
  return joined('+', [literalAt(intercept, place), ...terms], place);
}

/** A rule for each leaf: all the turns on the way to it. An answer that is unknown leads to no leaf. */
function casesOf(root: TreeNode, names: Inputs, place: Place): CasesBuilder {
  const cases: CasesBuilder['cases'][number][] = [];
  const walk = (node: TreeNode, turns: readonly Expression[]): void => {
    if (node.kind === 'leaf') {
      const when = turns.length === 0 ? literalAt(true, place) : joined('and', turns, place);
      cases.push({ when, value: node.value, place });
      return;
    }
    const when = namesReplaced(node.when, names);
    walk(node.yes, [...turns, when]);
    walk(node.no, [...turns, { kind: 'unary', operator: 'not', operand: when, start: when.start, end: when.end }]);
  };
  walk(root, []);
  return { builder: 'cases', cases, place };
}

/** The centre at the smallest distance; of two at the same distance the one written first. */
function nearest(
  { centers, scale }: Extract<ModelBuilder['model'], { type: 'kmeans' }>,
  names: Inputs,
  place: Place,
  { nameOf }: ExpandContext,
): Expanded {
  const distance = centers.map(({ at }, i) => {
    const squares = Object.entries(at).map(([input, value]) => {
      const gap = writtenAt(`(x - c) / u`, place);
      return namesReplaced(gap, { x: names[input] ?? input }, { c: value, u: scale[input] ?? 1 });
    });
    const sum = joined(
      '+',
      squares.map((gap) => binaryAt('*', gap, gap, place)),
      place,
    );
    return { suffix: `distance_${i + 1}`, define: { builder: 'expr', expression: sum, place } } as const;
  });
  const cases = centers.map(({ value, place: at }, i) => {
    const others = centers.flatMap((_, j) =>
      i === j ? [] : [binaryAt(j < i ? '<' : '<=', nameAt(nameOf(`distance_${i + 1}`), at), nameAt(nameOf(`distance_${j + 1}`), at), at)],
    );
    const alone = { kind: 'missing', operand: nameAt(nameOf('distance_1'), at), negated: true, start: at.start, end: at.end } as const;
    return { when: others.length === 0 ? alone : joined('and', others, at), value, place: at };
  });
  return { steps: distance, define: { builder: 'cases', cases, place } };
}
