import { Fragment } from 'preact';
import type { Bilingual, Line, Sentence, Slot as SlotData, SlotValue, Value } from '../../engine/index.ts';
import type { Range } from './Picker.tsx';
import { Slot } from './Slot.tsx';
import { TagValue } from './TagValue.tsx';
import type { LabView } from './view.ts';

export interface SlotKey {
  readonly code: string;
  readonly id: number;
}

interface Props {
  readonly sentence: Sentence;
  readonly view: LabView;
  /** The slot whose picker is open. */
  readonly open: SlotKey | undefined;
  /** The sentence is behind the text: its slots would write in the wrong places. */
  readonly frozen: boolean;
  readonly rangeOf: (slot: SlotData) => Range | undefined;
  readonly onOpen: (key: SlotKey | undefined) => void;
  readonly onChange: (key: SlotKey, value: SlotValue) => void;
  readonly onCancel: () => void;
}

/** A tag as it is said: a word, a sentence with slots, and the value that follows. */
export function SentenceView({ sentence, view, open, frozen, rangeOf, onOpen, onChange, onCancel }: Props) {
  const { roles } = view.words.tagLab;
  const { code, name, domain, lines } = sentence;
  const first = lines.find((line) => line.role === 'if' || line.role === 'spelt');
  const slot = (data: SlotData) => {
    if (data.again) return view.sayer.slot(data, view.format);
    const key = { code, id: data.id };
    return (
      <Slot
        key={data.id}
        slot={data}
        view={view}
        open={open?.code === code && open.id === data.id}
        disabled={frozen}
        range={rangeOf(data)}
        onOpen={() => onOpen(key)}
        onChange={(value) => onChange(key, value)}
        onClose={(keep) => {
          if (!keep) onCancel();
          onOpen(undefined);
        }}
      />
    );
  };
  return (
    <div class="sent">
      <i>{roles.tag}</i>
      <span>{view.label(name)}</span>
      <span />
      {lines.map((line, i) => (
        <Fragment key={i}>
          <i>{roleOf(line, roles)}</i>
          <span>{view.sayer.line(line).map((part) => (typeof part === 'string' ? part : slot(part)))}</span>
          {'value' in line ? (
            <TagValue value={line.value} label={labelIn(domain, line.value)} first={line === first} view={view} />
          ) : (
            <span />
          )}
        </Fragment>
      ))}
    </div>
  );
}

const labelIn = (domain: Readonly<Record<string, Bilingual>>, value: Value): Bilingual | undefined =>
  value !== null && Object.hasOwn(domain, String(value)) ? domain[String(value)] : undefined;

function roleOf({ role }: Line, roles: LabView['words']['tagLab']['roles']): string {
  return role === 'spelt' ? roles.if : roles[role];
}
