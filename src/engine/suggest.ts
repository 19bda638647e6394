import { nearest } from './nearest.ts';

/** What a message about an unknown name offers: the nearest one and all that exist. */
export function suggest(name: string, available: readonly string[]): { name: string; suggestion?: string; available: readonly string[] } {
  const suggestion = nearest(name, available);
  return suggestion === undefined ? { name, available } : { name, suggestion, available };
}
