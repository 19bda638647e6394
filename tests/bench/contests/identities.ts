import { accountsOf } from '../../../src/datasets/idmap/identity-input.ts';
import { idmap } from '../../../src/datasets/idmap/index.ts';
import { identify, STANDARD_RULES } from '../../../src/engine/identity/index.ts';
import type { Bar } from '../bars.ts';
import { median } from '../side/by-turns.ts';

/** They have 100,000 accounts in five systems. */
const PEOPLE = 45_000;
const LEAST_ACCOUNTS = 100_000;
const MOST_MS = 1000;

/** Who is who among 100,000 accounts, in time of the processor: what else the machine does is not in it. */
export function identitiesBar(rounds: number): Bar {
  const input = accountsOf(idmap.generate({ ...idmap.standard, customers: PEOPLE }));
  const accounts = input.records.length;
  if (accounts < LEAST_ACCOUNTS) throw new Error(`${PEOPLE} people have ${accounts} accounts only`);
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    identify(input, STANDARD_RULES);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return {
    what: 'who is who among 100,000 accounts, time of the processor',
    measured: median(times),
    bar: MOST_MS,
    side: 'at most',
    unit: 'ms',
    note: `${accounts} accounts, ${input.ids.length} identifiers; the first time ${(times[0] ?? Number.NaN).toFixed(0)} ms`,
  };
}
