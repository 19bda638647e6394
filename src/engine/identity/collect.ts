import { addDays } from '../language/calendar.ts';
import type { IdentityInput, IdRecord, IdRow, IdState } from './identity.ts';
import { normaliseId } from './normalise.ts';
import { blockedOf, type IdentityRules, type TypeRules } from './rules.ts';

/** One identifier, and who has it by their place among the records. */
export interface Group {
  readonly type: string;
  readonly value: string;
  /** Rising, each once. */
  holders: number[];
  /** What is decided already, by looking at the value alone. */
  readonly settled?: IdState;
}

export interface Collected {
  readonly records: readonly IdRecord[];
  readonly groups: readonly Group[];
  readonly strangers: readonly IdRow[];
}

/** Brings records and identifiers into order: each identifier written in one way, once, with all who have it. */
export function collect({ records: given, ids, asOf }: IdentityInput, rules: IdentityRules): Collected {
  const { records, places } = inOrder(given);
  const readers = new Map<string, Reader>();
  const strangers: IdRow[] = [];
  let last = -1;
  for (const row of ids) {
    const place = placeNear(last, row.record, records) ?? places.get(row.record);
    if (place === undefined) {
      strangers.push(row);
      continue;
    }
    let reader = readers.get(row.type);
    if (!reader) {
      reader = readerOf(row.type, rules, asOf);
      readers.set(row.type, reader);
    }
    reader.take(row, place);
    last = place;
  }
  const types = [...readers.keys()].sort();
  return { records, groups: types.flatMap((type) => readers.get(type)?.groups() ?? []), strangers: strangers.sort(byText) };
}

/** A record's identifiers mostly come one after the other, and after them those of the next record: nothing has to be looked up then. */
function placeNear(last: number, record: string, records: readonly IdRecord[]): number | undefined {
  if (records[last]?.record === record) return last;
  return records[last + 1]?.record === record ? last + 1 : undefined;
}

/** A record given twice is one; of two systems it has the first in order. */
function inOrder(given: readonly IdRecord[]): { readonly records: readonly IdRecord[]; readonly places: ReadonlyMap<string, number> } {
  const places = new Map<string, number>();
  const once: IdRecord[] = [];
  for (const { record, source } of given) {
    const at = places.get(record);
    if (at === undefined) {
      places.set(record, once.length);
      once.push(source === undefined ? { record } : { record, source });
      continue;
    }
    const before = once[at]?.source;
    if (source !== undefined && (before === undefined || source < before)) once[at] = { record, source };
  }
  if (once.every(({ record }, i) => i === 0 || (once[i - 1] as IdRecord).record < record)) return { records: once, places };
  const names = [...places.keys()].sort();
  const records = names.map((record) => once[places.get(record) as number] as IdRecord);
  for (const [i, record] of names.entries()) places.set(record, i);
  return { records, places };
}

interface Reader {
  take(row: IdRow, place: number): void;
  groups(): Group[];
}

function stateOfType(own: TypeRules | undefined): IdState | undefined {
  if (!own) return { kind: 'unknown-type' };
  return own.links ? undefined : { kind: own.kind === 'name' ? 'name' : 'off' };
}

/** Sorts the identifiers of one type into drawers, by what can be said of them at sight. */
function readerOf(type: string, rules: IdentityRules, asOf: string | undefined): Reader {
  const own: TypeRules | undefined = Object.hasOwn(rules.types, type) ? rules.types[type] : undefined;
  const kind = own?.kind ?? 'account';
  const blocked = blockedOf(rules, type, kind);
  const { withinDays } = own ?? {};
  const oldest = withinDays === undefined || asOf === undefined ? undefined : addDays(asOf, 1 - withinDays);
  const always = stateOfType(own);
  const drawers = new Map<string, { readonly settled?: IdState; readonly holders: Map<string, number[]> }>();
  const drawerOf = (name: string, settled: IdState | undefined) => {
    const drawer = drawers.get(name) ?? { ...(settled && { settled }), holders: new Map<string, number[]>() };
    drawers.set(name, drawer);
    return drawer.holders;
  };
  const live = drawerOf('', always);
  const isNobody = (no: string): boolean => rules.knownNobodies !== false || no === 'empty';
  const drawerFor = (value: string, no: ReturnType<typeof normaliseId>['no'], on: string | null | undefined): Map<string, number[]> => {
    if (no !== undefined && isNobody(no)) return drawerOf(no, { kind: 'blocked', reason: no });
    if (blocked.size > 0 && blocked.has(value)) return drawerOf('listed', { kind: 'blocked', reason: 'listed' });
    if (!on || asOf === undefined) return live;
    const day = on.slice(0, 10);
    if (day > asOf) return drawerOf('later', { kind: 'later' });
    if (oldest !== undefined && withinDays !== undefined && day < oldest) return drawerOf('old', { kind: 'old', withinDays });
    return live;
  };
  return {
    take({ value: written, on }, place) {
      const { value, no } = normaliseId(written, kind);
      const holders = drawerFor(value, no, on);
      const known = holders.get(value);
      if (known) known.push(place);
      else holders.set(value, [place]);
    },
    groups: () =>
      [...drawers.keys()].sort().flatMap((name) => {
        const { settled, holders } = drawers.get(name) as NonNullable<ReturnType<typeof drawers.get>>;
        return [...holders.keys()].sort().map((value): Group => {
          const places = onceInOrder(holders.get(value) ?? []);
          return { type, value, holders: places, ...(settled && { settled }) };
        });
      }),
  };
}

function onceInOrder(places: number[]): number[] {
  if (places.length === 1) return places;
  return places.sort((a, b) => a - b).filter((place, i) => place !== places[i - 1]);
}

function byText(a: IdRow, b: IdRow): number {
  const [one, other] = [a, b].map(({ record, type, value, on }) => JSON.stringify([record, type, value, on ?? null])) as [string, string];
  return one < other ? -1 : Number(one > other);
}
