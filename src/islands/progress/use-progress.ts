import { useEffect, useState } from 'preact/hooks';
import type { Progress } from '../../course/progress-file.ts';
import { PROGRESS_CHANGED } from './here.ts';
import { openStore, type Store } from './store.ts';

/** The open log and what is in it, read anew after every change, of this tab or of another. */
export interface Opened {
  readonly store: Store;
  readonly progress: Progress;
}

export function useProgress(): Opened | 'opening' | 'broken' {
  const [opened, setOpened] = useState<Opened | 'opening' | 'broken'>('opening');
  useEffect(() => {
    const read = async () => {
      const store = await openStore();
      setOpened({ store, progress: await store.progress() });
    };
    const readOrSay = () => void read().catch(() => setOpened('broken'));
    readOrSay();
    document.addEventListener(PROGRESS_CHANGED, readOrSay);
    return () => document.removeEventListener(PROGRESS_CHANGED, readOrSay);
  }, []);
  return opened;
}
