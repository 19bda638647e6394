import { useState } from 'preact/hooks';
import type { LabsWords } from '../lab/words.ts';
import type { Undo } from './use-undo.ts';

interface Props {
  readonly undo: Undo;
  readonly words: Pick<LabsWords['tagLab'], 'undo' | 'redo' | 'undone' | 'redone'>;
}

/** Undo and redo, once there is something to undo; from then on they stay, so that nobody's focus is lost. */
export function UndoTools({ undo, words }: Props) {
  const [said, setSaid] = useState('');
  if (!undo.canUndo && !undo.canRedo) return null;
  const button = (label: string, can: boolean, act: () => void, done: string) => (
    <button
      type="button"
      class="btn small"
      aria-disabled={!can}
      onClick={() => {
        if (!can) return;
        act();
        setSaid(done);
      }}
    >
      {label}
    </button>
  );
  return (
    <p class="actions">
      {button(words.undo, undo.canUndo, undo.undo, words.undone)}
      {button(words.redo, undo.canRedo, undo.redo, words.redone)}
      <span class="vh" role="status">
        {said}
      </span>
    </p>
  );
}
