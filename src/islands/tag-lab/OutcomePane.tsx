import { useState } from 'preact/hooks';
import { Tabs } from '../lab/Tabs.tsx';
import { ExcelPanel, SqlPanel } from './CodePanels.tsx';
import { CustomersPanel } from './CustomersPanel.tsx';
import type { MovedPanel as MovedPanelComponent } from './MovedPanel.tsx';
import type { TagLabModel } from './model.ts';
import type { TagOutcome } from './outcome.ts';
import { ResultPanel } from './ResultPanel.tsx';
import type { TakePanel as TakePanelComponent } from './TakePanel.tsx';
import type { LabView } from './view.ts';
import type { WhyPanel as WhyPanelComponent } from './WhyPanel.tsx';

interface Props {
  readonly id: string;
  readonly model: TagLabModel;
  readonly tag: TagOutcome;
  readonly onTag: (code: string) => void;
  readonly view: LabView;
}

const TABS = ['result', 'customers', 'moved', 'sql', 'excel', 'take'] as const;
type OutcomeTab = (typeof TABS)[number];

/** What comes out: counts, customers, and the statement that made them. */
export function OutcomePane({ id, model, tag, onTag, view }: Props) {
  const { lab, tagLab } = view.words;
  const { state } = model;
  const [tab, setTab] = useState<OutcomeTab>('result');
  const [MovedPanel, setMovedPanel] = useState<typeof MovedPanelComponent>();
  const [TakePanel, setTakePanel] = useState<typeof TakePanelComponent>();
  const [WhyPanel, setWhyPanel] = useState<typeof WhyPanelComponent>();
  const why = (customerId: string) => {
    const asked = state.why;
    if (asked?.code !== tag.code || asked.customerId !== customerId) return null;
    const sentence = state.of.sentences.find((s) => s.code === tag.code);
    if (!WhyPanel || !asked.explanation || !sentence || !state.of.tags) return <p class="small">{tagLab.why.loading}</p>;
    const { tags } = state.of;
    return (
      <WhyPanel
        explanation={asked.explanation}
        sentence={sentence}
        facts={tag.facts}
        schema={tags.schema}
        tags={tags}
        nearest={asked.nearest}
        view={view}
      />
    );
  };
  const onWhy = (customerId: string) => {
    import('./WhyPanel.tsx').then((module) => setWhyPanel(() => module.WhyPanel));
    model.why(tag.code, customerId);
  };
  const select = (to: OutcomeTab) => {
    setTab(to);
    if (to === 'customers' && !state.run) model.run();
    if (to === 'take') import('./TakePanel.tsx').then((module) => setTakePanel(() => module.TakePanel));
    if (to === 'moved') import('./MovedPanel.tsx').then((module) => setMovedPanel(() => module.MovedPanel));
  };
  return (
    <Tabs
      id={`${id}-outcome`}
      label={lab.tabs.result}
      tabs={TABS.map((name) => ({ id: name, label: lab.tabs[name] }))}
      selected={tab}
      onSelect={select}
    >
      {state.outcome.tags.length > 1 && tab !== 'take' && (
        <label class="filter">
          <span class="small">{tagLab.whichTag}</span>
          <select value={tag.code} onChange={(event) => onTag(event.currentTarget.value)}>
            {state.outcome.tags.map(({ code, name }) => (
              <option key={code} value={code}>
                {view.label(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {state.of.text !== state.text && !state.busy && <p class="small">{tagLab.stale}</p>}
      {tab === 'result' && <ResultPanel tag={tag} customers={state.outcome.customers} view={view} onWhy={onWhy} why={why} />}
      {tab === 'customers' &&
        (state.run ? (
          <CustomersPanel tag={tag} run={state.run} view={view} onWhy={onWhy} why={why} />
        ) : (
          <p class="placeholder">{state.failure ? '' : lab.loading}</p>
        ))}
      {tab === 'moved' &&
        (MovedPanel ? <MovedPanel id={id} model={model} tag={tag} view={view} /> : <p class="placeholder">{lab.loading}</p>)}
      {tab === 'sql' && <SqlPanel model={model} view={view} />}
      {tab === 'take' && (TakePanel ? <TakePanel id={id} model={model} view={view} /> : <p class="placeholder">{lab.loading}</p>)}
      {tab === 'excel' && <ExcelPanel model={model} code={tag.code} view={view} />}
    </Tabs>
  );
}
