import { useEffect, useState } from 'preact/hooks';
import { keepDraft, readDraft } from '../lab/drafts.ts';
import { sharedText } from '../lab/share.ts';
import type { TagLabModel } from './model.ts';

/**
 * What a person finds when they come: their own draft, somebody's link, or a link that cannot be used; or, back from their own data, a definition
 * that they changed there. `use` takes the other one that is at hand.
 */
export type Arrival =
  | { readonly kind: 'draft' | 'returned'; readonly use: () => void; readonly drop: () => void }
  | { readonly kind: 'shared' }
  | { readonly kind: 'damaged' };

/**
 * Takes a shared definition from the address, offers the draft of the last visit, and keeps the draft of this one.
 * @param keeps whether what is typed is worth keeping: not while a person's own data has changed it
 */
export function useArrival(model: TagLabModel, lab: string, own: string, keeps: boolean): Arrival | undefined {
  const [arrival, setArrival] = useState<Arrival>();
  const [settled, setSettled] = useState(false);
  const { text } = model.state;
  useEffect(() => {
    const arrive = async () => {
      const shared = await sharedText(lab, location.hash);
      const draft = readDraft(lab);
      if (shared === null) setArrival({ kind: 'damaged' });
      else if (shared !== undefined) {
        setArrival({ kind: 'shared' });
        model.write(shared);
      } else if (draft !== undefined && draft !== own) {
        const answer = (take: boolean) => () => {
          setArrival(undefined);
          if (take) model.write(draft);
          else keepDraft(lab, undefined);
        };
        setArrival({ kind: 'draft', use: answer(true), drop: answer(false) });
      }
      setSettled(true);
    };
    arrive();
    const again = () => location.hash.startsWith(`#${lab}?`) && arrive();
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, [model, lab, own]);
  useEffect(() => {
    // An untouched lab says nothing about the draft that is still on offer.
    if (settled && keeps && (text !== own || arrival?.kind !== 'draft')) keepDraft(lab, text === own ? undefined : text);
  }, [lab, own, text, settled, keeps]);
  return arrival;
}
