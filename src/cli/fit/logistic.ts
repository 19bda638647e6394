import {
  areaUnderCurve,
  brierScore,
  calibrationTable,
  fitLogistic,
  gainTable,
  type LogisticFit,
  logisticChances,
} from '../../engine/models/index.ts';
import { numberIn } from './features.ts';
import { type Block, percent, short } from './report.ts';
import type { FitRequest, Fitter } from './request.ts';
import type { Sample } from './sample.ts';
import { notFitted, type Supervised, supervised } from './supervised.ts';

/** Fewer than this many of the rarer answer for each feature, and weights are not to be trusted (Peduzzi and others 1996). */
const ANSWERS_EACH = 10;

/** How likely a yes is in the time after the as-of date. */
export const logistic: Fitter = {
  options: ['features', 'target', 'l2'],
  code: 'chance',
  async fit(request) {
    const l2 = numberIn(request.given, 'l2') ?? 0;
    const data = await supervised('logistic', request, ['bool']);
    const fit = fitLogistic(data.sample.features, answersOf(data.sample), { l2 });
    if (fit.problem) return notFitted('logistic', fit.problem, data.sample.ids);
    const { warnings } = request.context.words.fit;
    const yes = yesIn(data.sample);
    const rarer = Math.min(yes, fit.rows - yes);
    const features = Object.keys(data.inputs).length;
    return {
      model: { type: 'logistic', parameters: fit.parameters },
      inputs: data.inputs,
      about: data.about,
      warnings: [...data.warnings, ...(rarer < ANSWERS_EACH * features ? [warnings.fewAnswers(rarer, features)] : [])],
      report: () => report(fit, data, l2, request),
    };
  },
};

const answersOf = ({ answers }: Sample): number[] => answers.map(Number);
const yesIn = (sample: Sample): number => answersOf(sample).reduce((sum, answer) => sum + answer, 0);

async function report(fit: LogisticFit, data: Supervised, l2: number, { context }: FitRequest): Promise<Block[]> {
  const words = context.words.fit;
  const { sample } = data;
  const past = await data.earlier();
  const before = fitLogistic(past.features, answersOf(past), { l2 });
  const own = logisticChances(fit.parameters, sample.features);
  const ahead = before.problem ? undefined : logisticChances(before.parameters, sample.features);
  const judged = ahead ?? own;
  const answers = answersOf(sample);
  return [
    words.fittedOn(sample, percent(yesIn(sample) / fit.rows)),
    { title: words.weights, rows: weightRows(fit, words.columns) },
    {
      title: words.quality,
      rows: [
        ['', 'AUC', 'Brier'],
        [words.ownData, short(areaUnderCurve(own, answers)), short(brierScore(own, answers))],
        ahead
          ? [words.backtest(past), short(areaUnderCurve(ahead, answers)), short(brierScore(ahead, answers))]
          : [words.noBacktest(past), '—', '—'],
        [words.sameForAll, '0.5', short((yesIn(sample) / fit.rows) * (1 - yesIn(sample) / fit.rows))],
      ],
    },
    {
      title: words.calibration(ahead !== undefined),
      rows: [
        words.columns.calibration,
        ...calibrationTable(judged, answers).map(({ people, expected, observed, interval }) => [
          short(people),
          percent(expected),
          percent(observed),
          `${percent(interval.low)} – ${percent(interval.high)}`,
        ]),
      ],
    },
    {
      title: words.gain(ahead !== undefined),
      rows: [
        words.columns.gain,
        ...gainTable(judged, answers).map(({ share, people, rate, lift, gain }) => [
          percent(share),
          short(people),
          percent(rate),
          short(lift),
          percent(gain),
        ]),
      ],
    },
  ];
}

function weightRows(
  { parameters, standardErrors }: LogisticFit,
  { weight }: { readonly weight: readonly string[] },
): (readonly string[])[] {
  const { intercept, coefficients } = parameters;
  return [
    weight,
    ['intercept', short(intercept), short(standardErrors?.intercept ?? Number.NaN), ''],
    ...Object.entries(coefficients).map(([name, value]) => [
      name,
      short(value),
      short(standardErrors?.coefficients[name] ?? Number.NaN),
      short(Math.exp(value)),
    ]),
  ];
}
