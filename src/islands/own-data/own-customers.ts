import type { OwnData } from '../../sandbox/import/own-imports.ts';

/** A person's own customers, imported: every lab of the page may run on them. */
export interface OwnCustomers extends OwnData {
  /** The files they came from. */
  readonly title: string;
  /** The day as of which they are looked at. */
  readonly day: string;
  /** Every lab of the page takes them by itself; without it, one that is asked to. */
  readonly everywhere: boolean;
}

type Listener = (customers: OwnCustomers | undefined) => void;

let here: OwnCustomers | undefined;
const listeners = new Set<Listener>();

export const ownCustomers = (): OwnCustomers | undefined => here;

/** @returns what ends the listening */
export function onOwnCustomers(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Others in place of those that were there; nothing when they are erased. */
export function setOwnCustomers(next: OwnCustomers | undefined): void {
  here = next;
  for (const listener of listeners) listener(next);
}
