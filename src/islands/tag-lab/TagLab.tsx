import { useMemo, useRef, useState } from 'preact/hooks';
import type { Sentence, TagFile } from '../../engine/index.ts';
import type { Language } from '../../i18n/language.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { measureRun } from '../lab/measure-run.ts';
import { ShareTool } from '../lab/ShareTool.tsx';
import { shareHash } from '../lab/share.ts';
import { type OwnCustomers, ownCustomers } from '../own-data/own-customers.ts';
import { useOwnCustomers } from '../own-data/use-own-customers.ts';
import { DefinitionPane } from './DefinitionPane.tsx';
import type { Ready } from './definition.ts';
import { LabFooter } from './LabFooter.tsx';
import { LabNotices } from './LabNotices.tsx';
import { OutcomePane } from './OutcomePane.tsx';
import { OwnBar } from './OwnBar.tsx';
import { OwnPanel } from './OwnPanel.tsx';
import type { Outcome } from './outcome.ts';
import { comeBack, type Journey, type OwnSource, setOut } from './source.ts';
import { type Arrival, useArrival } from './use-arrival.ts';
import { useModel } from './use-model.ts';
import { labView } from './view.ts';

export interface TagLabProps {
  readonly id: string;
  readonly language: Language;
  readonly level: 2 | 3;
  readonly title: string;
  readonly dataset: { readonly id: string; readonly title: string; readonly path: string; readonly asOf: string };
  /** The lab's own definition, and what it gave when the page was built. */
  readonly text: string;
  readonly file: TagFile;
  readonly ready: Ready;
  readonly sentences: readonly Sentence[];
  readonly outcome: Outcome;
}

/** A tag in three shapes that are one: a sentence, YAML and SQL; beside it the customers that carry it, and why. */
export default function TagLab(props: TagLabProps) {
  const { id, language, level, title, dataset, text } = props;
  const view = useMemo(() => labView(language), [language]);
  const model = useModel(props);
  const [code, setCode] = useState<string>();
  const [own, setOwn] = useState<OwnSource>();
  const arrival = useArrival(model, id, text, own === undefined);
  const journey = useRef<Journey>();
  const [returned, setReturned] = useState<Arrival>();
  const [importing, setImporting] = useState(false);
  const { state } = model;
  const { lab } = view.words;
  const tag = state.outcome.tags.find((t) => t.code === code) ?? state.outcome.tags[0];
  if (!tag) return null;
  const goOn = async (customers: OwnCustomers | undefined) => {
    if (!customers) return own ? goBack() : undefined;
    setImporting(false);
    setReturned(undefined);
    const { startOn } = await import('./start-on.ts');
    const start = await startOn(customers, model.state.text);
    // Erased meanwhile, or no customer is named: the lab stays where it is.
    if (!start || ownCustomers() !== customers) return;
    if (!own) journey.current = setOut(model.state.text, start.text);
    setOwn({ ...start.source, isPaidOut: start.source.isPaidOut || own?.isPaidOut === true });
    await model.useWorld(async () => start.source, start.text);
  };
  const goBack = () => {
    setOwn(undefined);
    const back = comeBack(journey.current ?? setOut(text), model.state.text);
    const { earlier } = back;
    if (earlier !== undefined) {
      const answer = (take: boolean) => () => {
        setReturned(undefined);
        if (take) model.write(earlier);
      };
      setReturned({ kind: 'returned', use: answer(true), drop: answer(false) });
    }
    model.useWorld(undefined, back.text);
  };
  useOwnCustomers(own !== undefined, (customers) => void goOn(customers));
  const run = async () => {
    const from = performance.now();
    await model.run();
    measureRun(from);
  };
  const address = async () => {
    const hash = await shareHash(id, state.text);
    return hash && location.href.split('#')[0] + hash;
  };
  return (
    <LabFrame
      id={id}
      words={lab}
      title={title}
      level={level}
      meta={lab.meta(own?.title ?? dataset.title, state.outcome.customers, own?.asOf ?? dataset.asOf)}
      busy={state.busy}
      onRun={run}
      onStop={() => model.stop()}
      tools={
        <>
          <button type="button" class="btn quiet" onClick={() => (own ? goBack() : setImporting(!importing))}>
            {own ? lab.backToSample : lab.ownData}
          </button>
          <button type="button" class="btn quiet" onClick={() => model.write(own ? (journey.current?.fitted ?? text) : text)}>
            {lab.reset}
          </button>
          <ShareTool words={lab} addressOf={address} />
        </>
      }
      notices={
        <>
          {importing && (
            <div class="import">
              <OwnPanel language={language} onUse={(customers) => void goOn(customers)} onClose={() => setImporting(false)} />
            </div>
          )}
          {own && <OwnBar model={model} own={own} view={view} />}
          <LabNotices arrival={returned ?? arrival} state={state} view={view} onAgain={run} />
        </>
      }
      set={<DefinitionPane id={id} title={title} model={model} view={view} />}
      out={<OutcomePane id={id} model={model} tag={tag} onTag={setCode} view={view} />}
      footer={<LabFooter state={state} tag={tag} view={view} />}
    />
  );
}
