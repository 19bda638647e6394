import { textOf } from '../../engine/language/bound-text.ts';
import { correlation, fitGammaGamma, gammaGammaSpend } from '../../engine/models/index.ts';
import { CliFailure } from '../failure.ts';
import { parameterBlock } from './bgnbd.ts';
import { purchasesOf } from './purchases.ts';
import { short } from './report.ts';
import type { Fitter } from './request.ts';
import { notFitted } from './supervised.ts';

/** Every purchase counts, the first one too: the mean of all is one that the tag language can say. */
const INPUTS = { frequency: 'purchases', monetary: 'spend / purchases' };
/** The model takes spend and frequency for strangers; a correlation beyond this says that they are not. */
const TOGETHER = 0.1;

/** What a customer's orders bring, drawn towards what everybody's do. */
export const gammaGamma: Fitter = {
  options: ['where'],
  code: 'order_spend',
  async fit(request) {
    const purchases = purchasesOf(
      request,
      (rows, { orders, spend }) => {
        if (!spend?.field) throw new CliFailure('fit-without-amounts', {});
        return {
          purchases: { agg: orders.spec.agg, ...(orders.field && { field: textOf(orders.field) }), ...rows, empty: 0 },
          spend: { agg: 'sum', field: textOf(spend.field), ...rows },
        };
      },
      INPUTS,
      'gamma_gamma',
    );
    const sample = await purchases.at(request.asOf);
    const frequency = Array.from(sample.features['frequency'] ?? []);
    const spend = Array.from(sample.features['monetary'] ?? []);
    const fit = fitGammaGamma({ frequency, spend });
    if (fit.problem) return notFitted('gamma_gamma', fit.problem, sample.ids);
    const words = request.context.words.fit;
    const together = correlation(frequency, spend);
    const mean = spend.reduce((sum, z) => sum + z / spend.length, 0);
    return {
      model: { type: 'gamma_gamma', parameters: fit.parameters },
      inputs: INPUTS,
      measures: purchases.measures,
      about: { trainedOn: request.asOf },
      warnings: Math.abs(together.r) > TOGETHER && together.p < 0.05 ? [words.warnings.together(short(together.r))] : [],
      report: async () => [
        { title: words.customersOn(sample.ids.length, request.asOf), rows: [] },
        parameterBlock(fit, words),
        {
          title: words.spend,
          rows: [words.columns.spend, [short(mean), short(gammaGammaSpend(fit.parameters, { frequency: 0, spend: 0 })), short(together.r)]],
        },
      ],
    };
  },
};
