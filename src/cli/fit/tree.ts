import { growTree, leafOf, simplified, type Tree } from '../../engine/models/index.ts';
import { CliFailure } from '../failure.ts';
import { numberIn } from './features.ts';
import { type Block, percent, short } from './report.ts';
import type { FitRequest, Fitter } from './request.ts';
import type { Sample } from './sample.ts';
import { notFitted, type Supervised, supervised } from './supervised.ts';

/** A few questions that tell what comes after the as-of date. */
export const tree: Fitter = {
  options: ['features', 'target', 'depth', 'leaf'],
  code: 'leaf',
  async fit(request) {
    const [depth, leaf] = [numberIn(request.given, 'depth'), numberIn(request.given, 'leaf')];
    const data = await supervised('tree', request, ['bool', 'text']);
    const options = { ...(depth !== undefined && { depth }), ...(leaf !== undefined && { leaf }) };
    const grown = growTree(data.sample.features, labelsOf(data.sample), options);
    if (grown.problem) return notFitted('tree', grown.problem, data.sample.ids);
    const simple = simplified(grown.tree);
    if (!('feature' in simple)) throw new CliFailure('tree-without-question', { label: simple.label });
    return {
      model: { type: 'tree', tree: simple },
      inputs: data.inputs,
      about: data.about,
      warnings: data.warnings,
      report: () => report(simple, data, options, request),
    };
  },
};

const labelsOf = ({ answers }: Sample): string[] => answers.map(String);

async function report(grown: Tree<string>, data: Supervised, options: object, { context }: FitRequest): Promise<Block[]> {
  const words = context.words.fit;
  const { sample } = data;
  const past = await data.earlier();
  const before = growTree(past.features, labelsOf(past), options);
  const labels = labelsOf(sample);
  const counts = labels.reduce((all, label) => all.set(label, (all.get(label) ?? 0) + 1), new Map<string, number>());
  const [most = '', count = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return [
    words.fittedOn(sample, `${most} ${percent(count / labels.length)}`),
    {
      title: words.leaves,
      rows: [
        words.columns.leaves,
        ...leavesOf(grown).map(({ way, label, people, hits }) => [way.join(' and ') || '—', label, short(people), percent(hits / people)]),
      ],
    },
    {
      title: words.quality,
      rows: [
        words.columns.treeQuality,
        [words.ownData, percent(rightShare(grown, sample))],
        before.problem ? [words.noBacktest(past), '—'] : [words.backtest(past), percent(rightShare(before.tree, sample))],
        [words.sameForAll, percent(count / labels.length)],
      ],
    },
  ];
}

interface Way {
  readonly way: readonly string[];
  readonly label: string;
  readonly people: number;
  readonly hits: number;
}
function leavesOf(grown: Tree<string>, way: readonly string[] = []): Way[] {
  if ('feature' in grown) {
    const { feature, threshold, below, above } = grown;
    return [...leavesOf(below, [...way, `${feature} <= ${threshold}`]), ...leavesOf(above, [...way, `${feature} > ${threshold}`])];
  }
  const people = Object.values(grown.counts).reduce((sum, count) => sum + count, 0);
  return [{ way, label: grown.label, people, hits: grown.counts[grown.label] ?? 0 }];
}

/** The share of customers whose answer is that of their leaf. */
function rightShare(grown: Tree<string>, sample: Sample): number {
  const features = Object.entries(sample.features);
  const right = labelsOf(sample).filter(
    (label, row) => leafOf(grown, Object.fromEntries(features.map(([name, column]) => [name, column[row] ?? Number.NaN]))).label === label,
  );
  return right.length / sample.ids.length;
}
