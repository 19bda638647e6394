import type { Value } from '../language/definition.ts';
import { canBeAlone } from './can-change.ts';
import type { Run } from './confirmed.ts';
import { factOf, type OtherFact, otherFact } from './fact-change.ts';
import { runSupposing, type Supposition } from './replaced.ts';
import { type Case, type FactRef, supposed } from './supposed.ts';
import { candidatesOf, trialsOf } from './trials.ts';

/** Two facts that only together make the tag another. */
export interface PairChange {
  readonly kind: 'pair';
  readonly facts: readonly [OtherFact, OtherFact];
  /** What the tag would be; null: the customer would have no value. */
  readonly value: Value;
}

interface Found {
  readonly both: readonly [Supposition, Supposition];
  readonly distance: number;
}

/** Of more facts, and more values of a fact, than this nobody tries every pair. */
const MOST_FACTS = 8;
const MOST_VALUES = 6;
/** Candidates that are run, the nearest first. */
const TRIES = 6;

/**
 * The nearest changes of two facts at once, for a customer whom no single one would move: every value of the first at which anything turns, and with it the
 * nearest of the second that flips the tag.
 */
export async function twoFactsAtOnce(facts: readonly FactRef[], one: Case, before: Value, run: Run): Promise<readonly PairChange[]> {
  const tried = facts.slice(0, MOST_FACTS);
  const found = tried.flatMap((fact, i) => pairsFrom(fact, tried, i, one, before));
  const nearest = found.toSorted((a, b) => a.distance - b.distance).slice(0, TRIES);
  const confirmed: PairChange[] = [];
  const seen = new Set<string>();
  for (const { both } of nearest) {
    const names = both
      .map(({ fact }) => fact.name)
      .toSorted()
      .join();
    if (seen.has(names)) continue;
    const value = await runSupposing(run, both);
    if (value === undefined || value === before || value === null) continue;
    seen.add(names);
    const [first, second] = both.map(({ fact, to }) => otherFact(fact, factOf(one, fact), to, one.tags)) as [OtherFact, OtherFact];
    confirmed.push({ kind: 'pair', facts: [first, second], value });
  }
  return confirmed;
}

function pairsFrom(first: FactRef, facts: readonly FactRef[], at: number, one: Case, before: Value): Found[] {
  const candidates = candidatesOf(one, first, factOf(one, first)).toSorted((a, b) => a.apart - b.apart);
  return candidates.slice(0, MOST_VALUES).flatMap(({ to, distance }): Found[] => {
    const moved: Case = { ...one, row: supposed(one, first, to) };
    return facts.flatMap((second, i): Found[] => {
      if (i === at) return [];
      const trial = trialsOf(moved, second, factOf(one, second), before).find((other) => hang(one, first, to, second, other.to));
      if (!trial) return [];
      const both = [
        { fact: first, to },
        { fact: second, to: trial.to },
      ] as const;
      return [{ both: at < i ? both : [both[1], both[0]], distance: distance + trial.distance }];
    });
  });
}

/** Whether both may be as supposed while all else stays: a first order makes days since the last order, and here both may be told. */
function hang(one: Case, first: FactRef, firstTo: Value, second: FactRef, secondTo: Value): boolean {
  const withFirst: Case = { ...one, row: supposed(one, first, firstTo) };
  const withSecond: Case = { ...one, row: supposed(one, second, secondTo) };
  return canBeAlone(first, firstTo, withSecond) && canBeAlone(second, secondTo, withFirst);
}
