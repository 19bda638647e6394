import type { Group } from './collect.ts';
import type { IdRecord, IdState } from './identity.ts';
import type { IdentityRules, TypeRules } from './rules.ts';
import { createUnionFind, type UnionFind } from './union-find.ts';

export interface Decided {
  /** What became of each group, in their order. */
  readonly states: readonly IdState[];
  /** Of each record the place of the first record of its customer. */
  readonly firstOf: readonly number[];
}

/**
 * Says which identifiers link, and so who is one customer. Stronger types go first. Within a strength the limit of people on a value is
 * counted before anybody is joined, and what could break a customer's own limits goes in a fixed order: fewest people first, then type and value.
 * So nothing depends on the order of rows.
 */
export function decide(records: readonly IdRecord[], groups: readonly Group[], rules: IdentityRules): Decided {
  const people = createUnionFind(records.length);
  const states: (IdState | undefined)[] = groups.map(({ settled, holders }) => settled ?? (holders.length < 2 ? ALONE : undefined));
  const limits = createLimits(records.length, groups, rules);
  for (const level of levelsOf(groups, states, rules)) {
    const byCount = new Map<number, number[]>();
    for (const at of level) {
      const { type, holders } = groups[at] as Group;
      const { perValue, perSource } = typeOf(rules, type);
      const crowd = perSource === undefined ? undefined : crowdedSource(holders, records, perSource);
      const count = peopleOn(holders, people);
      if (crowd) states[at] = crowd;
      else if (perValue !== undefined && count > perValue) states[at] = { kind: 'shared', people: count, limit: perValue };
      else byCount.set(count, append(byCount.get(count), at));
    }
    for (const count of [...byCount.keys()].sort((a, b) => a - b))
      for (const at of byCount.get(count) ?? []) states[at] = join((groups[at] as Group).holders, people, limits) ?? LINKED;
  }
  const first = new Int32Array(records.length).fill(-1);
  const firstOf = records.map((_, place) => {
    const root = people.find(place);
    if (first[root] === -1) first[root] = place;
    return first[root] as number;
  });
  return { states: states.map((state) => state ?? ALONE), firstOf };
}

const ALONE: IdState = { kind: 'alone' };
const LINKED: IdState = { kind: 'linked' };

const typeOf = (rules: IdentityRules, type: string): TypeRules => rules.types[type] as TypeRules;

function append(list: number[] | undefined, at: number): number[] {
  if (!list) return [at];
  list.push(at);
  return list;
}

/** What may link, by strength, strongest first; within one in the order of the groups. */
function levelsOf(
  groups: readonly Group[],
  states: readonly (IdState | undefined)[],
  rules: IdentityRules,
): readonly (readonly number[])[] {
  const levels = new Map<number, number[]>();
  groups.forEach(({ type }, at) => {
    if (states[at]) return;
    const { priority } = typeOf(rules, type);
    levels.set(priority, append(levels.get(priority), at));
  });
  return [...levels.keys()].sort((a, b) => a - b).map((priority) => levels.get(priority) ?? []);
}

/** The system with the most records on one value, where that is more than a person has there. */
function crowdedSource(holders: readonly number[], records: readonly IdRecord[], limit: number): IdState | undefined {
  if (holders.length <= limit) return undefined;
  const counts = new Map<string, number>();
  for (const place of holders) {
    const source = records[place]?.source;
    if (source !== undefined) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  let most: Extract<IdState, { kind: 'same-source' }> | undefined;
  for (const [source, count] of counts) {
    const before = most?.records ?? limit;
    if (count > before || (most && count === before && source < most.source)) most = { kind: 'same-source', source, records: count, limit };
  }
  return most;
}

/** Most identifiers are on two records: nothing is made for those. */
const peopleOn = (holders: readonly number[], people: UnionFind): number =>
  holders.length === 2
    ? people.find(holders[0] as number) === people.find(holders[1] as number)
      ? 1
      : 2
    : rootsOf(holders, people).length;

/** Who speaks for the holders, each once. */
function rootsOf(holders: readonly number[], people: UnionFind): number[] {
  const [first, second] = holders;
  // most identifiers have two records
  if (holders.length === 2 && first !== undefined && second !== undefined) {
    const [one, other] = [people.find(first), people.find(second)];
    return one === other ? [one] : [one, other];
  }
  return [...new Set(holders.map((place) => people.find(place)))];
}

/** How many different ones of a type a customer may have, and which each has now, by who speaks for it. */
interface Limit {
  readonly type: string;
  readonly most: number;
  readonly held: (readonly string[] | undefined)[];
}

function createLimits(count: number, groups: readonly Group[], rules: IdentityRules): readonly Limit[] {
  const limits = new Map<string, Limit>();
  for (const { type, value, holders, settled } of groups) {
    if (settled && settled.kind !== 'off' && settled.kind !== 'name') continue;
    const { perCustomer } = typeOf(rules, type);
    if (perCustomer === undefined) continue;
    const limit = limits.get(type) ?? { type, most: perCustomer, held: new Array<undefined>(count) };
    limits.set(type, limit);
    const alone = [value];
    for (const place of holders) {
      const before = limit.held[place];
      limit.held[place] = before ? [...before, value] : alone;
    }
  }
  return [...limits.values()];
}

/** Makes one customer of all, or says what speaks against it. Whoever was above a limit by a record of their own may stay so, and no more. */
function join(holders: readonly number[], people: UnionFind, limits: readonly Limit[]): IdState | undefined {
  const roots = rootsOf(holders, people);
  if (roots.length < 2) return undefined;
  const together: (readonly string[] | undefined)[] = [];
  for (const { type, most, held } of limits) {
    const values = oneOfEach(roots, held);
    if (values && values.length > most && roots.every((root) => (held[root]?.length ?? 0) < values.length))
      return { kind: 'conflict', type, values: values.toSorted(), limit: most };
    together.push(values);
  }
  let root = roots[0] as number;
  for (const other of roots) root = people.union(root, other);
  limits.forEach(({ held }, i) => {
    for (const old of roots) held[old] = undefined;
    held[root] = together[i];
  });
  return undefined;
}

/** What all of them have; the list of one of them where the others add nothing. */
function oneOfEach(roots: readonly number[], held: Limit['held']): readonly string[] | undefined {
  let all: readonly string[] | undefined;
  for (const root of roots) {
    const own = held[root];
    if (own === undefined || own === all) continue;
    const more = all === undefined ? own : own.filter((value) => !all?.includes(value));
    all = all === undefined ? own : more.length === 0 ? all : [...all, ...more];
  }
  return all;
}
