import type { Arguments } from './arguments.ts';
import type { Bar } from './bars.ts';
import { contestBar } from './contests/contest.ts';
import { openingContest } from './contests/opening.ts';
import { previewContest } from './contests/preview.ts';
import { quintileContest } from './contests/quintiles.ts';
import { engineBars } from './engine-bars.ts';
import { ENGINE_NAMES, ENGINES, type EngineName } from './engines/names.ts';
import { installPeers } from './install-peers.ts';
import { median } from './side/by-turns.ts';
import { inFolder } from './side/in-folder.ts';
import { compareHostile, measureSize, type SizeResult } from './sizes.ts';
import { printTable, short } from './table.ts';
import { seededCustomers } from './world/seeded.ts';
import { writeStore } from './world/store.ts';

const CONTEST_CUSTOMERS = 10_000;

/** Prints the table of engines at every size. @returns the bars that rest on it @throws where engines give different rows */
export async function measureEngines({ sizes, rounds }: Arguments): Promise<Bar[]> {
  const noPeers = installPeers();
  const missing = new Map(
    noPeers === undefined ? [] : ENGINE_NAMES.flatMap((name) => (ENGINES[name].peer ? [[name, noPeers] as const] : [])),
  );
  const names = ENGINE_NAMES.filter((name) => !missing.has(name));
  const hostile = await compareHostile(names);
  console.log(`${names.length} engines give the same 21 tags to each of ${hostile} hostile customers.`);
  const results: SizeResult[] = [];
  for (const customers of sizes) {
    const result = await measureSize(customers, rounds, names);
    printSize(result, missing);
    results.push(result);
  }
  return [...engineBars(results, missing), ...(sizes.includes(CONTEST_CUSTOMERS) ? await contestBars(rounds) : [])];
}

function printSize({ customers, rows, engines, typed, objects }: SizeResult, missing: ReadonlyMap<EngineName, string>): void {
  const many = (n: number): string => n.toLocaleString('en');
  console.log(
    `\n${many(customers)} customers, ${many(rows.orders)} orders, ${many(rows.events)} events; the same rows, customer by customer, from all. Medians, ms.`,
  );
  printTable(
    ['', 'load', 'from', 'compute', 'slowest', 'transfer', 'as', 'peak MB'],
    ENGINE_NAMES.map((name) => {
      const m = engines.get(name);
      if (!m) return [ENGINES[name].title, missing.get(name) ?? 'left out'];
      const load = `${short(median(m.load))}${m.load.length === 1 ? ' (once)' : ''}`;
      return [
        ENGINES[name].title,
        load,
        m.from,
        short(median(m.compute)),
        short(Math.max(...m.compute)),
        short(median(m.transfer)),
        m.form,
        short(m.memory),
      ];
    }),
  );
  const one = (of: readonly { readonly makingMs: number; readonly handingMs: number }[]): string =>
    `${short(median(of.map((h) => h.makingMs)))} to make, ${short(median(of.map((h) => h.handingMs)))} to hand over`;
  console.log(`our rows: typed columns ${one(typed)}; row objects ${one(objects)}`);
}

async function contestBars(rounds: number): Promise<Bar[]> {
  return inFolder(async (folder) => {
    const store = writeStore(folder, () => seededCustomers(CONTEST_CUSTOMERS));
    const preview = await previewContest(store, rounds);
    const quintiles = await quintileContest(store, rounds);
    const opening = await openingContest(store, rounds);
    return [
      {
        what: 'preview of one edited rule, 10 k',
        measured: median(preview.ours),
        bar: 20,
        side: 'at most',
        unit: 'ms',
        note: 'text to rows',
      },
      contestBar('preview against a full run, 10 k', 20, preview),
      contestBar('a prebuilt dataset opened and scanned against its CSV parsed, 10 k', 25, opening),
      contestBar('fifths by cut points against three NTILEs, 10 k', 4, quintiles),
    ];
  });
}
