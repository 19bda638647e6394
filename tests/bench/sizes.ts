import { join } from 'node:path';
import { ENGINE_NAMES, ENGINES, type EngineName } from './engines/names.ts';
import { byTurns } from './side/by-turns.ts';
import { inFolder } from './side/in-folder.ts';
import { firstDifference } from './side/same-rows.ts';
import { type Answers, type Ask, type Side, startSide } from './side/talk.ts';
import type { Customer } from './world/customer.ts';
import { hostileCustomers } from './world/hostile.ts';
import { seededCustomers } from './world/seeded.ts';
import { type Store, writeStore } from './world/store.ts';

/** What one engine took at one size: ms and MB, round by round. */
export interface Measured {
  readonly load: readonly number[];
  /** What it loads. */
  readonly from: string;
  readonly compute: readonly number[];
  readonly transfer: readonly number[];
  /** In which its rows are handed over. */
  readonly form: string;
  readonly memory: number;
}
export interface SizeResult {
  readonly customers: number;
  readonly rows: Store['rows'];
  /** Who is not there could not be installed. */
  readonly engines: ReadonlyMap<EngineName, Measured>;
  /** Our rows, made and handed over in two forms. */
  readonly typed: readonly Answers['handOver'][];
  readonly objects: readonly Answers['handOver'][];
}
type Sides = ReadonlyMap<EngineName, Side>;

/** Ten minutes are long without a word; the tables stay free of it. */
const say = (what: string): void => console.error(what);

/** More customers than this are loaded once only. */
const OFTEN_LOADED = 10_000;

/** Compares everybody's rows on customers that engines stumble over. @throws where two differ */
export async function compareHostile(names: readonly EngineName[]): Promise<number> {
  return withSides('hostile', hostileCustomers, names, async (_, { rows }) => rows.customers);
}

/** Everybody at one size: rows are compared first, then what is timed is timed by turns. */
export async function measureSize(customers: number, rounds: number, names: readonly EngineName[]): Promise<SizeResult> {
  return withSides(
    `${customers}`,
    () => seededCustomers(customers),
    names,
    async (sides, store, firstLoad) => {
      const memory = new Map<EngineName, number>();
      for (const name of names) memory.set(name, await peakMemory(name, store));
      say(`timing ${rounds} rounds`);
      const compute = await askAll(sides, rounds, { kind: 'run' });
      // The first message starts the thread that receives it.
      await askAll(sides, 1, { kind: 'handOver', form: 'its own' });
      const handed = await askAll(sides, rounds, { kind: 'handOver', form: 'its own' });
      const ours = new Map([...sides].filter(([name]) => name === 'ours'));
      const objects = await askAll(ours, rounds, { kind: 'handOver', form: 'row objects' });
      const loads = customers > OFTEN_LOADED ? undefined : await askAll(sides, rounds - 1, { kind: 'load', store });
      const engines = [...sides.keys()].map((name): [EngineName, Measured] => {
        const transfers = handed.get(name) ?? [];
        const loaded = [...(firstLoad.get(name) ?? []), ...(loads?.get(name) ?? [])];
        return [
          name,
          {
            load: loaded.map(({ ms }) => ms),
            from: loaded[0]?.from ?? '',
            compute: compute.get(name) ?? [],
            transfer: transfers.map(({ makingMs, handingMs }) => makingMs + handingMs),
            form: transfers[0]?.form ?? '',
            memory: memory.get(name) ?? Number.NaN,
          },
        ];
      });
      return {
        customers,
        rows: store.rows,
        engines: new Map(engines),
        typed: handed.get('ours') ?? [],
        objects: objects.get('ours') ?? [],
      };
    },
  );
}

/** Of a process that loads and runs once: what it had in memory at most, in MB. What several runs leave behind is Node's to throw away when it likes. */
async function peakMemory(name: EngineName, store: Store): Promise<number> {
  const side = startSide(name);
  try {
    await side.ask({ kind: 'load', store });
    await side.ask({ kind: 'run' });
    return await side.ask({ kind: 'memory' });
  } finally {
    side.end();
  }
}

const askAll = <A extends Ask>(sides: Sides, rounds: number, ask: A) =>
  byTurns(rounds, new Map([...sides].map(([name, side]) => [name, () => side.ask(ask)] as const)));

/** Everybody in a process of its own, with the same customers and the same rows. */
async function withSides<T>(
  called: string,
  customers: () => Iterable<Customer>,
  names: readonly EngineName[],
  work: (sides: Sides, store: Store, firstLoad: ReadonlyMap<EngineName, readonly Answers['load'][]>) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    say(`\nmaking ${called} customers, and loading them`);
    const store = writeStore(folder, customers);
    const sides = new Map(names.map((name) => [name, startSide(name)] as const));
    try {
      const firstLoad = await askAll(sides, 1, { kind: 'load', store });
      say('comparing rows');
      await compare(sides, folder, called);
      return await work(sides, store, firstLoad);
    } finally {
      for (const side of sides.values()) side.end();
    }
  });
}

async function compare(sides: Sides, folder: string, called: string): Promise<void> {
  const path = (name: EngineName): string => join(folder, `${name}.rows`);
  for (const [name, side] of sides) {
    await side.ask({ kind: 'run' });
    await side.ask({ kind: 'rows', path: path(name) });
    const difference = firstDifference(path(ENGINE_NAMES[0] ?? name), path(name));
    if (difference) throw new Error(`${ENGINES[name].title} differs on ${called} customers: ${difference}`);
  }
}
