import { addDays } from '../../engine/index.ts';
import { type BgNbd, bgNbdAlive, bgNbdExpected, type Fit, fitBgNbd, type PurchaseHistories } from '../../engine/models/index.ts';
import { type Purchases, purchasesOf } from './purchases.ts';
import { type Block, percent, short } from './report.ts';
import type { FitRequest, Fitter } from './request.ts';
import type { Sample } from './sample.ts';
import { notFitted } from './supervised.ts';

/** Days are its unit: what the tag's inputs count in. Several orders of one day are one purchase. */
const INPUTS = {
  frequency: 'purchase_days - 1',
  recency: 'days_since_first_purchase - days_since_last_purchase',
  age: 'days_since_first_purchase',
};
/** How long a fit from before is watched. */
const WATCHED_DAYS = 90;
/** More repeat purchases than this stand in one row. */
const MOST_SHOWN = 7;

/** How likely a customer still buys. */
export const bgnbd: Fitter = {
  options: ['where'],
  code: 'alive_chance',
  async fit(request) {
    const purchases = purchasesOf(
      request,
      (rows) => ({
        purchase_days: { agg: 'days_active', ...rows },
        days_since_first_purchase: { agg: 'days_since_first', ...rows },
        days_since_last_purchase: { agg: 'days_since', ...rows },
      }),
      INPUTS,
      'bgnbd',
    );
    const sample = await purchases.at(request.asOf);
    const fit = fitBgNbd(historiesOf(sample));
    if (fit.problem) return notFitted('bgnbd', fit.problem, sample.ids);
    return {
      model: { type: 'bgnbd', parameters: fit.parameters },
      inputs: INPUTS,
      measures: purchases.measures,
      about: { trainedOn: request.asOf },
      warnings: [],
      report: () => report(fit, sample, purchases, request),
    };
  },
};

type Histories = { readonly [Fact in keyof PurchaseHistories]: ArrayLike<number> };
const historiesOf = ({ features }: Sample): Histories => ({
  frequency: features['frequency'] ?? [],
  recency: features['recency'] ?? [],
  age: features['age'] ?? [],
});
const historyAt = ({ frequency, recency, age }: Histories, row: number) => ({
  frequency: frequency[row] ?? 0,
  recency: recency[row] ?? 0,
  age: age[row] ?? 0,
});

async function report(fit: Fit<keyof BgNbd>, sample: Sample, purchases: Purchases, { asOf, context }: FitRequest): Promise<Block[]> {
  const words = context.words.fit;
  const histories = historiesOf(sample);
  const alive = sample.ids.map((_, row) => bgNbdAlive(fit.parameters, historyAt(histories, row)));
  const cut = addDays(asOf, -WATCHED_DAYS);
  const past = await purchases.at(cut);
  const before = fitBgNbd(historiesOf(past));
  return [
    { title: words.customersOn(sample.ids.length, asOf), rows: [] },
    parameterBlock(fit, words),
    {
      title: words.alive,
      rows: [
        words.columns.alive,
        [percent(alive.reduce((sum, chance) => sum + chance / alive.length, 0)), short(alive.filter((chance) => chance < 0.5).length)],
      ],
    },
    before.problem
      ? { title: words.noBacktest(past), rows: [] }
      : { title: words.heldOut(WATCHED_DAYS, cut), rows: [words.columns.heldOut, ...heldOut(before.parameters, past, sample)] },
  ];
}

/** By repeat purchases until then: what a fit of that day expected, and what came. */
function heldOut(parameters: BgNbd, past: Sample, now: Sample): string[][] {
  const [before, after] = [historiesOf(past), historiesOf(now)];
  const later = new Map(now.ids.map((id, row) => [id, after.frequency[row] ?? 0]));
  const rows = past.ids.map((id, row) => {
    const history = historyAt(before, row);
    return {
      ...history,
      expected: bgNbdExpected(parameters, WATCHED_DAYS, history),
      came: (later.get(id) ?? history.frequency) - history.frequency,
    };
  });
  const line = (name: string, some: typeof rows): string[] => [
    name,
    short(some.length),
    short(some.reduce((sum, { expected }) => sum + expected, 0)),
    short(some.reduce((sum, { came }) => sum + came, 0)),
  ];
  const counts = Array.from({ length: MOST_SHOWN + 1 }, (_, count) => ({
    name: count === MOST_SHOWN ? `${count}+` : String(count),
    some: rows.filter(({ frequency }) => Math.min(frequency, MOST_SHOWN) === count),
  }));
  return [...counts.filter(({ some }) => some.length > 0).map(({ name, some }) => line(name, some)), line('Σ', rows)];
}

/** Parameters with how far they may be off. */
export function parameterBlock<Name extends string>(
  { parameters, standardErrors, logLikelihood }: Fit<Name>,
  words: FitRequest['context']['words']['fit'],
): Block {
  const names = Object.keys(parameters) as Name[];
  return {
    title: words.parameters(short(logLikelihood)),
    rows: [words.columns.parameter, ...names.map((name) => [name, short(parameters[name]), short(standardErrors[name])])],
  };
}
