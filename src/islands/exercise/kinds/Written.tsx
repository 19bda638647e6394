import { useState } from 'preact/hooks';
import { textOf } from '../../../grading/answer.ts';
import { Tabs } from '../../lab/Tabs.tsx';
import { WrittenField } from '../WrittenField.tsx';
import type { FieldProps } from './field.ts';
import { TagForm } from './TagForm.tsx';

/** A definition as YAML, or as the sentence that it is; both are the same text. */
export function TagField(props: FieldProps<'tag'>) {
  return <DefinitionField {...props} />;
}

export function SqlField(props: FieldProps<'sql'>) {
  return <Editor {...props} written="sql" />;
}

/** What is broken is mended where it stands. */
export function RepairField({ ask, ...props }: FieldProps<'repair'>) {
  return ask.written === 'sql' ? <Editor {...props} written="sql" /> : <DefinitionField {...props} />;
}

type Given = Omit<FieldProps<'tag'>, 'ask'>;

function DefinitionField(props: Given) {
  const t = props.words.exercise.form;
  const [tab, setTab] = useState<'text' | 'sentence'>('text');
  return (
    <Tabs
      id={`${props.id}-form`}
      label={t.label}
      tabs={[
        { id: 'text', label: t.text },
        { id: 'sentence', label: t.sentence },
      ]}
      selected={tab}
      onSelect={setTab}
    >
      {tab === 'text' ? (
        <Editor {...props} written="tag" />
      ) : (
        <TagForm
          exerciseId={props.exerciseId}
          text={textOf(props.answer)}
          language={props.language}
          words={props.words}
          onText={props.onAnswer}
        />
      )}
    </Tabs>
  );
}

function Editor({
  id,
  exerciseId,
  written,
  answer,
  issues,
  words,
  language,
  onAnswer,
  onRun,
  handle,
}: Given & { readonly written: 'tag' | 'sql' }) {
  return (
    <WrittenField
      id={id}
      exerciseId={exerciseId}
      kind={written}
      text={textOf(answer)}
      issues={issues}
      words={words}
      language={language}
      onText={onAnswer}
      onRun={onRun}
      handle={handle}
    />
  );
}
