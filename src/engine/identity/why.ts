import type { Identity, IdValue } from './identity.ts';

/** From one record to the next, by an identifier that both have. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly by: IdValue;
}

/** Why two records are one customer, or are not. */
export type Why =
  | { readonly kind: 'same-record' }
  | { readonly kind: 'no-such-record'; readonly record: string }
  /** One customer: the shortest chain of identifiers from one to the other. */
  | { readonly kind: 'one'; readonly chain: readonly Link[] }
  /** Two customers: the chain that comes nearest, and what on it does not link. */
  | { readonly kind: 'apart'; readonly chain: readonly Link[]; readonly refused: readonly IdValue[] }
  /** No chain at all. */
  | { readonly kind: 'nothing-in-common' };

/**
 * Asks of many pairs; what it has to look up is put together once.
 * @example whyOf(identity)('app:1', 'shop:9') // {kind: 'one', chain: [{from: 'app:1', to: 'shop:9', by: …}]}
 */
export function whyOf({ records, customers, values }: Identity): (from: string, to: string) => Why {
  const known = new Set(records.map(({ record }) => record));
  const customerOf = new Map(customers.flatMap(({ id, records: own }) => own.map((record) => [record, id] as const)));
  const valuesOf = new Map<string, IdValue[]>();
  for (const value of values) {
    if (value.records.length < 2 || isNothing(value)) continue;
    for (const record of value.records) {
      const own = valuesOf.get(record);
      if (own) own.push(value);
      else valuesOf.set(record, [value]);
    }
  }
  return (from, to) => {
    const stranger = [from, to].find((record) => !known.has(record));
    if (stranger !== undefined) return { kind: 'no-such-record', record: stranger };
    if (from === to) return { kind: 'same-record' };
    const chain = chainOf(from, to, (record) => valuesOf.get(record) ?? []);
    if (chain === undefined) return { kind: 'nothing-in-common' };
    if (customerOf.get(from) === customerOf.get(to)) return { kind: 'one', chain };
    return { kind: 'apart', chain, refused: chain.map(({ by }) => by).filter((by) => !isLinked(by)) };
  };
}

const isLinked = ({ state }: IdValue): boolean => state.kind === 'linked';
/** That both left a field blank, filled it with a word for nothing, or have the same name, is no trace of a person. */
const isNothing = ({ state }: IdValue): boolean =>
  state.kind === 'name' || (state.kind === 'blocked' && ['empty', 'placeholder'].includes(state.reason));

/** With the fewest identifiers that do not link, and among those with the fewest steps; equals by their order. */
function chainOf(from: string, to: string, valuesOf: (record: string) => readonly IdValue[]): readonly Link[] | undefined {
  const cameBy = new Map<string, Link | undefined>([[from, undefined]]);
  const entered = new Set<IdValue>();
  let now = [from];
  while (now.length > 0 && !cameBy.has(to)) {
    // Everything that links is followed to its end before one more that does not is taken.
    const edge: string[] = [];
    for (let wave = now; wave.length > 0 && !cameBy.has(to); ) {
      edge.push(...wave);
      wave = step(wave, isLinked);
    }
    now = cameBy.has(to) ? [] : step(edge, (value) => !isLinked(value));
  }
  if (!cameBy.has(to)) return undefined;
  const chain: Link[] = [];
  for (let link = cameBy.get(to); link; link = cameBy.get(link.from)) chain.unshift(link);
  return chain;

  function step(wave: readonly string[], may: (value: IdValue) => boolean): string[] {
    const reached: string[] = [];
    for (const record of wave) {
      for (const value of valuesOf(record)) {
        if (entered.has(value) || !may(value)) continue;
        entered.add(value);
        for (const next of value.records) {
          if (cameBy.has(next)) continue;
          cameBy.set(next, { from: record, to: next, by: value });
          reached.push(next);
        }
      }
    }
    return reached;
  }
}
