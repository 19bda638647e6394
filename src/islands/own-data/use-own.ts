import { useEffect, useReducer } from 'preact/hooks';
import { type OwnCustomers, onOwnCustomers, ownCustomers } from './own-customers.ts';
import { ownImport } from './own-here.ts';
import type { OwnImport } from './own-import.ts';

/** The page's import and what came of it; every change of either draws anew. */
export function useOwn(): { readonly model: OwnImport; readonly customers: OwnCustomers | undefined } {
  const [, draw] = useReducer((n: number, _: number) => n + 1, 0);
  const model = ownImport();
  useEffect(() => {
    const ends = [model.subscribe(() => draw(0)), onOwnCustomers(() => draw(0))];
    return () => {
      for (const end of ends) end();
    };
  }, [model]);
  return { model, customers: ownCustomers() };
}
