import { type SandboxError, SandboxFailure } from './sandbox-error.ts';

export type Stop = (why: SandboxError) => void;

/** Jobs take turns. */
export interface Turns {
  /**
   * Does a job when its turn comes. It settles at once when it is stopped: through `stop`, its own `stop` argument or the signal.
   * @throws SandboxFailure (by rejection) when it was stopped
   */
  take<T>(job: (stop: Stop) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Stops the job whose turn it is. */
  stop: Stop;
}

/** @param onStop ends what the stopped job was doing; not called for a job that was still waiting */
export function createTurns(onStop: Stop): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let stopCurrent: Stop | undefined;

  function take<T>(job: (stop: Stop) => Promise<T>, signal?: AbortSignal): Promise<T> {
    let finish = () => {};
    const taken = new Promise<T>((resolve, reject) => {
      const stop: Stop = (why) => {
        reject(new SandboxFailure(why));
        if (stopCurrent === stop) onStop(why);
      };
      const abort = () => stop({ code: 'stopped', params: {} });
      signal?.addEventListener('abort', abort);
      finish = () => {
        signal?.removeEventListener('abort', abort);
        if (stopCurrent === stop) stopCurrent = undefined;
      };
      last.then(() => {
        if (signal?.aborted) return abort();
        stopCurrent = stop;
        job(stop).then(resolve, reject);
      });
    });
    const settled = taken.catch(() => {}).then(finish);
    // One that is given up while it waits settles early, but is no reason for the next to start early.
    last = Promise.all([last, settled]);
    return taken;
  }

  return { take, stop: (why) => stopCurrent?.(why) };
}
