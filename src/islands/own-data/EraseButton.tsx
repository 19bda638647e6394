import { useId, useRef } from 'preact/hooks';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  /** What goes, thing by thing. */
  readonly things: readonly string[];
  readonly onErase: () => void;
}

/** Erases after a question that names what goes. */
export function EraseButton({ words, things, onErase }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const t = words.screen.erase;
  return (
    <>
      <button type="button" class="btn small" onClick={() => dialog.current?.showModal()}>
        {t.open}
      </button>
      <dialog ref={dialog} class="own-erase" aria-labelledby={`${id}-ask`}>
        <p id={`${id}-ask`}>
          <b>{t.ask}</b>
        </p>
        <ul>
          {things.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
        <p class="small">{t.files}</p>
        <div class="actions">
          <button type="button" class="btn" onClick={() => dialog.current?.close()}>
            {t.no}
          </button>
          <button
            type="button"
            class="btn stop"
            onClick={() => {
              dialog.current?.close();
              onErase();
            }}
          >
            {t.yes}
          </button>
        </div>
      </dialog>
    </>
  );
}
