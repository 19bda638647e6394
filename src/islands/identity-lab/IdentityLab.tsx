import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import { keepDraft, readDraft } from '../lab/drafts.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { ShareTool } from '../lab/ShareTool.tsx';
import { Strong } from '../lab/Strong.tsx';
import { Tabs } from '../lab/Tabs.tsx';
import { ClusterPanel } from './ClusterPanel.tsx';
import { findingOf } from './finding.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { RuleFields } from './RuleFields.tsx';
import { SharedPanel } from './SharedPanel.tsx';
import { type LabSettings, readSettings, STARTS, type StartName, writeSettings } from './settings.ts';
import { sampleAccounts, sampleTitle } from './source.ts';
import { type IdentityView, identityView } from './view.ts';

interface Props {
  readonly id: string;
  readonly language: Language;
  readonly level?: 2 | 3;
  readonly start: StartName;
}

const TABS = ['clusters', 'shared'] as const;

/** The identity lab: which identifiers link at the left; customers, how right they are, and why at the right. */
export default function IdentityLab({ id, language, level = 2, start }: Props) {
  const view = useMemo(() => identityView(language), [language]);
  const { words, common } = view;
  const source = useMemo(sampleAccounts, []);
  const [settings, setSettings] = useState<LabSettings>(STARTS[start]);
  const [tab, setTab] = useState<(typeof TABS)[number]>('clusters');
  const [notice, setNotice] = useState<'shared' | 'damaged' | 'draft'>();
  // Read before anything the person did while the island woke up is done again.
  const draft = useMemo(() => readSettings(readDraft(id) ?? ''), []);
  const isTouched = useRef(false);
  const [took, setTook] = useState<number>();
  const before = useRef<Outcome>();
  const last = useRef<Outcome>();
  const outcome = useMemo(() => {
    const now = outcomeOf(source, settings);
    before.current = last.current;
    last.current = now;
    return now;
  }, [source, settings]);
  useEffect(() => {
    const arrive = (): void => {
      const linked = linkedSettings(location.hash, id);
      if (linked === undefined) return;
      setNotice(linked === 'damaged' ? 'damaged' : 'shared');
      if (linked !== 'damaged') setSettings(linked);
    };
    if (draft && !isTouched.current) setNotice('draft');
    arrive();
    addEventListener('hashchange', arrive);
    return () => removeEventListener('hashchange', arrive);
  }, []);
  const change = (next: LabSettings): void => {
    setNotice(undefined);
    setTook(undefined);
    isTouched.current = true;
    setSettings(next);
    const text = writeSettings(next);
    keepDraft(id, text === writeSettings(STARTS[start]) ? undefined : text);
  };
  const dropDraft = (): void => {
    setNotice(undefined);
    keepDraft(id, undefined);
  };
  const run = (): void => {
    const began = performance.now();
    outcomeOf(source, settings);
    setTook(performance.now() - began);
  };
  const { accuracy } = outcome;
  return (
    <LabFrame
      id={id}
      words={common}
      title={words.title}
      level={level}
      meta={words.meta(sampleTitle[language], accuracy.records, source.asOf)}
      busy={false}
      onRun={run}
      onStop={() => {}}
      tools={
        <>
          <button type="button" class="btn quiet" onClick={() => change(STARTS[start])}>
            {common.reset}
          </button>
          <ShareTool words={common} addressOf={() => `${location.href.split('#')[0]}#${id}?${writeSettings(settings)}`} />
        </>
      }
      notices={
        notice && (
          <div class="notices">
            <div class={notice === 'damaged' ? 'notice warn' : 'notice'} role="status">
              <p>{words.notices[notice]}</p>
              {notice === 'draft' && draft && (
                <div class="actions">
                  <button type="button" class="btn small" onClick={() => change(draft)}>
                    {words.draft.use}
                  </button>
                  <button type="button" class="btn small" onClick={dropDraft}>
                    {words.draft.drop}
                  </button>
                </div>
              )}
            </div>
          </div>
        )
      }
      set={<RuleFields view={view} settings={settings} onChange={change} />}
      out={
        <>
          <Figures view={view} outcome={outcome} />
          <Tabs
            id={`${id}-tabs`}
            label={words.tabsLabel}
            tabs={TABS.map((name) => ({ id: name, label: words.tabs[name] }))}
            selected={tab}
            onSelect={setTab}
          >
            {tab === 'clusters' ? (
              <ClusterPanel key={writeSettings(settings)} id={id} view={view} source={source} outcome={outcome} />
            ) : (
              <SharedPanel view={view} outcome={outcome} settings={settings} onChange={change} />
            )}
          </Tabs>
        </>
      }
      footer={
        <div role="status">
          <p>
            <Strong text={said()} />
          </p>
          {took !== undefined && (
            <p class="small">{words.ran(accuracy.records, outcome.identity.values.length, Math.max(1, Math.round(took)))}</p>
          )}
        </div>
      }
    />
  );

  function said(): string {
    const finding = findingOf(outcome);
    const sentence = words.finding(finding);
    const earlier = before.current?.accuracy;
    return earlier && earlier !== accuracy ? `${words.moved(earlier, accuracy)}${words.sentenceGap}${sentence}` : sentence;
  }
}

function Figures({ view, outcome: { accuracy } }: { readonly view: IdentityView; readonly outcome: Outcome }) {
  const { words } = view;
  const t = words.figures;
  return (
    <>
      <div class="stats id-stats">
        {(['precision', 'recall', 'f1'] as const).map((name) => (
          <div key={name}>
            <b>{words.percent(accuracy[name])}</b>
            <span>{t[name]}</span>
          </div>
        ))}
        <div>
          <b>{words.count(accuracy.customers)}</b>
          <span>{t.customers(accuracy.people)}</span>
        </div>
      </div>
      <p class="small">{t.pairs(accuracy)}</p>
    </>
  );
}

/** Settings that a link brings to this lab. */
function linkedSettings(hash: string, lab: string): LabSettings | 'damaged' | undefined {
  const start = `#${lab}?`;
  return hash.startsWith(start) ? (readSettings(hash.slice(start.length)) ?? 'damaged') : undefined;
}
