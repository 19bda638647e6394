/**
 * How well the items of a scale speak of one thing: Cronbach's alpha. High where they go together; an item left unreversed pulls it below 0.
 * @param answers a row a person, a column an item; only people who answered every item, reversed items already turned
 * @returns up to 1; NaN with fewer than two items or two people, or where all have the same sum
 * @source Cronbach 1951
 * @example cronbachAlpha([[4, 5, 4, 5], [2, 2, 3, 2], [3, 3, 3, 4], [5, 5, 4, 5], [1, 2, 1, 2]]) // 0.9693
 */
export function cronbachAlpha(answers: readonly (readonly number[])[]): number {
  const items = answers[0]?.length ?? 0;
  if (items < 2 || answers.length < 2) return Number.NaN;
  const ofItems = Array.from({ length: items }, (_, item) => variance(answers.map((row) => row[item] ?? Number.NaN)));
  const ofSums = variance(answers.map((row) => row.reduce((sum, answer) => sum + answer, 0)));
  if (ofSums === 0) return Number.NaN;
  return (items / (items - 1)) * (1 - ofItems.reduce((sum, v) => sum + v, 0) / ofSums);
}

/**
 * Alpha with each item left out in turn: an item whose absence raises it speaks of something else.
 * @example alphaWithoutItem([[1, 1, 9], [2, 2, 1], [3, 3, 5]])[2] // 1
 */
export const alphaWithoutItem = (answers: readonly (readonly number[])[]): number[] =>
  (answers[0] ?? []).map((_, out) => cronbachAlpha(answers.map((row) => row.filter((_answer, item) => item !== out))));

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v / values.length, 0);
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
}
