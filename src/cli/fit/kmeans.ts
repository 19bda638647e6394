import { type Features, type KMeans, kMeans, type ModelProblem, silhouette } from '../../engine/models/index.ts';
import { featuresIn, numberIn } from './features.ts';
import { askQuestions } from './questions.ts';
import { type Block, percent, short } from './report.ts';
import type { FitRequest, Fitter } from './request.ts';
import { sampleAt } from './sample.ts';
import { inputsOf, mustBeNumbers, notFitted, warningsOf } from './supervised.ts';

/** Without a number of groups, those from 2 to here are tried, and the one with the best silhouette is taken. */
const MOST_GROUPS = 8;
/** Every pair is measured: more customers than this are asked in even steps. */
const MOST_MEASURED = 4000;

/** Groups of customers that are alike. */
export const kmeans: Fitter = {
  options: ['features', 'k'],
  code: 'cluster',
  async fit(request) {
    const { given, context, world, asOf } = request;
    const questions = featuresIn(given, 'fit kmeans');
    const wanted = numberIn(given, 'k');
    const asked = askQuestions(questions, world, context);
    mustBeNumbers(questions, asked);
    const sample = await sampleAt(
      asked,
      questions.map(({ name }) => name),
      asOf,
    );
    const fail = (problem: ModelProblem): never => notFitted('kmeans', problem, sample.ids);
    const tried = wanted === undefined ? triedOn(sample.features, fail) : [];
    const k = wanted ?? tried.reduce((best, one) => (one.mean > best.mean ? one : best)).k;
    const found = kMeans(sample.features, { k });
    if (found.problem) return fail(found.problem);
    return {
      model: { type: 'kmeans', centres: found.centres, scales: found.scales },
      inputs: inputsOf(questions),
      about: { trainedOn: asOf },
      warnings: warningsOf(sample, undefined, request),
      report: async () => report(found, sample.ids.length, wanted === undefined ? tried : triedOn(sample.features, fail), request),
    };
  },
};

interface Tried {
  readonly k: number;
  readonly wcss: number;
  readonly mean: number;
}

function triedOn(features: Features, fail: (problem: ModelProblem) => never): readonly Tried[] {
  const rows = Object.values(features)[0]?.length ?? 0;
  const step = Math.ceil(rows / MOST_MEASURED);
  const some = <Value>(column: ArrayLike<Value>): Value[] => Array.from(column).filter((_, row) => row % step === 0);
  const most = Math.min(MOST_GROUPS, differentRows(features, rows));
  return Array.from({ length: Math.max(1, most - 1) }, (_, i) => {
    const found = kMeans(features, { k: i + 2 });
    if (found.problem) return fail(found.problem);
    const fits = silhouette(
      Object.fromEntries(Object.entries(features).map(([name, column]) => [name, some(column)])),
      some(found.clusters),
    );
    return { k: i + 2, wcss: found.wcss, mean: fits.problem ? Number.NaN : fits.mean };
  });
}

const differentRows = (features: Features, rows: number): number =>
  new Set(
    Array.from({ length: rows }, (_, row) =>
      Object.values(features)
        .map((column) => column[row])
        .join(),
    ),
  ).size;

function report(found: KMeans, customers: number, tried: readonly Tried[], { context, asOf }: FitRequest): Block[] {
  const words = context.words.fit;
  const names = Object.keys(found.scales);
  return [
    { title: words.customersOn(customers, asOf), rows: [] },
    {
      title: words.groups,
      rows: [
        [words.columns.group, words.columns.people, words.columns.share, ...names],
        ...found.centres.map((centre, i) => [
          `g${i + 1}`,
          short(found.sizes[i] ?? 0),
          percent((found.sizes[i] ?? 0) / customers),
          ...names.map((name) => short(centre[name] ?? Number.NaN)),
        ]),
      ],
    },
    {
      title: words.howMany,
      rows: [
        words.columns.howMany,
        ...tried.map(({ k, wcss, mean }) => [`${k}${k === found.centres.length ? ' *' : ''}`, short(wcss), short(mean)]),
      ],
    },
  ];
}
