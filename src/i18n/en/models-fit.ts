import type { NumberOption } from '../../cli/fit/failure.ts';
import type { Sample } from '../../cli/fit/sample.ts';
import type { ValueType } from '../../engine/language/bound.ts';
import { say } from '../say.ts';
import type { fitCommand as zhCommand, fitFailures as zhFailures, fitOptions as zhOptions, fitWords as zhWords } from '../zh/models-fit.ts';
import { modelProblems } from './models.ts';

const TYPES: Readonly<Record<ValueType, string>> = {
  number: 'a number',
  text: 'text',
  date: 'a date',
  bool: 'yes or no',
  any: 'of no sure type',
};
const list = (names: readonly string[]): string => names.join(', ');

/** What as a rule helps one kind of model that could not be settled. */
const HINTS: Partial<Record<string, string>> = {
  bgnbd:
    ' A common reason: everybody leaves at much the same pace, and the model looks for some who leave sooner than others. Take a model that does not rest on that, such as taglab fit logistic --target "orders_90d = 0".',
  gamma_gamma:
    ' See whether there are huge orders; take the usual amounts alone, as in --where "amount between 1 and 5000", and try again.',
};

/** What ends `taglab fit`. */
const RANGES: Readonly<Record<NumberOption, { readonly what: string; readonly example: string; readonly without: string }>> = {
  k: {
    what: 'the count of groups',
    example: '4',
    without: 'One group holds everybody; without --k, 2 to 8 groups are tried and the clearest are taken.',
  },
  l2: { what: 'the penalty', example: '1', without: 'Without --l2 there is none.' },
  depth: { what: 'the depth of a rule', example: '3', without: 'Without --depth it is 3.' },
  leaf: { what: 'how many customers a rule has to hold', example: '20', without: 'Without --leaf it is 20.' },
};

export const fitFailures: typeof zhFailures = {
  'option-broken': ({ option, count }) =>
    `--${option} has ${count === 1 ? 'one place' : `${count} places`} to be put right, so nothing was fitted.`,
  'feature-unnamed': ({ found }) => `the feature “${found}” is worked out and needs a name, as in --features "basket=${found}".`,
  'feature-twice': ({ name }) => `two features are called ${name}. Leave one out, or call it something else, as in ${name}_2=….`,
  'feature-type': ({ name, found }) =>
    `the feature ${name} is ${TYPES[found]}, and a model weighs numbers. Write yes or no as ${name}=if(condition, 1, 0), and turn text into a number in a tag first.`,
  'target-type': ({ model, target, found, wanted }) =>
    `the target of ${model} has to be ${wanted.map((type) => TYPES[type]).join(' or ')}, and “${target}” is ${TYPES[found]}. ${
      wanted.includes('bool') ? 'Write a condition, as in --target "orders_90d = 0".' : 'Write a number, as in --target spend_90d.'
    }`,
  'target-looks-back': ({ name }) =>
    `the target rests on ${name}, which looks back to the beginning, so the answer knows the past and there is no before and after. Give it a window such as {last: 60d}, and the target is what happens in those 60 days; orders_90d and spend_90d have one.`,
  'target-own-query': ({ name }) =>
    `the target rests on ${name}, a query of your own, and nobody knows how far it looks back. Use a measure with a window such as {last: 60d}.`,
  'target-timeless': () =>
    'the target uses no measure with a time, so it is not about what happens after a day. Let it look at a stretch of time, as in --target "orders_90d = 0".',
  'tree-without-question': ({ label }) =>
    `no question tells the target any better, so everybody would get “${label}”, and there is no tag. Take other features, or a smaller --leaf.`,
  'fit-without-orders': ({ model }) =>
    `${model} looks at purchases, and the data have no table of orders. Give one, a row an order, with --table orders=FILE.`,
  'fit-without-amounts': () =>
    'gamma_gamma looks at what an order brought, and the orders have no amount. Say which column it is with --map orders.amount="HEADER".',
  'model-absent': ({ available }) => `fit needs the name of a model: ${list(available)}. See taglab help fit.`,
  'option-range': ({ option, found, least, most, whole }) =>
    `--${option} ${found} makes no sense: ${RANGES[option].what} has to be a ${whole ? 'whole number' : 'number'} ${most === undefined ? `from ${least}` : `from ${least} to ${most}`}, as in --${option} ${RANGES[option].example}. ${RANGES[option].without}`,
  'not-fitted': ({ model, problem }) =>
    `${model} was not fitted. ${say(modelProblems, problem as never)}${problem.code === 'degenerate' ? (HINTS[model] ?? '') : ''}`,
};

/** The command in the help. */
export const fitCommand: typeof zhCommand = {
  summary: 'fit a model on the data, and print it as a tag',
  details: [
    'MODEL is logistic (will they?), linear (how much?), tree (a few rules), kmeans (groups), bgnbd (do they still buy?) or gamma_gamma (what does an order bring?). What is printed is a tag: paste it into a file of tags, and run, sql and explain take it. With TAGS.yaml its measures and tags can be features, and the printed tag goes behind it.',
    'logistic, linear and tree learn what comes after a day. As long as the window of --target is, so far back is the cut: --target "orders_90d = 0" with --as-of 2025-06-30 lets features see up to 2025-04-01, and the target look from 2 April to 30 June. No feature sees a day that the target sees.',
    '--report puts comments above the tag that say how good it is: weights with their errors, AUC, Brier score, calibration and gain; silhouettes; what was forecast beside what came. The same kind of model, fitted a stretch of time earlier, is judged by what came after it.',
    'Where the data do not settle the parameters (a degenerate fit), or tell nothing apart, no parameter is printed: standard error says why and what may help, and the exit code is 1.',
  ],
  examples: [
    'taglab fit logistic --target "orders_90d = 0" --features days_since_last_order,orders_365d --report',
    'taglab fit kmeans --features days_since_last_order,orders_365d,spend_365d --k 4 > groups.yaml',
    'taglab fit bgnbd --table orders=orders.csv --as-of 2025-06-30 --report',
    'taglab fit tree tags.yaml --target "orders_90d = 0" --features visits,days_since_last_order >> tags.yaml',
  ],
};

/** What each option is. */
export const fitOptions: typeof zhOptions = {
  features: 'what to tell it from, with commas between: names of measures or tags that are numbers, or name=calculation',
  target: 'what to tell: a condition, or a number, over its own window',
  k: 'how many groups; otherwise the one from 2 to 8 with the best silhouette',
  l2: 'a penalty on the weights, 0 unless said otherwise; for many features and few customers',
  depth: 'how many questions deep rules may go, 3 unless said otherwise',
  leaf: 'how many customers a rule has to hold, 20 unless said otherwise',
  where: 'which orders are purchases, on top of the condition they have',
  code: "the tag's code",
  report: 'say above the tag how good it is',
};

const until = ({ asOf, until: last }: Sample): string => `features up to ${asOf}, target up to ${last ?? asOf}`;

export const fitWords: typeof zhWords = {
  names: {
    logistic: 'Chance of the target',
    linear: 'Forecast of the target',
    tree: 'Class by rules',
    kmeans: 'Cluster',
    bgnbd: 'Chance of still buying',
    gamma_gamma: 'Expected spend of an order',
  },
  measures: {
    purchase_days: 'Days with a purchase',
    days_since_first_purchase: 'Days since the first purchase',
    days_since_last_purchase: 'Days since the last purchase',
    purchases: 'Purchases',
    spend: 'Spend',
  },
  category: ['预测', '模型'],
  title: (model) => `taglab fit ${model}`,
  fittedOn: (sample, share) => ({ title: `${sample.ids.length} customers, ${until(sample)}; target: ${share}`, rows: [] }),
  customersOn: (customers, asOf) => `${customers} customers as of ${asOf}`,
  weights: 'Weights',
  parameters: (height) => `Parameters (log-likelihood ${height})`,
  quality: 'How well it tells',
  ownData: 'the customers it was fitted on',
  backtest: (past) => `fitted earlier (${until(past)}), judged by what came`,
  noBacktest: (past) => `earlier (${until(past)}) there is no fit, so nothing to judge by what came`,
  sameForAll: 'the same guess for everybody',
  calibration: (isAhead) =>
    `Calibration: chances given, and how many did (${isAhead ? 'judged by what came' : 'the customers it was fitted on, so too rosy'})`,
  gain: (isAhead) => `Gain from the likeliest down (${isAhead ? 'judged by what came' : 'the customers it was fitted on, so too rosy'})`,
  leaves: 'Rules',
  groups: 'Groups: size and centre',
  howMany: 'How many groups (* is this one)',
  alive: 'Who still buys',
  heldOut: (days, cut) => `Fitted up to ${cut}: repeat purchases in the ${days} days after`,
  spend: 'Spend of an order',
  columns: {
    weight: ['feature', 'weight', 'std. error', 'odds ratio'],
    linear: ['feature', 'weight', 'std. error', 'p'],
    linearQuality: ['', 'R²', 'mean miss'],
    treeQuality: ['', 'right'],
    leaves: ['condition', 'gives', 'customers', 'right'],
    calibration: ['customers', 'given', 'did', '95% interval'],
    gain: ['from the top', 'customers', 'did', 'lift', 'found so far'],
    group: 'group',
    people: 'customers',
    share: 'share',
    howMany: ['groups', 'sum of squares', 'silhouette'],
    parameter: ['parameter', 'value', 'std. error'],
    alive: ['mean chance', 'customers under 50%'],
    heldOut: ['repeat purchases by then', 'customers', 'expected', 'came'],
    spend: ["mean of customers' means", "the model's mean of all", 'correlation with orders'],
  },
  warnings: {
    without: (name, count, of) =>
      `${count} of ${of} customers have no ${name}: they were left out of the fit, and the tag gives them no value. If none means 0, write empty: 0 in the measure.`,
    noAnswer: (count, of, target) =>
      `${count} of ${of} customers have no value for the target “${target}” and were left out of the fit. If no rows mean 0, write empty: 0 in the measure.`,
    ownQuery: (names, cut) =>
      `${list(names)}: a query of your own cannot be checked. Make sure that it reads no row after :as_of; otherwise the answer is among the features of ${cut}.`,
    noHistory: (columns, cut) =>
      `${list(columns)}: the customers' table knows the value of today, not that of ${cut}. If it changes with the target (a status, a level), the answer is among the features.`,
    fewAnswers: (rarer, features) =>
      `the rarer answer has ${rarer} customers, fewer than 10 for each of ${features} features: the weights are not to be trusted. Take fewer features, or a longer window.`,
    together: (r) =>
      `spend and the number of orders go together (correlation ${r}), and Gamma-Gamma takes them for strangers: what it expects of regular customers is off. Fit them apart, or use it to rank only.`,
  },
};
