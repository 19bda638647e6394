export { paramsOf } from './bound-params.ts';
export { checkTags } from './check.ts';
export { type Compiled, compileTags } from './compile/compile.ts';
export type { Dialect } from './compile/dialect.ts';
export { duckdb } from './compile/dialects/duckdb.ts';
export { postgres } from './compile/dialects/postgres.ts';
export { spark } from './compile/dialects/spark.ts';
export { sqlite } from './compile/dialects/sqlite.ts';
export { dialectIssues } from './compile/limits.ts';
export { oneTag, someTags } from './compile/one-tag.ts';
export { type Script, scriptOf } from './compile/script.ts';
export { inlineParams } from './compile/written-in.ts';
export { type ExcelColumn, type ExcelObstacle, excelColumns, excelFormula, excelOf } from './excel/excel.ts';
export type { TruthNode } from './explain/condition.ts';
export { type ExplainedStep, type Explanation, explainCustomer } from './explain/explain.ts';
export type { FactChange, OtherFact } from './explain/fact-change.ts';
export type { Fact } from './explain/facts.ts';
export type { MissingSteps } from './explain/missing-steps.ts';
export { type Nearest, type NearestChange, nearestChanges } from './explain/nearest-change.ts';
export type { PairChange } from './explain/pair-change.ts';
export type { PreferenceChange } from './explain/preference-change.ts';
export type { RuleExplanation, ScoreExplanation } from './explain/rule.ts';
export { type Rules, rulesAt } from './explain/rules.ts';
export type { Standing } from './explain/standing.ts';
export type { StepRole } from './explain/steps.ts';
export type { WhyNone } from './explain/why-none.ts';
export type { Worked, WorkedFunction } from './explain/worked.ts';
export { addDays, addMonths, ageInYears, daysBetween, isDay } from './language/calendar.ts';
export type * from './language/definition.ts';
export { AGGREGATES, CALENDAR_PERIODS, SCORING_METHODS } from './language/definition.ts';
export type { Checked, Fix, Issue, IssueCode, IssueParams, Place } from './language/issue.ts';
export { AS_READ, type Layout } from './language/layout.ts';
export {
  KEEPS,
  type Metadata,
  type QualityLimits,
  REFRESHES,
  SENSITIVITIES,
  type Sensitivity,
  STATUSES,
} from './language/metadata.ts';
export { placesIn } from './language/places.ts';
export { quantile } from './language/quantile.ts';
export type * from './language/resolved.ts';
export type { Cell, Execute, Rows, SqlParams } from './language/rows.ts';
export { rowCount } from './language/rows.ts';
export type { Column, ColumnType, Entity, Schema, Table } from './language/schema.ts';
export { columnOf } from './language/schema.ts';
export { SCHEMES, type Scheme, type SchemeName } from './language/schemes.ts';
export { cutPoints, scoreValues } from './language/score.ts';
export { eachOf, hasSeveral } from './language/several.ts';
export { lintTags } from './lint/lint.ts';
export { allCells, holds, reportScheme, type SchemeReport } from './lint/scheme.ts';
export { parseTags } from './parse/parse.ts';
export { createReader, type Reader } from './parse/reader.ts';
export { type Plan, type PlanHow, planTags } from './plan/plan.ts';
export { runPlan } from './plan/run-plan.ts';
export { type Anonymity, anonymityOf } from './quality/anonymity.ts';
export { assess, type TagQuality } from './quality/assess.ts';
export { type Audience, audienceOf, audiencesOf } from './quality/audience.ts';
export { type Band, type Bands, edgeBands, equalFrequencyBands } from './quality/bands.ts';
export type { Bin } from './quality/bins.ts';
export { type Coverage, coverageOf } from './quality/coverage.ts';
export { type Distribution, distributionOf, type NumberSummary, summaryOf } from './quality/distribution.ts';
export type { QualityFinding, QualityFindingParams } from './quality/limits.ts';
export { type Migration, matrixOf, migrationOf, type State } from './quality/migration.ts';
export { movedIn } from './quality/moved.ts';
export { type Overlap, overlapOf } from './quality/overlap.ts';
export { type TgiProfile, tgi, tgiProfile } from './quality/profile.ts';
export { type Psi, type PsiBin, type PsiReading, psi, readingOf } from './quality/psi.ts';
export { psiThreshold } from './quality/psi-threshold.ts';
export { type Special, specialAbout } from './quality/special.ts';
export { columnsOf, type Known, type Scale, type TagColumn } from './quality/tag-column.ts';
export { type WhyMoved, whyMoved } from './quality/why-moved.ts';
export { type Changed, dependents } from './refresh/dependents.ts';
export { mergeRows, type Refreshed } from './refresh/merge.ts';
export { ownersSql } from './refresh/owners.ts';
export { type Change, type RefreshPlan, refreshPlan } from './refresh/plan.ts';
export { compileRefresh, type RefreshRun, refreshTags } from './refresh/refresh.ts';
export { resolveTags } from './resolve/resolve.ts';
export { runTags, type TagRows, tagRowsOf, withoutNoise } from './run.ts';
export { editSlot, fitsInSlot, spanFits, splice } from './sentence/edit.ts';
export type { Comparison, Phrase, Subject } from './sentence/phrase.ts';
export { type Count, type Line, type Sentence, sentencesOf, slotsOf, type WindowPhrase } from './sentence/sentence.ts';
export type { Slot, SlotAbout, SlotValue, Spot } from './sentence/slot.ts';
export { subjectOfColumn, subjectOfMeasure } from './sentence/subject.ts';
