import { keep, kept, PROFILE, timeKey } from './here.ts';

/**
 * Counts the time that somebody is at a lesson: the stretches between two actions less than a minute apart, while the page is in front. The log takes the
 * seconds over when it is opened (store.ts); until then they lie beside the summary.
 */
const [, lesson] = /\/lessons\/([^/]+\/[^/]+)\//.exec(location.pathname) ?? [];
/** `IDLE_SECONDS` of course/time-spent.ts, without its imports. */
const IDLE_MS = 60_000;
let last = Number.NEGATIVE_INFINITY;
let counted = 0;

const act = (): void => {
  const now = performance.now();
  if (now - last < IDLE_MS) counted += now - last;
  last = now;
};

function write(): void {
  const seconds = Math.round(counted / 1000);
  last = Number.NEGATIVE_INFINITY;
  if (seconds === 0) return;
  counted = 0;
  const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const key = timeKey(PROFILE);
  const known = JSON.parse(kept(key) ?? '{}') as Record<string, number>;
  keep(key, JSON.stringify({ ...known, [`${day} ${lesson}`]: (known[`${day} ${lesson}`] ?? 0) + seconds }));
}

if (lesson) {
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel', 'touchmove'])
    addEventListener(type, act, { passive: true, capture: true });
  addEventListener('visibilitychange', () => document.hidden && write());
  addEventListener('pagehide', write);
}
