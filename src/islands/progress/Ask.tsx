import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  readonly open: boolean;
  readonly question: string;
  /** Escape, too. */
  readonly onClose: () => void;
  /** The buttons, the harmless one first: it has the focus. */
  readonly children: ComponentChildren;
}

/** A question that has to be answered before anything happens. */
export function Ask({ open, question, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <p id={id}>{question}</p>
      <div class="actions">{children}</div>
    </dialog>
  );
}
