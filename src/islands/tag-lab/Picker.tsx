import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Span } from '../../engine/language/definition.ts';
import { fitsInSlot, spanFits } from '../../engine/sentence/edit.ts';
import type { Slot, SlotValue } from '../../engine/sentence/slot.ts';
import type { LabView } from './view.ts';

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

interface Props {
  readonly slot: Slot;
  readonly view: LabView;
  readonly about: string;
  /** Where a slider makes sense for a number. */
  readonly range: Range | undefined;
  readonly onChange: (value: SlotValue) => void;
}

interface PickerProps extends Props {
  readonly onClose: (keep: boolean) => void;
  /** The focus goes somewhere else. */
  readonly onLeave: (to: EventTarget | null) => void;
}

/** What opens under a slot: type, use the arrow keys, slide, or choose. */
export function Picker({ slot, view, about, range, onChange, onClose, onLeave }: PickerProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLInputElement>('input:checked') ?? box.current?.querySelector('input');
    first?.focus();
    if (first?.type === 'number' || first?.type === 'text') first.select();
  }, []);
  const key = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || (event.key !== 'Escape' && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    onClose(event.key === 'Enter');
  };
  return (
    <div class="picker" role="dialog" aria-label={about} ref={box} onKeyDown={key} onFocusOut={(event) => onLeave(event.relatedTarget)}>
      <Body slot={slot} view={view} about={about} range={range} onChange={onChange} />
      <small>{view.words.tagLab.slot.keys}</small>
    </div>
  );
}

function Body({ slot, view, about, range, onChange }: Props) {
  switch (slot.kind) {
    case 'number':
      return <NumberBody value={slot.value} about={about} range={range} view={view} onChange={onChange} />;
    case 'percent':
      return <NumberBody value={slot.value} about={about} range={PERCENT} suffix="%" view={view} onChange={onChange} />;
    case 'span':
      return <SpanBody slot={slot} about={about} view={view} onChange={onChange} />;
    case 'choice':
      return (
        <fieldset class="choices">
          <legend>{about}</legend>
          {slot.options.map(({ value }) => (
            <label key={value} class="choice">
              <input type="radio" name={`choice-${slot.id}`} checked={value === slot.value} onChange={() => onChange(value)} />
              {view.sayer.option(slot, value)}
            </label>
          ))}
        </fieldset>
      );
    case 'date':
      return <TextBody kind="date" value={slot.value} room={slot} about={about} view={view} onChange={onChange} />;
    case 'text':
      return <TextBody kind="text" value={slot.value} about={about} view={view} onChange={onChange} />;
  }
}

const PERCENT: Range = { min: 1, max: 99, step: 1 };

interface NumberProps extends Pick<Props, 'view' | 'about'> {
  readonly value: number;
  readonly range: Range | undefined;
  readonly suffix?: string;
  readonly onChange: (value: number) => void;
}

/** What is typed stays as typed, also while it is no number; what counts is the last number. */
function NumberBody({ value, about, range, suffix, view, onChange }: NumberProps) {
  const [typed, setTyped] = useState(String(value));
  const bad = !isNumber(typed) || (suffix === '%' && !(Number(typed) > 0 && Number(typed) < 100));
  const change = (text: string) => {
    setTyped(text);
    if (isNumber(text) && (suffix !== '%' || (Number(text) > 0 && Number(text) < 100))) onChange(Number(text));
  };
  return (
    <>
      <label class="field">
        <span>{about}</span>
        <span class="with-unit">
          <input
            type="number"
            inputMode="decimal"
            step={range?.step ?? 'any'}
            value={typed}
            aria-invalid={bad}
            onInput={(event) => change(event.currentTarget.value)}
          />
          {suffix}
        </span>
      </label>
      {range && (
        <input type="range" aria-label={about} {...range} value={Number(typed)} onInput={(event) => change(event.currentTarget.value)} />
      )}
      {bad && <small role="alert">{view.words.tagLab.slot.notANumber}</small>}
    </>
  );
}

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** As far as a slider goes; further back can be typed. */
const LONGEST: Readonly<Record<Span['unit'], number>> = { d: 730, w: 104, m: 24, y: 5 };
const UNITS = Object.keys(LONGEST) as Span['unit'][];

type SpanSlot = Extract<Slot, { kind: 'span' }>;

function SpanBody({ slot, about, view, onChange }: Pick<Props, 'view' | 'about' | 'onChange'> & { readonly slot: SpanSlot }) {
  const { units, unit: unitLabel, notANumber, otherEnd } = view.words.tagLab.slot;
  // What the other end leaves room for is kept from when the picker opened: nobody chases a moving bound.
  const [room] = useState(slot);
  const [typed, setTyped] = useState(String(slot.value.count));
  const [unit, setUnit] = useState(slot.value.unit);
  const least = slot.about.is === 'window-to' ? 0 : 1;
  const isSpan = (text: string): boolean => isCount(text) && Number(text) >= least;
  const fits = (text: string, of: Span['unit']): boolean => spanFits({ count: Number(text), unit: of }, room);
  const change = (text: string, of: Span['unit']) => {
    setTyped(text);
    setUnit(of);
    if (isSpan(text) && fits(text, of)) onChange({ count: Number(text), unit: of });
  };
  const problem = !isSpan(typed) ? notANumber : fits(typed, unit) ? undefined : otherEnd;
  return (
    <>
      <div class="field">
        <span>{about}</span>
        <span class="with-unit">
          <input
            type="number"
            inputMode="numeric"
            min={least}
            aria-label={about}
            aria-invalid={problem !== undefined}
            value={typed}
            onInput={(event) => change(event.currentTarget.value, unit)}
          />
          <select aria-label={unitLabel} value={unit} onChange={(event) => change(typed, event.currentTarget.value as Span['unit'])}>
            {(slot.units ?? UNITS).map((u) => (
              <option key={u} value={u}>
                {units[u]}
              </option>
            ))}
          </select>
        </span>
      </div>
      <input
        type="range"
        aria-label={about}
        min={least}
        max={LONGEST[unit]}
        value={Number(typed)}
        onInput={(event) => change(event.currentTarget.value, unit)}
      />
      {problem !== undefined && <small role="alert">{problem}</small>}
    </>
  );
}

const isCount = (text: string): boolean => /^(?:0|[1-9]\d{0,4})$/.test(text.trim());

interface TextProps extends Pick<Props, 'view' | 'about'> {
  readonly kind: 'date' | 'text';
  readonly value: string;
  /** Days that the other end of a window leaves. */
  readonly room?: { readonly least?: string; readonly most?: string };
  readonly onChange: (value: string) => void;
}

function TextBody({ kind, value, room = {}, about, view, onChange }: TextProps) {
  const [typed, setTyped] = useState(value);
  const { unsafe, otherEnd } = view.words.tagLab.slot;
  const [{ least, most }] = useState(room);
  const isInside = (text: string): boolean => !(least !== undefined && text < least) && !(most !== undefined && text > most);
  const isSafe = (text: string): boolean => text !== '' && fitsInSlot(text);
  const fits = isSafe(typed) && isInside(typed);
  return (
    <>
      <label class="field">
        <span>{about}</span>
        <input
          type={kind}
          value={typed}
          min={least}
          max={most}
          aria-invalid={!fits}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            if (isSafe(text) && isInside(text)) onChange(text);
          }}
        />
      </label>
      {!fits && typed !== '' && <small role="alert">{isSafe(typed) ? otherEnd : unsafe}</small>}
    </>
  );
}
