import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorPast } from '../editor/editor-past.ts';
import type { TagLabModel } from './model.ts';

/** Changes that follow each other closer than this are one, like those of a slider. */
const SETTLED_MS = 300;

export interface Undo {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  /** Ctrl-Z and its like, outside of fields that undo their own typing. */
  onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLElement>): void;
  /** What was changed so far is one change. @param inEditor it was made there, and the editor knows of it */
  settle(inEditor: boolean): void;
}

/**
 * Takes back what was done to a definition outside of its editor, change by change: a slot, a fix, a reset.
 * @param isOpen something is being changed: it counts once it is closed
 * @param past of the editor, which can then undo these changes, too
 */
export function useUndo(model: TagLabModel, isOpen: boolean, past: EditorPast): Undo {
  const [, draw] = useState(0);
  const { current: kept } = useRef({ text: model.state.text, back: [] as string[], forth: [] as string[], writing: 0 });
  const { text } = model.state;
  const leave = (to: string[], inEditor = false): void => {
    to.push(kept.text);
    if (!inEditor) past.texts.push(kept.text);
  };
  const settle = (inEditor: boolean): void => {
    const { text: now } = model.state;
    if (kept.writing > 0 || now === kept.text) return;
    leave(kept.back, inEditor);
    kept.forth = [];
    kept.text = now;
    draw((n) => n + 1);
  };
  const go = (from: string[], to: string[]): void => {
    const next = from.pop();
    if (next === undefined) return;
    leave(to);
    kept.text = next;
    kept.writing++;
    draw((n) => n + 1);
    void model.write(next).finally(() => kept.writing--);
  };
  const undo = (): void => {
    settle(false);
    go(kept.back, kept.forth);
  };
  const redo = (): void => go(kept.forth, kept.back);
  useEffect(() => {
    if (isOpen) return;
    const timer = setTimeout(() => settle(false), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, isOpen]);
  return {
    canUndo: kept.back.length > 0 || (!isOpen && kept.writing === 0 && text !== kept.text),
    canRedo: kept.forth.length > 0,
    undo,
    redo,
    settle,
    onKeyDown(event) {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    },
  };
}
