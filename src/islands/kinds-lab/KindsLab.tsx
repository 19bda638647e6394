import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Bilingual } from '../../engine/language/definition.ts';
import type { Language } from '../../i18n/language.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { measureRun } from '../lab/measure-run.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { ShareTool } from '../lab/ShareTool.tsx';
import { SqlView } from '../lab/SqlView.tsx';
import { Strong } from '../lab/Strong.tsx';
import { Tabs } from '../lab/Tabs.tsx';
import { useRunner } from '../lab/use-runner.ts';
import { ComparePanel } from './ComparePanel.tsx';
import {
  type CellValue,
  codeOf,
  KINDS,
  type KindsSettings,
  type KindsSummary,
  type KindTag,
  type Picks,
  readSettings,
  SHAPES,
  START,
  summaryOf,
  TABS,
  type TagCode,
  type Tally,
  writeSettings,
} from './kinds.ts';
import { MovedPanel } from './MovedPanel.tsx';
import type { KindsTexts } from './run-kinds.ts';
import { kindsWords } from './view.ts';

export interface KindsLabProps {
  readonly id: string;
  readonly language: Language;
  readonly level?: 2 | 3;
  readonly title: Bilingual;
  readonly dataset: { readonly id: string; readonly title: string; readonly path: string };
  readonly texts: KindsTexts;
  readonly tags: Readonly<Record<TagCode, KindTag>>;
  readonly picks: Picks;
  /** Worked out when the site was built. */
  readonly first: KindsSummary;
}

/** One wish as four kinds of tag: how it is made at the left; what it gives a month apart, who changes and what it costs at the right. */
export default function KindsLab({ id, language, level = 2, title, dataset, texts, tags, picks, first }: KindsLabProps) {
  const { words, common } = useMemo(() => kindsWords(language), [language]);
  const [settings, setSettings] = useState<KindsSettings>(START);
  const [notice, setNotice] = useState<'shared' | 'damaged'>();
  const [summary, setSummary] = useState(first);
  const [ran, setRan] = useState<number | 'failed'>();
  const runner = useRunner();
  const { kind, shape, once, tab } = settings;
  const tag = tags[codeOf(settings)];
  const outcome = summary.tags[tag.code];
  const [before, after] = texts.dates;

  useEffect(() => {
    const start = `#${id}?`;
    if (!location.hash.startsWith(start)) return;
    const linked = readSettings(location.hash.slice(start.length));
    setNotice(linked ? 'shared' : 'damaged');
    if (linked) setSettings(linked);
  }, []);
  const change = (next: Partial<KindsSettings>): void => {
    setNotice(undefined);
    // From what it is by then: two touches may come before the lab has woken.
    setSettings((now) => ({ ...now, ...next }));
  };
  const run = (): void => {
    const from = performance.now();
    void runner.start(async (signal) => {
      const { askKinds } = await import('./sandbox-kinds.ts');
      const asked = await askKinds(texts, dataset.id, dataset.path, signal);
      if (signal.aborted) return;
      if (!asked) {
        setRan('failed');
        return;
      }
      setSummary(summaryOf(asked, tags, picks));
      setRan(Object.values(asked.tags).reduce((sum, { elapsedMs }) => sum + (elapsedMs ?? 0), 0));
      measureRun(from);
    });
  };
  const say = (cell: CellValue): string => {
    if (cell === null) return words.none;
    if (typeof cell === 'number') return words.percent(cell);
    return cell
      .split('|')
      .map((one) => tag.domain[one]?.[language] ?? one)
      .join(' + ');
  };

  return (
    <LabFrame
      id={id}
      words={common}
      title={title[language]}
      level={level}
      meta={words.meta(dataset.title, summary.customers, before, after)}
      busy={runner.busy}
      onRun={run}
      onStop={runner.stop}
      tools={
        <>
          <button
            type="button"
            class="btn quiet"
            onClick={() => {
              change(START);
              setSummary(first);
              setRan(undefined);
            }}
          >
            {common.reset}
          </button>
          <ShareTool words={common} addressOf={() => `${location.href.split('#')[0]}#${id}?${writeSettings(settings)}`} />
        </>
      }
      notices={
        notice && (
          <div class="notices">
            <p class="note">{notice === 'damaged' ? common.shareDamaged : words.notices.shared}</p>
          </div>
        )
      }
      set={
        <div class="fields kinds-set">
          <Radios
            legend={words.kind}
            name={`${id}-kind`}
            options={KINDS}
            value={kind}
            say={(one) => words.kinds[one]}
            onChange={(next) => change({ kind: next })}
          />
          <p class="small kinds-about">{words.about[kind]}</p>
          {kind === 'stat' && (
            <Radios
              legend={words.shape}
              name={`${id}-shape`}
              options={SHAPES}
              value={shape}
              say={(one) => words.shapes[one]}
              onChange={(next) => change({ shape: next })}
            />
          )}
          <Radios
            legend={words.refresh}
            name={`${id}-refresh`}
            options={['monthly', 'once'] as const}
            value={once ? 'once' : 'monthly'}
            say={(one) => words[one]}
            onChange={(next) => change({ once: next === 'once' })}
          />
          <div>
            <p class="small kinds-about">{words.definition}</p>
            <ScrollRegion label={words.definition} class="code-region">
              <pre class="code">{tag.text}</pre>
            </ScrollRegion>
          </div>
        </div>
      }
      out={
        <Tabs
          id={`${id}-tabs`}
          label={words.tabsLabel}
          tabs={TABS.map((name) => ({ id: name, label: words.tabs[name] }))}
          selected={tab}
          onSelect={(next) => change({ tab: next })}
        >
          {panel()}
        </Tabs>
      }
      footer={
        <div role="status">
          <p>
            <Strong text={finding()} />
          </p>
          {ran !== undefined && <p class="small">{ran === 'failed' ? words.failed : words.ran(STATEMENTS, ran)}</p>}
        </div>
      }
    />
  );

  function panel() {
    if (tab === 'sql') return <SqlView words={common} label={words.tabs.sql} note={words.sqlNote} code={tag.sql} language="sql" />;
    if (tab === 'excel')
      return tag.excel ? (
        <SqlView words={common} label={words.tabs.excel} note={words.excelNote} code={tag.excel.join('\n')} language="excel" />
      ) : (
        <p class="placeholder">{words.noExcel}</p>
      );
    if (tab === 'moved') return <MovedPanel words={words} summary={outcome} there={summary.there} say={say} />;
    if (tab === 'compare') return <ComparePanel words={words} tags={tags} summary={summary} />;
    return (
      <>
        <ScrollRegion label={words.result.caption(tag.name[language])}>
          <table class="num">
            <caption class="vh">{words.result.caption(tag.name[language])}</caption>
            <thead>
              <tr>
                <th scope="col">{tag.name[language]}</th>
                <th scope="col" class="r">
                  <span class="date">{before}</span>
                </th>
                <th scope="col" class="r">
                  <span class="date">{after}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {outcome.tallies.map((tally, i) => (
                <tr key={i}>
                  <th scope="row">{sayTally(tally)}</th>
                  <Figure tally={tally} shown={tally.before} />
                  <Figure tally={tally} shown={once ? tally.before : tally.after} />
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {tag.many && <p class="small">{words.result.many(outcome.values, outcome.covered)}</p>}
        {once && <p class="small">{words.result.stale(outcome.moved)}</p>}
      </>
    );
  }

  function Figure({ tally, shown }: { readonly tally: Tally; readonly shown: number }) {
    const most = Math.max(1, ...outcome.tallies.flatMap((one) => [one.before, one.after]));
    return (
      <td class="r kinds-bar" data-none={tally.value === null ? '' : undefined} style={{ '--v': `${(100 * shown) / most}%` }}>
        {words.count(shown)}
      </td>
    );
  }

  function sayTally({ value }: Tally): string {
    return value === null ? words.none : typeof value === 'string' ? say(value) : words.band(value.from, value.to);
  }

  function finding(): string {
    const t = words.finding;
    const { moved, picked, shared } = outcome;
    if (kind === 'fact') return t.fact(picked ?? 0, shared ?? 0);
    if (kind === 'rule') return t.rule(picked ?? 0, moved, once);
    if (kind === 'model') return t.model(picked ?? 0, shared ?? 0, moved, once);
    return shape === 'many' ? t.many(outcome.values, outcome.covered) : t[shape](moved, once);
  }
}

/** Six tags and what is known of the customers, on two dates. */
const STATEMENTS = 14;

interface RadioProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly say: (option: T) => string;
  readonly onChange: (option: T) => void;
}
function Radios<T extends string>({ legend, name, options, value, say, onChange }: RadioProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="seg">
        {options.map((option) => (
          <label key={option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
            <span>{say(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
