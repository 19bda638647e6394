export type Job = (signal: AbortSignal) => Promise<void>;

export interface Runner {
  /** Starts a job, or has it wait for the one that runs; of those that wait only the latest is kept. Settles when nothing runs. */
  start(job: Job): Promise<void>;
  /** Ends the job that runs and forgets the one that waits. */
  stop(): void;
}

/** One job at a time, so that a slider can be dragged: every position would be worth a run, only the last is waited for. */
export function createRunner(onBusy: (busy: boolean) => void): Runner {
  let current: AbortController | undefined;
  let waiting: Job | undefined;
  let working: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    onBusy(true);
    try {
      for (let job = waiting; job; job = waiting) {
        waiting = undefined;
        current = new AbortController();
        await job(current.signal);
      }
    } finally {
      current = undefined;
      onBusy(false);
    }
  }

  return {
    start(job) {
      waiting = job;
      if (!current) working = work();
      return working;
    },
    stop() {
      waiting = undefined;
      current?.abort();
    },
  };
}
