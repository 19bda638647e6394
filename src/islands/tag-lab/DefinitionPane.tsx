import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorPast } from '../editor/editor-past.ts';
import { Tabs } from '../lab/Tabs.tsx';
import type { TagLabModel } from './model.ts';
import { rangeOf } from './range.ts';
import { SentenceView, type SlotKey } from './SentenceView.tsx';
import { UndoTools } from './UndoTools.tsx';
import { useUndo } from './use-undo.ts';
import type { LabView } from './view.ts';
import type { YamlPane } from './YamlPane.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly model: TagLabModel;
  readonly view: LabView;
}

/** What a person sets: one definition, as sentences or as YAML. */
export function DefinitionPane({ id, title, model, view }: Props) {
  const { lab, tagLab } = view.words;
  const { state } = model;
  const [tab, setTab] = useState<'sentence' | 'yaml'>('sentence');
  const [open, setOpen] = useState<SlotKey>();
  const before = useRef(state.text);
  const { current: past } = useRef<EditorPast>({ texts: [] });
  const Yaml = useYamlPane(tab === 'yaml');
  const undo = useUndo(model, open !== undefined || tab === 'yaml', past);
  const show = (next: 'sentence' | 'yaml') => {
    undo.settle(tab === 'yaml');
    setOpen(undefined);
    setTab(next);
  };
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
      onSelect={show}
    >
      {tab === 'sentence' ? (
        <section aria-label={tagLab.sentence} onKeyDown={undo.onKeyDown}>
          {errors > 0 && (
            <p class="notice warn">
              {tagLab.brokenDefinition(errors)}{' '}
              <button type="button" class="row-button" onClick={() => show('yaml')}>
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
          <UndoTools undo={undo} words={tagLab} />
        </section>
      ) : !Yaml ? (
        <p class="placeholder">{lab.loading}</p>
      ) : (
        <Yaml
          id={id}
          title={title}
          state={state}
          past={past}
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

/** The pane for the text, fetched when somebody opens it: the first Run has no use for it. */
function useYamlPane(wanted: boolean): typeof YamlPane | undefined {
  const [pane, setPane] = useState<{ readonly YamlPane: typeof YamlPane }>();
  useEffect(() => {
    if (wanted) import('./YamlPane.tsx').then(setPane, () => {});
  }, [wanted]);
  return pane?.YamlPane;
}
