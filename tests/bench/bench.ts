/**
 * Measures the engine against others, models against a textbook's search, who is who among many accounts, the import of a large file and
 * the built site in a browser, and says which bars are reached.
 * How to read it: README.md beside this file.
 */
import { loadavg } from 'node:os';
import { readArguments } from './arguments.ts';
import type { Bar } from './bars.ts';
import { bgNbdContest } from './contests/bg-nbd.ts';
import { contestBar } from './contests/contest.ts';
import { identitiesBar } from './contests/identities.ts';
import { measureEngines } from './engines-part.ts';
import { measureImport } from './import/measure-import.ts';
import { measureSite } from './site/browser.ts';
import { runWeightBar, weighRun } from './site/weights.ts';
import { printBars } from './table.ts';

const load = (): string =>
  loadavg()
    .map((n) => n.toFixed(1))
    .join(', ');

async function bench(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (typeof asked === 'string') {
    console.error(asked);
    return 2;
  }
  const { parts, rounds } = asked;
  console.log(`Node ${process.version}; ${rounds} rounds, everybody once a round; load of the machine before: ${load()}`);
  const bars: Bar[] = [];
  if (parts.includes('engines')) bars.push(...(await measureEngines(asked)));
  if (parts.includes('models')) {
    bars.push(contestBar('BG/NBD against Nelder and Mead, 10 k, same optimum', 10, await bgNbdContest(rounds)));
    bars.push(identitiesBar(rounds));
  }
  if (parts.includes('import')) bars.push(await measureImport());
  if (parts.includes('site')) {
    const weighed = weighRun();
    bars.push(runWeightBar(weighed));
    if (typeof weighed !== 'string') await measureSite();
  }
  console.log(`\nload of the machine after: ${load()}`);
  return printBars(bars) > 0 ? 1 : 0;
}

try {
  process.exitCode = await bench();
} catch (error) {
  // Whoever gives other rows has nothing to be timed for.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
