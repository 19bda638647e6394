import type { Bound } from '../language/bound.ts';
import type { Bilingual, Value } from '../language/definition.ts';
import { NOWHERE } from '../language/issue.ts';
import type { ResolvedMeasure, ResolvedPreference, ResolvedTags } from '../language/resolved.ts';
import { type Rows, rowCount } from '../language/rows.ts';
import { type Run, valueGiven } from './confirmed.ts';
import type { CustomerRow } from './evaluate.ts';
import { workingsOf } from './facts.ts';
import { isCustomer } from './replaced.ts';
import type { WhyNone } from './why-none.ts';

/** A value that would be preferred if more of it were weighed: so many rows more, or so much more of what is added up. */
export interface PreferenceChange {
  readonly kind: 'preference';
  readonly name: string;
  readonly label: Bilingual;
  readonly picked: Value;
  /** Whole rows; the sum of something; or the same, halved as time goes by. */
  readonly counts: 'rows' | 'amount' | 'faded';
  readonly from: number;
  readonly to: number;
  /** What the tag would be. */
  readonly value: Value;
}

interface Preferring {
  readonly measure: ResolvedMeasure;
  readonly shape: ResolvedPreference;
  readonly run: Run;
  readonly row: CustomerRow;
  /** The tag's value now. */
  readonly before: Value;
}

interface Weighed {
  readonly picked: Value;
  readonly amount: number;
  readonly share: number;
  readonly tgi: number;
  readonly support: number;
  readonly taken: boolean;
}

const CENTS = 100;
/** Farther than this nobody looks. */
const FARTHEST = 2 ** 40;
/** Where equal strengths are decided by the order of values, one step more may be needed. */
const TRIES = 3;

/**
 * How much more of each value would make the preference another, the nearest first. Confirmed by a run in which what this customer has of the value weighs
 * as much as is named: the number of rows, and so what a `min_support` asks, stays as it is. Values that the customer has no rows of are not looked at.
 */
export async function preferenceChanges(
  asked: Preferring,
): Promise<{ readonly changes: readonly PreferenceChange[]; readonly none?: WhyNone }> {
  const { measure, shape, run, row } = asked;
  const workings = await workingsOf(measure, { ...run, row });
  const weighed = workings ? weighedIn(workings) : [];
  const candidates = candidatesIn(weighed, shape);
  const whole = shape.by === 'tgi' ? await everybodys(asked, weighed) : 0;
  const found: { change: PreferenceChange; distance: number }[] = [];
  for (const one of candidates) {
    const change = await nearestFor(one, weighed, whole, asked);
    if (change) found.push({ change, distance: (change.to - change.from) / change.to });
  }
  const changes = found.toSorted((a, b) => a.distance - b.distance).map(({ change }) => change);
  return changes.length > 0 ? { changes } : { changes, none: whyNone(weighed, candidates) };
}

function whyNone(weighed: readonly Weighed[], candidates: readonly Weighed[]): WhyNone {
  if (candidates.length > 0) return 'not-found';
  const others = weighed.filter(({ taken }) => !taken);
  return weighed.length === 0 ? 'no-rows' : others.length > 0 ? 'support' : 'one-value';
}

/** Values that are not taken and have the support they need; where all are taken, those that others come before. */
function candidatesIn(weighed: readonly Weighed[], { support }: ResolvedPreference): readonly Weighed[] {
  const supported = weighed.filter((one) => one.support >= (support?.least ?? 0));
  const left = supported.filter(({ taken }) => !taken);
  return left.length > 0 ? left : supported.slice(1);
}

async function nearestFor(
  one: Weighed,
  weighed: readonly Weighed[],
  whole: number,
  { measure, shape, run, before }: Preferring,
): Promise<PreferenceChange | undefined> {
  const counts = shape.by === 'decay' ? 'faded' : shape.weight && shape.by !== 'count' ? 'amount' : 'rows';
  const scale = counts === 'rows' ? 1 : CENTS;
  const rival = rivalOf(one, weighed, shape);
  const start = one.amount;
  const wins = (place: number): boolean => {
    const more = place / scale - start;
    const own = strength(one, one, more, weighed, whole, shape);
    return own >= (shape.threshold ?? own) && own >= (rival ? strength(rival, one, more, weighed, whole, shape) : own);
  };
  const first = firstPlace(wins, Math.floor(start * scale) + 1);
  if (first === undefined) return undefined;
  for (let place = first; place < first + TRIES; place++) {
    const to = place / scale;
    const tags = weighing(measure, shape, one.picked, to / start, run);
    const value = await valueGiven({ ...run, tags });
    if (value === undefined || value === null || value === before) continue;
    return { kind: 'preference', name: measure.id, label: measure.label, picked: one.picked, counts, from: start, to, value };
  }
  return undefined;
}

/** Whom a value has to overtake: the weakest that is taken where no more are, or the one before it where all are. */
function rivalOf(one: Weighed, weighed: readonly Weighed[], { top }: ResolvedPreference): Weighed | undefined {
  const taken = weighed.filter((other) => other.taken && other !== one);
  if (one.taken) return weighed[weighed.indexOf(one) - 1];
  return top !== undefined && taken.length >= top ? taken.at(-1) : undefined;
}

/** How strong a value is once one of them weighs more; others get a smaller share of what has become more. */
function strength(
  of: Weighed,
  grown: Weighed,
  more: number,
  weighed: readonly Weighed[],
  whole: number,
  { by }: ResolvedPreference,
): number {
  const amount = of.amount + (of === grown ? more : 0);
  const own = weighed.reduce((sum, one) => sum + one.amount, 0) + more;
  if (by === 'share') return amount / own;
  if (by !== 'tgi') return amount;
  const everybodys = shareOfAll(of) * whole + (of === grown ? more : 0);
  return (100 * amount * (whole + more)) / (own * everybodys);
}

/** A TGI is 100 times the customer's own share against everybody's. */
const shareOfAll = ({ share, tgi }: Weighed): number => (100 * share) / tgi;

/** The smallest place from a start on that wins: in growing steps, then by halves. */
function firstPlace(wins: (place: number) => boolean, start: number): number | undefined {
  if (wins(start)) return start;
  let [low, step] = [start, 1];
  while (!wins(start + step)) {
    low = start + step;
    step *= 2;
    if (step > FARTHEST) return undefined;
  }
  let high = start + step;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wins(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** What all customers weigh together, from how a TGI moves when one of the weights is doubled. */
async function everybodys({ measure, shape, run, row }: Preferring, weighed: readonly Weighed[]): Promise<number> {
  const [one] = weighed;
  if (!one) return 0;
  const tags = weighing(measure, shape, one.picked, 2, run);
  const doubled = tags.measures.find(({ id }) => id === measure.id) ?? measure;
  const workings = await workingsOf(doubled, { ...run, tags, row });
  const after = workings && weighedIn(workings).find(({ picked }) => picked === one.picked);
  if (!after) return 0;
  const [was, is] = [shareOfAll(one), shareOfAll(after)];
  // (was × all + more) / (all + more) = is
  return was === is ? Number.MAX_SAFE_INTEGER : (one.amount * (1 - is)) / (is - was);
}

/** The same tags, where what one customer has of one value weighs so many times as much. */
function weighing(measure: ResolvedMeasure, shape: ResolvedPreference, picked: Value, factor: number, run: Run): ResolvedTags {
  const { entityKey: column, via, spec } = measure;
  const { type } = shape.dimension;
  const literal = (value: Value, of: Bound['type']): Bound => ({ kind: 'literal', value, type: of, place: NOWHERE });
  const binary = (operator: 'and' | '=' | '*', left: Bound, right: Bound): Bound => {
    return { kind: 'binary', operator, left, right, type: operator === '*' ? 'number' : 'bool', place: NOWHERE };
  };
  const own = isCustomer({ kind: 'field', table: via?.table ?? spec.from, column }, run.customerId, run.tags);
  const isIt = binary('and', own, binary('=', shape.dimension, literal(picked, type)));
  const usual = shape.by === 'count' ? undefined : shape.weight;
  const more = usual ? binary('*', usual, literal(factor, 'number')) : literal(factor, 'number');
  const weight: Bound = {
    kind: 'call',
    name: 'if',
    args: [isIt, more, usual ?? literal(1, 'number')],
    type: 'number',
    place: NOWHERE,
  };
  // A count is a sum of ones.
  const grown = { ...measure, shape: { ...shape, by: shape.by === 'count' ? 'sum' : shape.by, weight } } as const;
  return { ...run.tags, measures: run.tags.measures.map((m) => (m.id === measure.id ? grown : m)) };
}

function weighedIn(rows: Rows): readonly Weighed[] {
  const column = (name: string) => rows.values[rows.columns.indexOf(name)] ?? [];
  return Array.from({ length: rowCount(rows) }, (_, i) => ({
    picked: column('picked')[i] ?? null,
    amount: Number(column('amount')[i]),
    share: Number(column('share')[i]),
    tgi: Number(column('tgi')[i]),
    support: Number(column('support')[i]),
    taken: column('taken')[i] === 1,
  }));
}
