import { daysBetween } from '../../engine/index.ts';
import type { ValueType } from '../../engine/language/bound.ts';
import type { ModelInputs, ModelProblem } from '../../engine/models/index.ts';
import { namedRow } from '../../engine/models/index.ts';
import { CliFailure } from '../failure.ts';
import { featuresIn, targetIn } from './features.ts';
import { type Asked, askQuestions, type Question } from './questions.ts';
import type { FitRequest, Fitted, ModelName } from './request.ts';
import { cutBefore, leaksIn, type Sample, sampleAt } from './sample.ts';

/** What a model with a target is fitted on: features as of a day, and what came after it. */
export interface Supervised {
  readonly inputs: ModelInputs;
  readonly about: Fitted['about'];
  readonly sample: Sample;
  readonly targetType: ValueType;
  readonly warnings: readonly string[];
  /** The same a stretch of time earlier: fitted on that, a model can be judged by what came then. */
  earlier(): Promise<Sample>;
}

/** @param types what the target may be @throws CliFailure for features and targets that do not fit */
export async function supervised(model: ModelName, request: FitRequest, types: readonly ValueType[]): Promise<Supervised> {
  const { given, context, world, asOf } = request;
  const features = featuresIn(given, `fit ${model}`);
  const target = targetIn(given, `fit ${model}`);
  const asked = askQuestions([...features, target], world, context);
  mustBeNumbers(features, asked);
  const targetType = asked.typeOf(target.name);
  if (!types.includes(targetType))
    throw new CliFailure('target-type', { model, target: target.expression, found: targetType, wanted: types });
  const names = features.map(({ name }) => name);
  const spec = asked.of(target.name);
  const cut = cutBefore(spec, asOf);
  const sample = await sampleAt(asked, names, cut, { name: target.name, until: asOf });
  return {
    inputs: inputsOf(features),
    about: { trainedOn: cut, horizonDays: daysBetween(cut, asOf), label: target.expression },
    sample,
    targetType,
    warnings: [...warningsOf(sample, target, request), ...leakWarnings(features, asked, cut, request)],
    earlier: () => sampleAt(asked, names, cutBefore(spec, cut), { name: target.name, until: cut }),
  };
}

export const inputsOf = (features: readonly Question[]): ModelInputs =>
  Object.fromEntries(features.map(({ name, expression }) => [name, expression]));

/** @throws CliFailure for a feature that cannot be weighed */
export function mustBeNumbers(features: readonly Question[], asked: Asked): void {
  for (const { name } of features) {
    const found = asked.typeOf(name);
    if (found !== 'number') throw new CliFailure('feature-type', { name, found });
  }
}

/** Who was left out, and why. */
export function warningsOf({ without }: Sample, target: Question | undefined, { context }: Pick<FitRequest, 'context'>): string[] {
  const words = context.words.fit.warnings;
  return without.map(({ name, count, of }) =>
    name === target?.name ? words.noAnswer(count, of, target.expression) : words.without(name, count, of),
  );
}

function leakWarnings(features: readonly Question[], asked: Asked, cut: string, { context, world }: FitRequest): string[] {
  const words = context.words.fit.warnings;
  const found = features.map(({ name }) => leaksIn(asked.of(name), world.schema));
  const queries = [...new Set(found.flatMap((one) => one.queries))];
  const columns = [...new Set(found.flatMap((one) => one.columns))];
  return [...(queries.length > 0 ? [words.ownQuery(queries, cut)] : []), ...(columns.length > 0 ? [words.noHistory(columns, cut)] : [])];
}

/** Ends the command with the reason why there is no fit. */
export function notFitted(model: ModelName, problem: ModelProblem, ids: readonly string[]): never {
  throw new CliFailure('not-fitted', { model, problem: namedRow(problem, ids) });
}
