import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SandboxError } from '../../sandbox/sandbox-error.ts';
import { keepDraft, readDraft } from '../lab/drafts.ts';
import { useRunner } from '../lab/use-runner.ts';
import { askCustomers, warmUp } from './ask.ts';
import type { RfmCustomers } from './customers.ts';
import { edgesOf, type Move, moveEdge } from './cuts.ts';
import type { Scored } from './findings.ts';
import type { RfmTab } from './lab-file.ts';
import { readLink } from './link.ts';
import { type Picture, pictureOf, stripsOf } from './picture.ts';
import { differing, type Scores, scoreCustomers } from './scores.ts';
import { baseKey, type Measured, type RfmSettings, readSettings, sameBase, withScoring, writeSettings } from './settings.ts';
import type { Source } from './source.ts';

export interface RfmLabProps {
  readonly id: string;
  readonly start: RfmSettings;
  readonly open: RfmTab;
  readonly raw: boolean;
  /** Made when the site was built; the island begins with it. */
  readonly first: Picture;
}

/** What SQLite said of the scores of these settings. */
export interface Check {
  readonly of: string;
  readonly customers: number;
  readonly differing: number;
}

/** A source with the settings that the lab begins with on it. */
interface World {
  readonly source: Source;
  readonly start: RfmSettings;
}

/** The state of the lab: what is set, what SQLite gave, and the picture of both. Nothing but another base needs SQLite again. */
export function useRfmLab({ id, start, open, raw, first }: RfmLabProps, sample: Source) {
  const [world, setWorld] = useState<World>({ source: sample, start });
  const [settings, setSettings] = useState(start);
  const [tab, setTab] = useState(open);
  const [answers, setAnswers] = useState<ReadonlyMap<string, RfmCustomers>>(new Map());
  const [check, setCheck] = useState<Check>();
  const [error, setError] = useState<SandboxError>();
  const [notice, setNotice] = useState<Notice>();
  const runner = useRunner();
  const latest = useRef({ answers, world });
  latest.current = { answers, world };

  const ask = (wanted: RfmSettings, on: World, from?: number) =>
    void runner.start(async (signal) => {
      const found = new Map(on.source === latest.current.world.source ? latest.current.answers : []);
      const needed = sameBase(wanted, on.start) || found.has(baseKey(on.start)) ? [wanted] : [on.start, wanted];
      for (const one of needed) {
        const asked = await askCustomers(on.source, one, raw, signal);
        if (!asked.ok) return setError(asked.error);
        const { customers } = asked.result;
        found.set(baseKey(one), customers);
        if (one === wanted && !raw) {
          const wrong = differing(scoreCustomers(customers, wanted), wanted, asked.result);
          setCheck({ of: writeSettings(wanted), customers: customers.ids.length, differing: wrong });
        }
      }
      setError(undefined);
      setAnswers(found);
      if (from !== undefined) requestAnimationFrame(() => performance.measure('taglab:run', { start: from }));
    });

  const change = (next: RfmSettings) => {
    setSettings(next);
    if (world.source === sample) keepDraft(id, writeSettings(next) === writeSettings(start) ? undefined : writeSettings(next));
    if (!answers.has(baseKey(next)) || !answers.has(baseKey(world.start))) ask(next, world);
  };
  const begin = (on: World) => {
    setWorld(on);
    setSettings(on.start);
    setAnswers(new Map());
    setCheck(undefined);
    latest.current = { answers: new Map(), world: on };
    ask(on.start, on);
  };

  /** Settings from the address, if it has some for this lab. */
  const arrive = (): RfmSettings | undefined => {
    const linked = readLink(location.hash, id, sample);
    if (linked === 'damaged') setNotice({ kind: 'damaged' });
    if (typeof linked !== 'object') return undefined;
    setNotice({ kind: 'shared' });
    setSettings(linked.settings);
    setTab(linked.tab);
    return linked.settings;
  };
  useEffect(() => {
    warmUp(sample);
    const linked = arrive();
    const draft = readSettings(readDraft(id) ?? '');
    if (!linked && draft) setNotice((said) => said ?? { kind: 'draft', settings: draft });
    ask(linked ?? start, world);
    const again = () => {
      const next = arrive();
      if (next) ask(next, latest.current.world);
    };
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);

  const customers = answers.get(baseKey(settings));
  const startCustomers = answers.get(baseKey(world.start));
  const before = useMemo(() => startCustomers && scored(world.start, startCustomers), [world, startCustomers]);
  const now = useMemo(() => customers && scored(settings, customers), [settings, customers]);
  const strips = useMemo(() => customers && stripsOf(customers), [customers]);
  const picture = useMemo(
    () => (before && now && strips ? pictureOf(before, now, tab, strips, raw) : undefined),
    [before, now, strips, tab],
  );
  const lastPicture = useRef(first);
  if (picture) lastPicture.current = picture;

  const ownCuts = (): void => {
    if (now) change(withScoring(settings, { method: 'edges', edges: edgesOf(now.customers, now.scores, settings.scoring) }));
  };
  const moveCut = (measure: Measured, index: number, move: Move): void => {
    if (!now) return;
    const edges = edgesOf(now.customers, now.scores, settings.scoring);
    const [min, max] = extentOf(now.customers[measure]);
    const moved = moveEdge(edges, measure, index, move, { min, max });
    if (moved !== edges) change(withScoring(settings, { method: 'edges', edges: moved }));
  };

  return {
    source: world.source,
    isSample: world.source === sample,
    settings,
    tab,
    setTab,
    busy: runner.busy,
    error,
    notice,
    takeDraft: (draft: RfmSettings) => {
      setNotice(undefined);
      change(draft);
    },
    dropDraft: () => {
      setNotice(undefined);
      keepDraft(id, undefined);
    },
    check: check?.of === writeSettings(settings) ? check : undefined,
    /** The picture of the present settings, or, until they are computed, the last one. */
    picture: picture ?? lastPicture.current,
    now,
    change,
    ownCuts,
    moveCut,
    run: () => ask(settings, world, performance.now()),
    stop: runner.stop,
    reset: () => {
      setNotice(undefined);
      setSettings(world.start);
      setTab(open);
      keepDraft(id, undefined);
    },
    useOwn: (source: Source) => begin({ source, start: { ...start, asOf: source.lastDay, counted: 'paid' } }),
    useSample: () => {
      if (world.source !== sample) begin({ source: sample, start });
    },
  };
}

export type RfmLabState = ReturnType<typeof useRfmLab>;

export type Notice = { readonly kind: 'damaged' | 'shared' } | { readonly kind: 'draft'; readonly settings: RfmSettings };

const scored = (settings: RfmSettings, customers: RfmCustomers): Scored & { readonly scores: Scores } => ({
  settings,
  customers,
  scores: scoreCustomers(customers, settings),
});

function extentOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Number.POSITIVE_INFINITY, 0]);
}
