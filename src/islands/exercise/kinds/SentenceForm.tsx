import { useMemo, useRef, useState } from 'preact/hooks';
import type { Schema } from '../../../engine/language/schema.ts';
import { editSlot } from '../../../engine/sentence/edit.ts';
import { slotsOf } from '../../../engine/sentence/sentence.ts';
import type { SlotValue } from '../../../engine/sentence/slot.ts';
import type { Language } from '../../../i18n/language.ts';
import { checkText } from '../../tag-lab/checking.ts';
import type { Definition } from '../../tag-lab/definition.ts';
import { rangeOf } from '../../tag-lab/range.ts';
import { SentenceView, type SlotKey } from '../../tag-lab/SentenceView.tsx';
import { labView } from '../../tag-lab/view.ts';
import type { PanelWords } from '../words.ts';

interface Props {
  readonly text: string;
  readonly schema: Schema;
  readonly language: Language;
  readonly words: PanelWords;
  readonly onText: (text: string) => void;
}

/** The lab's form over an exercise's text: a slot that is changed is spliced into it. */
export function SentenceForm({ text, schema, language, words, onText }: Props) {
  const view = useMemo(() => labView(language), [language]);
  const [open, setOpen] = useState<SlotKey>();
  const before = useRef(text);
  /** The last text that could be read stays on view while the text is being mended. */
  const last = useRef<Definition>();
  const checked = useMemo(() => checkText(text, schema), [text, schema]);
  const errors = checked.issues.filter((issue) => issue.severity === 'error');
  if (checked.definition && errors.length === 0) last.current = checked.definition;
  const definition = last.current;
  const change = ({ code, id }: SlotKey, value: SlotValue) => {
    const sentence = definition?.sentences.find((each) => each.code === code);
    const slot = sentence && slotsOf(sentence).find((each) => each.id === id);
    if (definition && slot) onText(editSlot(definition.text, slot, value));
  };
  return (
    <div class="lab tag-form">
      {errors.length > 0 && <p class="notice warn">{words.exercise.form.broken}</p>}
      {definition?.sentences.map((sentence) => (
        <SentenceView
          key={sentence.code}
          sentence={sentence}
          view={view}
          open={open}
          frozen={errors.length > 0}
          rangeOf={(slot) => rangeOf(slot, undefined)}
          onOpen={(key) => {
            before.current = text;
            setOpen(key);
          }}
          onChange={change}
          onCancel={() => onText(before.current)}
        />
      ))}
      <p class="small below">{view.words.tagLab.sameDefinition}</p>
    </div>
  );
}
