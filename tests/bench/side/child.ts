/** One engine in a process of its own, so that its memory is its own. Does what its parent asks, one thing after the other. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { ENGINES, type EngineName } from '../engines/names.ts';
import { timed } from './by-turns.ts';
import { openPage } from './hand-over.ts';
import type { Answers, Ask } from './talk.ts';

const engine = await ENGINES[process.argv[2] as EngineName].open();
const page = openPage();
let result: unknown;

const DO: { readonly [Kind in Ask['kind']]: (ask: Extract<Ask, { kind: Kind }>) => Promise<Answers[Kind]> } = {
  load: async ({ store }) => ({ ms: await timed(() => engine.load(store)), from: engine.from }),
  async run() {
    // Rows that were handed over are no longer the worker's.
    result = undefined;
    return timed(async () => {
      result = await engine.run();
    });
  },
  async rows({ path }) {
    const { values } = engine.rows(result);
    const line = (i: number): string => `${values.map((column) => JSON.stringify(column[i] ?? null)).join('\t')}\n`;
    const count = values[0]?.length ?? 0;
    const file = openSync(path, 'w');
    // A few at a time: the peak of memory is to be the engine's, and not that of comparing.
    for (let i = 0; i < count; i += 1000)
      writeSync(file, Array.from({ length: Math.min(1000, count - i) }, (_, j) => line(i + j)).join(''));
    closeSync(file);
    return count;
  },
  memory: async () => process.resourceUsage().maxRSS / 1024,
  async handOver({ form }) {
    const start = performance.now();
    const message = form === 'row objects' ? asObjects() : engine.message(result);
    const makingMs = performance.now() - start;
    return { form: message.form, makingMs, handingMs: await page.hand(message) };
  },
};

function asObjects() {
  const { columns, values } = engine.rows(result);
  const body = (values[0] ?? []).map((_, i) => Object.fromEntries(columns.map((name, c) => [name, values[c]?.[i] ?? null])));
  return { form: 'row objects' as const, body, transfer: [] };
}

process.on('message', async (ask: Ask) => {
  const work = DO[ask.kind] as (ask: Ask) => Promise<Answers[Ask['kind']]>;
  const answer = await work(ask).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
});
