/**
 * The public functions of models and of the statistics beside them. An entry of its own: what a page needs for its first Run comes
 * from `engine/index.ts`, and no fit comes with it.
 */

export { type Correlation, correlation, rankCorrelation } from '../statistics/correlation.ts';
export { type Association, cramersV } from '../statistics/cramers-v.ts';
export { alphaWithoutItem, cronbachAlpha } from '../statistics/cronbach.ts';
export { compareProportions, peoplePerGroup, type Share, type TwoProportions } from '../statistics/two-proportions.ts';
export { type Interval, wilsonInterval } from '../statistics/wilson.ts';
export { type AssociationOptions, associationRules, type ItemSet, type Rule } from './association.ts';
export { type BgNbd, bgNbdAlive, bgNbdChance, bgNbdExpected } from './bg-nbd.ts';
export { fitBgNbd } from './bg-nbd-fit.ts';
export { elbow } from './elbow.ts';
export type { Features, Weights } from './features.ts';
export { fitGammaGamma, type GammaGamma, gammaGammaSpend, type RepeatSpend } from './gamma-gamma.ts';
export { areaUnderCurve, brierScore, type CalibrationRow, calibrationTable, type GainRow, gainTable } from './judge.ts';
export { type KMeans, type KMeansOptions, kMeans } from './kmeans.ts';
export { lifetimeValue, simpleLifetimeValue } from './lifetime-value.ts';
export type { Fit } from './likelihood.ts';
export { fitLinear, type LinearFit, linearValues } from './linear.ts';
export { fitLogistic, type LogisticFit, logisticChances } from './logistic.ts';
export { type FittedModel, type ModelInputs, type ModelTagAbout, modelTag } from './model-tag.ts';
export { type OrderSummary, type Orders, type Period, periodOf, summariseOrders } from './order-summary.ts';
export { type ParetoNbd, paretoNbdAlive, paretoNbdExpected } from './pareto-nbd.ts';
export { fitParetoNbd } from './pareto-nbd-fit.ts';
export { type Component, type PrincipalComponents, principalComponents } from './pca.ts';
export { type ModelOption, type ModelProblem, type ModelProblemParams, namedRow, type Outcome } from './problem.ts';
export type { PurchaseHistories, PurchaseHistory } from './purchase-histories.ts';
export { countRepeatPurchases, expectRepeatPurchases, type RepeatPurchases } from './repeat-purchases.ts';
export { type Silhouette, silhouette } from './silhouette.ts';
export { growTree, type Leaf, leafOf, type Question, simplified, type Tree, type TreeOptions } from './tree.ts';
export {
  type Campaign,
  fitUplift,
  type Qini,
  qiniCurve,
  type SegmentUplift,
  type UpliftModels,
  upliftBySegment,
  upliftOf,
} from './uplift.ts';
