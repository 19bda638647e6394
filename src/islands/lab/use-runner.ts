import { useEffect, useMemo, useState } from 'preact/hooks';

export type Job = (signal: AbortSignal) => Promise<void>;

export interface Runner {
  readonly busy: boolean;
  /** Starts a job, or has it wait for the one that runs; of those that wait only the latest is kept. */
  start(job: Job): void;
  /** Ends the job that runs and forgets the one that waits. */
  stop(): void;
}

/** One job at a time, so that a slider can be dragged: every position would be worth a run, only the last is waited for. */
export function useRunner(): Runner {
  const [busy, setBusy] = useState(false);
  const jobs = useMemo(() => {
    let running: AbortController | undefined;
    let waiting: Job | undefined;
    const start = async (job: Job): Promise<void> => {
      waiting = job;
      if (running) return;
      setBusy(true);
      for (let next: Job | undefined = waiting; next; next = waiting) {
        waiting = undefined;
        running = new AbortController();
        await next(running.signal);
      }
      running = undefined;
      setBusy(false);
    };
    const stop = (): void => {
      waiting = undefined;
      running?.abort();
    };
    return { start, stop };
  }, []);
  useEffect(() => jobs.stop, [jobs]);
  return { busy, start: (job) => void jobs.start(job), stop: jobs.stop };
}
