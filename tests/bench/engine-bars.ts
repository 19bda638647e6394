import type { Bar } from './bars.ts';
import type { EngineName } from './engines/names.ts';
import { median, medianRatio } from './side/by-turns.ts';
import type { SizeResult } from './sizes.ts';

/** The bars that rest on the table of engines; of sizes that were left out they are not measured. */
export function engineBars(results: readonly SizeResult[], missing: ReadonlyMap<EngineName, string>): Bar[] {
  const at = (customers: number): SizeResult | undefined => results.find((r) => r.customers === customers);
  const compute = (customers: number, name: EngineName): readonly number[] => at(customers)?.engines.get(name)?.compute ?? [];
  const ratio = (customers: number, large: EngineName, small: EngineName): number =>
    medianRatio(compute(customers, large), compute(customers, small));
  const [typed, objects] = [at(100_000)?.typed ?? [], at(100_000)?.objects ?? []];
  const alasql = missing.get('alasql');
  return [
    {
      what: 'sql.js against node:sqlite, same statements, 100 k',
      measured: ratio(100_000, 'ours', 'native'),
      bar: 1.3,
      side: 'at most',
      unit: 'times',
    },
    { what: 'our plan against one query a tag, 10 k', measured: ratio(10_000, 'naive', 'ours'), bar: 6, side: 'at least', unit: 'times' },
    {
      what: 'our plan against alasql, 100 k',
      measured: ratio(100_000, 'alasql', 'ours'),
      bar: 1.4,
      side: 'at least',
      unit: 'times',
      ...(alasql !== undefined && { note: alasql }),
    },
    {
      what: 'growth of our plan from 10 k to 100 k',
      measured: median(compute(100_000, 'ours')) / median(compute(10_000, 'ours')),
      bar: 12,
      side: 'at most',
      unit: 'times',
    },
    {
      what: 'peak memory of our process, 100 k',
      measured: at(100_000)?.engines.get('ours')?.memory ?? Number.NaN,
      bar: 400,
      side: 'at most',
      unit: 'MB',
    },
    {
      what: 'rows handed to the page in typed columns against objects, 100 k',
      measured: medianRatio(
        objects.map((o) => o.handingMs),
        typed.map((t) => t.handingMs),
      ),
      bar: 200,
      side: 'at least',
      unit: 'times',
      ...(typed.length > 0 && { note: `handing over alone; ${median(typed.map((t) => t.makingMs)).toFixed(0)} ms to pack them` }),
    },
  ];
}
