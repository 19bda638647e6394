import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Slot as SlotData, SlotValue } from '../../engine/index.ts';
import { Picker, type Range } from './Picker.tsx';
import type { LabView } from './view.ts';

interface Props {
  readonly slot: SlotData;
  readonly view: LabView;
  readonly open: boolean;
  readonly disabled: boolean;
  readonly range: Range | undefined;
  readonly onOpen: () => void;
  /** While the picker is open, at every move. */
  readonly onChange: (value: SlotValue) => void;
  /** `keep` false: as if nothing had been changed. */
  readonly onClose: (keep: boolean) => void;
}

/** A value in a sentence: a button that opens a picker in its place. */
export function Slot({ slot, view, open, disabled, range, onOpen, onChange, onClose }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useStayInside(box, open);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!event.composedPath().includes(box.current as HTMLElement)) onClose(true);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  });
  const close = (keep: boolean) => {
    onClose(keep);
    button.current?.focus();
  };
  const leave = (to: EventTarget | null) => {
    if (to && !box.current?.contains(to as Node)) onClose(true);
  };
  const about = view.sayer.about(slot);
  const shown = view.sayer.slot(slot, view.format);
  return (
    <span class="slot-box" ref={box}>
      <button
        type="button"
        class="slot"
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        disabled={disabled}
        aria-label={view.words.tagLab.slot.change(about, shown)}
        onClick={() => (open ? close(true) : onOpen())}
      >
        {shown}
      </button>
      {open && <Picker slot={slot} view={view} about={about} range={range} onChange={onChange} onClose={close} onLeave={leave} />}
    </span>
  );
}

/** Moves an open picker back into the lab where it would stick out at the right. */
function useStayInside(box: { readonly current: HTMLElement | null }, open: boolean): void {
  useLayoutEffect(() => {
    const picker = box.current?.querySelector<HTMLElement>('.picker');
    const lab = box.current?.closest('.lab');
    if (!open || !picker || !lab) return;
    const over = picker.getBoundingClientRect().right - lab.getBoundingClientRect().right + 12;
    if (over > 0) picker.style.insetInlineStart = `${-over}px`;
  }, [box, open]);
}
