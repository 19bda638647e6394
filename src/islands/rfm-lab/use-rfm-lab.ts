import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepDraft, readDraft } from '../lab/drafts.ts';
import { warmUp } from './ask.ts';
import type { RfmCustomers } from './customers.ts';
import { edgesOf, type Move, moveEdge } from './cuts.ts';
import type { Scored } from './findings.ts';
import type { RfmTab } from './lab-file.ts';
import { readLink } from './link.ts';
import { type Picture, pictureOf, stripsOf } from './picture.ts';
import { scoreCustomers } from './scores.ts';
import { type Measured, type RfmSettings, readSettings, withScoring, writeSettings } from './settings.ts';
import type { Source } from './source.ts';
import { useAnswers, type World } from './use-answers.ts';

export interface RfmLabStart {
  readonly id: string;
  readonly start: RfmSettings;
  readonly open: RfmTab;
  readonly raw: boolean;
  /** Made when the site was built; the island begins with it. */
  readonly first: Picture;
}

/** What a person finds when they come. */
export type Notice = { readonly kind: 'damaged' | 'shared' } | { readonly kind: 'draft'; readonly settings: RfmSettings };

/** Settings that other data would give another meaning. */
type OfTheData = Pick<RfmSettings, 'asOf' | 'counted'>;

export type RfmLabState = ReturnType<typeof useRfmLab>;

/** The state of the lab: what is set, what SQLite gave, and the picture of both. Nothing but other orders needs SQLite again. */
export function useRfmLab({ id, start, open, raw, first }: RfmLabStart, sample: Source) {
  const [world, setWorld] = useState<World>({ source: sample, start });
  const [settings, setSettings] = useState(start);
  const [tab, setTab] = useState(open);
  const [notice, setNotice] = useState<Notice>();
  const answers = useAnswers(world, raw);
  const isSample = world.source === sample;
  // Read before anything the person did while the island woke up is done again.
  const draft = useMemo(() => readSettings(readDraft(id) ?? ''), []);
  const isTouched = useRef(false);
  /** What was set of the sample's own when its data were left. */
  const left = useRef<OfTheData>(start);

  const keep = (next: RfmSettings): void => {
    const text = writeSettings(next);
    keepDraft(id, text === writeSettings(start) ? undefined : text);
  };
  const change = (next: RfmSettings): void => {
    isTouched.current = true;
    setNotice(undefined);
    setSettings(next);
    if (isSample) keep(next);
    if (!answers.of(next) || !answers.of(world.start)) answers.ask(next, world);
  };
  /** Goes over to other data with all that a person has set, but for what is of the data. */
  const goOver = (on: World, { asOf, counted }: OfTheData): void => {
    const next = { ...settings, asOf, counted };
    setWorld(on);
    setSettings(next);
    if (on.source === sample) keep(next);
    answers.ask(next, on);
  };

  /** Settings from the address, if it has some for this lab. */
  const arrive = (): RfmSettings | undefined => {
    const linked = readLink(location.hash, id, sample);
    if (linked) setNotice({ kind: linked === 'damaged' ? 'damaged' : 'shared' });
    if (typeof linked !== 'object') return undefined;
    setSettings(linked.settings);
    setTab(linked.tab);
    return linked.settings;
  };
  useEffect(() => {
    warmUp(sample);
    const linked = arrive();
    if (!linked && draft && !isTouched.current) setNotice((said) => said ?? { kind: 'draft', settings: draft });
    void answers.prepare(linked ?? start);
    const again = () => {
      const next = arrive();
      if (!next) return;
      const on = { source: sample, start };
      setWorld(on);
      answers.ask(next, on);
    };
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);

  const customers = answers.of(settings);
  const startCustomers = answers.of(world.start);
  const before = useMemo(() => startCustomers && scored(world.start, startCustomers), [world, startCustomers]);
  const now = useMemo(() => customers && scored(settings, customers), [settings, customers]);
  const strips = useMemo(() => customers && stripsOf(customers), [customers]);
  const picture = useMemo(() => before && now && strips && pictureOf(before, now, tab, strips, raw), [before, now, strips, tab]);
  const shown = useRef(first);
  if (picture) shown.current = picture;

  const edges = () => now && edgesOf(now.customers, now.scores, settings.scoring);
  const ownCuts = (): void => {
    const own = edges();
    if (own) change(withScoring(settings, { method: 'edges', edges: own }));
  };
  const moveCut = (measure: Measured, index: number, move: Move): void => {
    const own = edges();
    const moved = now && own && moveEdge(own, measure, index, move, extentOf(now.customers[measure]));
    if (moved && moved !== own) change(withScoring(settings, { method: 'edges', edges: moved }));
  };

  return {
    source: world.source,
    isSample,
    settings,
    tab,
    showTab: (next: RfmTab) => {
      setTab(next);
      if (!now) answers.ask(settings, world);
    },
    busy: answers.busy,
    error: answers.error,
    check: answers.checkOf(settings),
    notice,
    /** The picture of the present settings, or, until they are computed, the last one. */
    picture: picture ?? shown.current,
    /** The customers under the present settings; absent until they are there. */
    now,
    change,
    ownCuts,
    moveCut,
    run: () => answers.ask(settings, world, performance.now()),
    stop: answers.stop,
    reset: () => {
      setTab(open);
      change(world.start);
    },
    takeDraft: change,
    dropDraft: () => {
      setNotice(undefined);
      keepDraft(id, undefined);
    },
    useOwn: (source: Source) => {
      if (isSample) left.current = settings;
      const of = { asOf: source.lastDay, counted: 'paid' } as const;
      goOver({ source, start: { ...start, ...of } }, of);
    },
    useSample: () => {
      if (!isSample) goOver({ source: sample, start }, left.current);
    },
  };
}

const scored = (settings: RfmSettings, customers: RfmCustomers): Scored => ({
  settings,
  customers,
  scores: scoreCustomers(customers, settings),
});

const extentOf = (values: readonly number[]): { readonly min: number; readonly max: number } =>
  values.reduce(({ min, max }, value) => ({ min: Math.min(min, value), max: Math.max(max, value) }), {
    min: Number.POSITIVE_INFINITY,
    max: 0,
  });
