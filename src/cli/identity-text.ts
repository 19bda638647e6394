import type { Accuracy, IdentityFigures, IdValue, Why } from '../engine/identity/index.ts';
import type { identityWhy } from '../i18n/zh/identity.ts';

/** What a report tells. */
export interface Report {
  readonly figures: IdentityFigures;
  /** Where the truth is known. */
  readonly accuracy?: Accuracy;
  /** Those on most accounts. */
  readonly refused: readonly IdValue[];
}

/** What only `taglab identity` can end with. */
export interface IdentityFailureParams {
  readonly 'no-such-record': { readonly record: string; readonly example: string };
  readonly 'ids-absent': { readonly table: string; readonly header: string };
}

/** Why two accounts are one customer, or are not: a sentence, then a line a step. */
export function whyLines(why: Why, from: string, to: string, customer: string, words: typeof identityWhy): readonly string[] {
  if (why.kind === 'same-record' || why.kind === 'no-such-record') return [words['same-record']()];
  if (why.kind === 'nothing-in-common') return [words['nothing-in-common'](from, to)];
  const steps = why.chain.map(({ from: start, by, to: end }) => {
    const linked = by.state.kind === 'linked';
    return `  ${linked ? '✓' : '×'} ${words.step(start, by.type, by.value, end)}${linked ? '' : words.refused(by.state)}`;
  });
  return [why.kind === 'one' ? words.one(from, to, customer) : words.apart(from, to), ...steps];
}
