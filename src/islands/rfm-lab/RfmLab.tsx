import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { Strong } from '../lab/Strong.tsx';
import { Tabs } from '../lab/Tabs.tsx';
import { type OwnCustomers, ownCustomers } from '../own-data/own-customers.ts';
import { useOwnCustomers } from '../own-data/use-own-customers.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { CustomersPanel } from './CustomersPanel.tsx';
import { CutPoints } from './CutPoints.tsx';
import { DistributionPanel } from './DistributionPanel.tsx';
import type { Finding, Findings } from './findings.ts';
import type { Preview } from './first-paint.ts';
import { HeatPanel } from './HeatPanel.tsx';
import { LabNotices } from './LabNotices.tsx';
import { LabTools } from './LabTools.tsx';
import { isRaw, type RfmLabFile } from './lab-file.ts';
import { OwnOrders } from './OwnOrders.tsx';
import type { Picture } from './picture.ts';
import { SegmentPanel } from './SegmentPanel.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import { SqlPanel } from './SqlPanel.tsx';
import { withScheme } from './settings.ts';
import { type Sample, sampleSource } from './source.ts';
import { useRfmLab } from './use-rfm-lab.ts';
import { rfmView } from './view.ts';

interface Props {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly lab: Pick<RfmLabFile, 'start' | 'show' | 'open'>;
  readonly sample: Sample;
  /** Made when the site was built: what is seen before any script, and a few customers. */
  readonly first: Picture;
  readonly preview?: Preview;
}

/** The RFM lab: what decides the scores at the left, what comes of them at the right, one sentence below. */
export default function RfmLab({ id, language, title, lab, sample, first, preview }: Props) {
  const view = useMemo(() => rfmView(language), [language]);
  const { words, common } = view;
  const source = useMemo(() => sampleSource(sample), []);
  const raw = isRaw(lab);
  const state = useRfmLab({ id, start: lab.start, open: lab.open, raw, first }, source);
  const { settings, picture, tab } = state;
  const [ownOpen, setOwnOpen] = useState(false);
  const backToSample = () => {
    setOwnOpen(false);
    state.useSample();
  };
  const goOn = async (customers: OwnCustomers | undefined) => {
    if (!customers) return state.useSample();
    const { database: here } = state.source;
    if (here.kind === 'own' && here.id === customers.database.id) return state.change({ ...settings, asOf: customers.day });
    const { ownSource } = await import('./own-source.ts');
    const own = ownSource(customers);
    // Erased meanwhile, or without amounts: the lab stays where it is.
    if (!own || ownCustomers() !== customers) return;
    setOwnOpen(false);
    state.useOwn(own);
  };
  useOwnCustomers(!state.isSample, (customers) => void goOn(customers));
  const population = raw ? words.populationRaw : words.population;
  return (
    <LabFrame
      id={id}
      words={common}
      title={title}
      level={2}
      meta={common.meta(state.source.title, picture.population, settings.asOf)}
      busy={state.busy}
      onRun={state.run}
      onStop={state.stop}
      tools={<LabTools id={id} view={view} state={state} onOwnData={() => setOwnOpen(!ownOpen)} onSample={backToSample} />}
      notices={
        <LabNotices view={view} state={state}>
          {ownOpen && <OwnOrders language={language} onUse={(customers) => void goOn(customers)} onClose={() => setOwnOpen(false)} />}
        </LabNotices>
      }
      set={
        <>
          <SettingsFields
            id={id}
            words={words}
            settings={settings}
            source={state.source}
            asksStatus={state.source.orders.status !== undefined}
            raw={raw}
            onChange={state.change}
            onOwnCuts={state.ownCuts}
          />
          <CutPoints
            words={words}
            scoring={settings.scoring}
            picture={picture}
            raw={raw}
            onMove={state.moveCut}
            onOwnCuts={state.ownCuts}
          />
          <p class="small">{population(picture.scored, picture.population - picture.scored)}</p>
        </>
      }
      out={
        <Tabs
          id={`${id}-tabs`}
          label={words.tabsLabel}
          tabs={lab.show.map((name) => ({ id: name, label: words.tabs[name] }))}
          selected={tab}
          onSelect={state.showTab}
        >
          {panel()}
        </Tabs>
      }
      footer={
        <div role="status">
          <p>
            <Strong text={sentence(words.findings, picture.finding)} />
          </p>
          {!raw && <p class="small">{state.check ? words.sql.check.agree(state.check.customers) : words.sql.check.open}</p>}
        </div>
      }
    />
  );

  function panel() {
    const { panel: made } = picture;
    if (tab === 'sql') return <SqlPanel view={view} source={state.source} settings={settings} raw={raw} />;
    const listed = state.now ?? (preview && { ...preview, settings: lab.start });
    if (tab === 'customers' && listed)
      return <CustomersPanel view={view} source={state.source} now={listed} complete={state.now !== undefined} raw={raw} />;
    if (tab === 'distributions' && state.now) return <DistributionPanel words={words} now={state.now} cuts={picture.cuts} raw={raw} />;
    if (tab === 'heat' && made.tab === tab)
      return <HeatPanel id={id} view={view} source={state.source} cells={made.cells} now={state.now} />;
    if (tab === 'segments' && made.tab === tab)
      return (
        <SegmentPanel
          id={id}
          view={view}
          scheme={settings.scheme}
          table={made.segments}
          onScheme={(scheme) => state.change(withScheme(settings, scheme))}
        />
      );
    if (tab === 'compare' && made.tab === tab)
      return (
        <ComparePanel
          id={id}
          view={view}
          settings={settings}
          compared={made.compared}
          onOther={(other) => state.change({ ...settings, other })}
        />
      );
    return <p class="placeholder">{common.loading}</p>;
  }
}

const sentence = (findings: Findings, finding: Finding): string => (findings[finding.kind] as (of: Finding) => string)(finding);
