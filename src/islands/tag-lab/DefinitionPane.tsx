import { useRef, useState } from 'preact/hooks';
import { Tabs } from '../lab/Tabs.tsx';
import type { TagLabModel } from './model.ts';
import { rangeOf } from './range.ts';
import { SentenceView, type SlotKey } from './SentenceView.tsx';
import type { LabView } from './view.ts';
import { YamlPane } from './YamlPane.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly model: TagLabModel;
  readonly view: LabView;
}

/** What a person sets: one definition, as sentences or as YAML. */
export function DefinitionPane({ id, title, model, view }: Props) {
  const { tagLab } = view.words;
  const { state } = model;
  const [tab, setTab] = useState<'sentence' | 'yaml'>('sentence');
  const [open, setOpen] = useState<SlotKey>();
  const before = useRef(state.text);
  const errors = state.issues.filter((issue) => issue.severity === 'error').length;
  return (
    <Tabs
      id={`${id}-definition`}
      label={title}
      tabs={[
        { id: 'sentence', label: tagLab.sentence },
        { id: 'yaml', label: tagLab.yaml },
      ]}
      selected={tab}
      onSelect={setTab}
    >
      {tab === 'sentence' ? (
        <>
          {errors > 0 && (
            <p class="notice warn">
              {tagLab.brokenDefinition(errors)}{' '}
              <button type="button" class="row-button" onClick={() => setTab('yaml')}>
                {tagLab.toYaml}
              </button>
            </p>
          )}
          {state.definition.sentences.map((sentence) => (
            <SentenceView
              key={sentence.code}
              sentence={sentence}
              view={view}
              open={open}
              frozen={errors > 0}
              rangeOf={(slot) => rangeOf(slot, state.run?.rows)}
              onOpen={(key) => {
                before.current = state.text;
                setOpen(key);
              }}
              onChange={(key, value) => model.change(key.code, key.id, value)}
              onCancel={() => {
                if (before.current !== model.state.text) model.write(before.current);
              }}
            />
          ))}
          <p class="small below">{tagLab.sameDefinition}</p>
        </>
      ) : (
        <YamlPane
          id={id}
          title={title}
          text={state.text}
          issues={state.issues}
          schema={model.schema}
          view={view}
          onText={(text) => model.type(text)}
          onFix={(text) => model.write(text)}
          onRun={() => model.run()}
        />
      )}
    </Tabs>
  );
}
