import { useMemo, useState } from 'preact/hooks';
import type { Sentence, TagFile } from '../../engine/index.ts';
import type { Language } from '../../i18n/language.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { DefinitionPane } from './DefinitionPane.tsx';
import { LabFooter } from './LabFooter.tsx';
import { LabNotices } from './LabNotices.tsx';
import { OutcomePane } from './OutcomePane.tsx';
import type { Outcome } from './outcome.ts';
import { ShareButton } from './ShareButton.tsx';
import { useArrival } from './use-arrival.ts';
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
  readonly sentences: readonly Sentence[];
  readonly outcome: Outcome;
}

/** A tag in three shapes that are one: a sentence, YAML and SQL; beside it the customers that carry it, and why. */
export default function TagLab(props: TagLabProps) {
  const { id, language, level, title, dataset, text } = props;
  const view = useMemo(() => labView(language), [language]);
  const model = useModel(props);
  const arrival = useArrival(model, id, text);
  const [code, setCode] = useState<string>();
  const { state } = model;
  const { lab } = view.words;
  const tag = state.outcome.tags.find((t) => t.code === code) ?? state.outcome.tags[0];
  if (!tag) return null;
  return (
    <LabFrame
      id={id}
      words={lab}
      title={title}
      level={level}
      meta={lab.meta(dataset.title, state.outcome.customers, dataset.asOf)}
      busy={state.busy}
      onRun={() => model.run()}
      onStop={() => model.stop()}
      tools={
        <>
          {state.text !== text && (
            <button type="button" class="btn quiet" onClick={() => model.write(text)}>
              {lab.reset}
            </button>
          )}
          <ShareButton lab={id} text={state.text} words={lab} />
        </>
      }
      notices={<LabNotices arrival={arrival} failure={state.failure} view={view} onAgain={() => model.run()} />}
      set={<DefinitionPane id={id} title={title} model={model} view={view} />}
      out={<OutcomePane id={id} model={model} tag={tag} onTag={setCode} view={view} />}
      footer={<LabFooter state={state} tag={tag} view={view} />}
    />
  );
}
