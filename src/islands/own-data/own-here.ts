import { sharedSandbox } from '../../sandbox/client.ts';
import { type OwnCustomers, ownCustomers, setOwnCustomers } from './own-customers.ts';
import { OwnImport } from './own-import.ts';

let shared: OwnImport | undefined;

/** The one import of the page: what was chosen in one place is there in another. */
export function ownImport(): OwnImport {
  shared ??= new OwnImport(() => sharedSandbox().imports());
  return shared;
}

/** Takes a newer import; the one before is nobody's any more. */
export function replaceOwn(next: OwnCustomers): void {
  const before = ownCustomers();
  setOwnCustomers(next);
  if (before && before.database.id !== next.database.id) sharedSandbox().forget(before.database);
}

/** Everything of a person's own files goes, and the worker that ran on it, memory and all. Labs go back to the sample. */
export async function eraseOwn(): Promise<void> {
  await ownImport().clear();
  setOwnCustomers(undefined);
}
