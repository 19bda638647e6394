import type { Bilingual, Value } from '../language/definition.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import { asValue } from '../run.ts';
import { canBeAlone } from './can-change.ts';
import type { Run } from './confirmed.ts';
import { labelOf } from './facts-below.ts';
import { runSupposing } from './replaced.ts';
import type { Case, FactRef } from './supposed.ts';
import { trialsOf } from './trials.ts';

/** One fact of a customer as it is, and as it would have to be. */
export interface OtherFact {
  readonly kind: FactRef['kind'];
  readonly name: string;
  readonly label: Bilingual;
  /** How the measure counts; absent for a column. */
  readonly agg?: string;
  /** What the fact is the consent to, where a gate asks for that. */
  readonly consent?: Bilingual;
  readonly from: Value;
  readonly to: Value;
}

/** One fact of a customer that, were it another, would make the tag another. */
export interface FactChange extends OtherFact {
  /** What the tag would be; null: the customer would have no value. */
  readonly value: Value;
}

/** A candidate that the run does not confirm gives way to the next, so many times a fact. */
const TRIES = 3;

/** What each fact alone would have to be, the nearest first. */
export async function oneFactAtATime(facts: readonly FactRef[], one: Case, before: Value, run: Run): Promise<readonly FactChange[]> {
  const found: { change: FactChange; distance: number }[] = [];
  for (const fact of facts) {
    const from = factOf(one, fact);
    const trials = trialsOf(one, fact, from, before).filter(({ to }) => canBeAlone(fact, to, one));
    for (const { to, distance } of trials.slice(0, TRIES)) {
      const value = await runSupposing(run, [{ fact, to }]);
      if (value === undefined || value === before) continue;
      found.push({ change: { ...otherFact(fact, from, to, one.tags), value }, distance });
      break;
    }
  }
  return found.toSorted((a, b) => a.distance - b.distance).map(({ change }) => change);
}

export const factOf = ({ row }: Case, { kind, name }: FactRef): Value =>
  row.ref(kind === 'column' ? { kind, column: name } : { kind, id: name });

export const otherFact = (fact: FactRef, from: Value, to: Value, tags: ResolvedTags): OtherFact => ({
  ...fact,
  ...labelOf(fact, tags),
  from: asValue(from, fact.kind === 'measure' && tags.measures.find((m) => m.id === fact.name)?.type === 'bool'),
  to,
});
