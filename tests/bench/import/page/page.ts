import { sharedSandbox } from '../../../../src/sandbox/client.ts';

export interface Step {
  readonly name: string;
  readonly ms: number;
  /** The longest task of the page's own thread meanwhile. */
  readonly longestTaskMs: number;
  /** The longest time between two frames. */
  readonly longestFrameMs: number;
  readonly note: string;
}

declare global {
  interface Window {
    importFile(): Promise<readonly Step[]>;
  }
}

const longTasks: number[] = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

/** Watches the frames of the page while something is done. */
async function measured<T>(steps: Step[], name: string, work: () => Promise<T>, noteOf: (result: T) => string = () => ''): Promise<T> {
  const [startedAt, before] = [performance.now(), longTasks.length];
  let [last, longestFrameMs, isGoing] = [startedAt, 0, true];
  const frame = (now: number): void => {
    longestFrameMs = Math.max(longestFrameMs, now - last);
    last = now;
    if (isGoing) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const result = await work();
  isGoing = false;
  const ms = performance.now() - startedAt;
  // What was observed is told a little later.
  await new Promise((resolve) => setTimeout(resolve, 300));
  steps.push({ name, ms, longestTaskMs: Math.max(0, ...longTasks.slice(before)), longestFrameMs, note: noteOf(result) });
  return result;
}

window.importFile = async () => {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('no file');
  const steps: Step[] = [];
  const sandbox = sharedSandbox();
  const imports = await sandbox.imports();
  const { plan, questions } = await measured(steps, 'survey', () => imports.survey(file, {}));
  if (!plan) throw new Error(JSON.stringify(questions));
  await measured(
    steps,
    'trial reading',
    () => imports.read(file, plan),
    ({ counts }) => `${counts.used} rows used, ${counts.refused} refused`,
  );
  const data = await measured(
    steps,
    'into the database',
    () => imports.store([{ file, plan }], { joins: [] }),
    ({ rowCount, customerCount }) => `${rowCount} rows, ${customerCount} customers`,
  );
  const sql = 'SELECT count(*), count(DISTINCT customer_id), round(sum(amount), 2) FROM orders';
  await measured(
    steps,
    'first query',
    () => sandbox.run(data.database, sql, {}, { trusted: true, limitMs: 60_000 }),
    (result) => (result.ok ? result.rows.values.flat().join(', ') : result.error.code),
  );
  await measured(steps, 'erase', () => imports.forget());
  return steps;
};
