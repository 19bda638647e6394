import { useRef, useState } from 'preact/hooks';
import type { SandboxError } from '../../sandbox/sandbox-error.ts';
import { measureRun } from '../lab/measure-run.ts';
import { useRunner } from '../lab/use-runner.ts';
import { askCustomers } from './ask.ts';
import type { RfmCustomers } from './customers.ts';
import { differing, scoreCustomers } from './scores.ts';
import { baseKey, type RfmSettings, sameBase, writeSettings } from './settings.ts';
import type { Source } from './source.ts';

/** A source with the settings that the lab begins with on it. */
export interface World {
  readonly source: Source;
  readonly start: RfmSettings;
}

/** What SQLite said of the scores of these settings. */
export interface Check {
  readonly of: string;
  readonly customers: number;
  readonly differing: number;
}

interface Answers {
  readonly source?: Source;
  readonly customers: ReadonlyMap<string, RfmCustomers>;
  readonly check?: Check;
  readonly error?: SandboxError;
}

/** What SQLite gave so far, by base: the settings that decide which orders are looked at. @param raw R, F and M only */
export function useAnswers(world: World, raw: boolean) {
  const [answers, setAnswers] = useState<Answers>({ customers: new Map() });
  const runner = useRunner();
  const latest = useRef({ answers, world });
  latest.current = { answers, world };

  /** The customers of the wanted settings, and of the lab's own where they are not there yet: what changed is counted from those. */
  async function ask(wanted: RfmSettings, on: World, signal: AbortSignal): Promise<Answers | undefined> {
    const { answers: before } = latest.current;
    const found = new Map(before.source === on.source ? before.customers : []);
    const needed = sameBase(wanted, on.start) || found.has(baseKey(on.start)) ? [wanted] : [on.start, wanted];
    let check: Check | undefined;
    for (const settings of needed) {
      const asked = await askCustomers(on.source, settings, raw, signal);
      if (!asked.ok) return { ...before, error: asked.error };
      const { customers } = asked.result;
      found.set(baseKey(settings), customers);
      const wrong = raw ? 0 : differing(scoreCustomers(customers, settings), settings, asked.result);
      check = { of: writeSettings(settings), customers: customers.ids.length, differing: wrong };
    }
    return { source: on.source, customers: found, ...(check && { check }) };
  }

  /** A part of the page that could not be fetched is the only thing that throws here. */
  const notFetched = (): Answers => ({ ...latest.current.answers, error: { code: 'worker-failed', params: {} } });

  /** An answer about a source that was left meanwhile is nobody's. */
  const keep = (answer: Answers | undefined, on: World): void => {
    if (answer && latest.current.world.source === on.source) setAnswers(answer);
  };

  const isHere = answers.source === world.source;
  return {
    busy: runner.busy,
    error: answers.error,
    stop: runner.stop,
    of: (settings: RfmSettings): RfmCustomers | undefined => (isHere ? answers.customers.get(baseKey(settings)) : undefined),
    checkOf: (settings: RfmSettings): Check | undefined =>
      isHere && answers.check?.of === writeSettings(settings) ? answers.check : undefined,
    /** Asks where the person sees it and can stop it. @param from when the person pressed Run */
    ask: (wanted: RfmSettings, on: World, from?: number): void =>
      void runner.start(async (signal) => {
        keep(await ask(wanted, on, signal).catch(notFetched), on);
        if (from !== undefined) measureRun(from);
      }),
    /** Asks ahead of the person, who need not know: a failure is told when they ask themselves. */
    prepare: async (wanted: RfmSettings): Promise<void> => {
      const answer = await ask(wanted, world, new AbortController().signal).catch(() => undefined);
      if (!answer?.error) keep(answer, world);
    },
  };
}
