import { fitLinear, type LinearFit, linearValues } from '../../engine/models/index.ts';
import { type Block, percent, short } from './report.ts';
import type { FitRequest, Fitter } from './request.ts';
import type { Sample } from './sample.ts';
import { notFitted, type Supervised, supervised } from './supervised.ts';

/** How much of something comes in the time after the as-of date. */
export const linear: Fitter = {
  options: ['features', 'target'],
  code: 'forecast',
  async fit(request) {
    const data = await supervised('linear', request, ['number']);
    const fit = fitLinear(data.sample.features, answersOf(data.sample));
    if (fit.problem) return notFitted('linear', fit.problem, data.sample.ids);
    return {
      model: { type: 'linear', parameters: fit.parameters },
      inputs: data.inputs,
      about: data.about,
      warnings: data.warnings,
      report: () => report(fit, data, request),
    };
  },
};

const answersOf = ({ answers }: Sample): number[] => answers.map(Number);

async function report(fit: LinearFit, data: Supervised, { context }: FitRequest): Promise<Block[]> {
  const words = context.words.fit;
  const { sample } = data;
  const past = await data.earlier();
  const before = fitLinear(past.features, answersOf(past));
  const { parameters, standardErrors, p } = fit;
  const mean = answersOf(sample).reduce((sum, value) => sum + value / sample.ids.length, 0);
  return [
    words.fittedOn(sample, short(mean)),
    {
      title: words.weights,
      rows: [
        words.columns.linear,
        ['intercept', short(parameters.intercept), short(standardErrors.intercept), short(p.intercept)],
        ...Object.entries(parameters.coefficients).map(([name, value]) => [
          name,
          short(value),
          short(standardErrors.coefficients[name] ?? Number.NaN),
          short(p.coefficients[name] ?? Number.NaN),
        ]),
      ],
    },
    {
      title: words.quality,
      rows: [
        words.columns.linearQuality,
        [words.ownData, ...judged(linearValues(parameters, sample.features), sample)],
        before.problem
          ? [words.noBacktest(past), '—', '—']
          : [words.backtest(past), ...judged(linearValues(before.parameters, sample.features), sample)],
        [
          words.sameForAll,
          percent(0),
          short(answersOf(sample).reduce((sum, value) => sum + Math.abs(value - mean), 0) / sample.ids.length),
        ],
      ],
    },
  ];
}

/** The share of the variance that is told, and how far off a forecast is as a rule. */
function judged(values: Float64Array, sample: Sample): string[] {
  const answers = answersOf(sample);
  const mean = answers.reduce((sum, value) => sum + value / answers.length, 0);
  const sumOf = (part: (answer: number, row: number) => number): number => answers.reduce((sum, answer, row) => sum + part(answer, row), 0);
  const left = sumOf((answer, row) => (answer - (values[row] ?? 0)) ** 2);
  const all = sumOf((answer) => (answer - mean) ** 2);
  return [percent(1 - left / all), short(sumOf((answer, row) => Math.abs(answer - (values[row] ?? 0))) / answers.length)];
}
