import { checkTags, type ResolvedMeasure } from '../../engine/index.ts';
import { textOf } from '../../engine/language/bound-text.ts';
import { CliFailure } from '../failure.ts';
import { askQuestions, type OwnMeasures, type Question } from './questions.ts';
import type { FitRequest, ModelName } from './request.ts';
import { type Sample, sampleAt } from './sample.ts';

/** Measures of purchases, and what a model asks of them. */
export interface Purchases {
  readonly measures: OwnMeasures;
  at(asOf: string): Promise<Sample>;
}

/**
 * Asks for what the models of buying till you die know of a customer.
 * Purchases are the rows that the schema's own `orders_ever` counts, narrowed by `--where`.
 * @throws CliFailure where the data has no orders, or no amounts
 */
export function purchasesOf(
  request: FitRequest,
  measures: (rows: { readonly from: string; readonly where?: string }, standard: Standard) => OwnMeasures,
  inputs: Readonly<Record<string, string>>,
  model: ModelName,
): Purchases {
  const standard = standardOf(request, model);
  const written = request.given.one('where');
  const usual = standard.orders.where && textOf(standard.orders.where);
  const where = usual && written ? `(${usual}) and (${written})` : (usual ?? written);
  const rows = { from: standard.orders.spec.from, ...(where !== undefined && { where }) };
  const own = measures(rows, standard);
  const questions = Object.entries(inputs).map(
    ([name, expression]): Question => ({ name, expression, option: 'where', written: written ?? '' }),
  );
  const asked = askQuestions(questions, request.world, request.context, own);
  return { measures: own, at: (asOf) => sampleAt(asked, Object.keys(inputs), asOf) };
}

/** The standard measures of orders, resolved. */
export interface Standard {
  readonly orders: ResolvedMeasure;
  /** Absent where orders have no amount. */
  readonly spend?: ResolvedMeasure;
}

function standardOf({ world: { schema } }: FitRequest, model: ModelName): Standard {
  const measureOf = (name: string): ResolvedMeasure | undefined =>
    Object.hasOwn(schema.measures, name) ? checkTags(`code: x\ndefine: {expr: ${name}}`, schema).value?.measures[0] : undefined;
  const orders = measureOf('orders_ever');
  if (!orders) throw new CliFailure('fit-without-orders', { model });
  const spend = measureOf('spend_ever');
  return { orders, ...(spend && { spend }) };
}
