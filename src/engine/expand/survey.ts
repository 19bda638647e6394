import type { SurveyBuilder } from '../language/composed.ts';
import type { Measure } from '../language/definition.ts';
import type { Expression } from '../language/expression.ts';
import type { ExpandContext, Expanded } from './expand.ts';
import { banded, binaryAt, callAt, joined, literalAt, nameAt } from './write.ts';

/** The mean of the latest answers to the items of a scale, of customers who answered enough of them. */
export function expandSurvey(define: SurveyBuilder, context: ExpandContext): Expanded {
  const { items, reverse, scale, minAnswered, place, cut } = define;
  const [low, high] = scale;
  const names = items.map((_, i) => context.nameOf(`item_${i + 1}`));
  const measures = Object.fromEntries(items.map((item, i) => [names[i] ?? '', latestAnswer(item, define)]));
  const answer = (i: number): Expression => {
    const given = nameAt(names[i] ?? '', place);
    return reverse.includes(items[i] ?? '') ? binaryAt('-', literalAt(low + high, place), given, place) : given;
  };
  const present = (i: number): Expression => {
    const given = { kind: 'missing', operand: nameAt(names[i] ?? '', place), negated: true, start: place.start, end: place.end } as const;
    return callAt('if', [given, literalAt(1, place), literalAt(0, place)], place);
  };
  const zeroIfNone = (e: Expression): Expression => callAt('coalesce', [e, literalAt(0, place)], place);
  const sum = (of: (i: number) => Expression): Expression =>
    joined(
      '+',
      items.map((_, i) => of(i)),
      place,
    );
  const answered = { suffix: 'answered', define: { builder: 'expr', expression: sum(present), place } } as const;
  const count = nameAt(context.nameOf('answered'), place);
  const enough = binaryAt('>=', count, literalAt(minAnswered, place), place);
  const mean = binaryAt(
    '/',
    sum((i) => zeroIfNone(answer(i))),
    count,
    place,
  );
  const expression = callAt('if', [enough, mean, literalAt(null, place)], place);
  const { steps = [], define: core } = banded({ builder: 'expr', expression, place }, cut, context);
  return { steps: [answered, ...steps], define: core, measures };
}

/** Answers off the scale are slips, and count as none. */
function latestAnswer(item: string, { answers, itemColumn, answerColumn, scale: [low, high], place }: SurveyBuilder): Measure {
  const field = nameAt(answerColumn, place);
  const at = { start: place.start, end: place.end };
  const onScale: Expression = {
    kind: 'between',
    operand: field,
    low: literalAt(low, place),
    high: literalAt(high, place),
    negated: false,
    ...at,
  };
  const isItem = binaryAt('=', nameAt(itemColumn, place), literalAt(item, place), place);
  const where = joined('and', [isItem, onScale, ...(answers.where ? [answers.where] : [])], place);
  return { ...answers, agg: 'last', field, where, name: { zh: item, en: item }, place };
}
