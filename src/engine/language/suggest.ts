import { nearest, nearestFirst } from './nearest.ts';

/** What a message about an unknown name offers: the one probably meant, and all that exist, the nearest first. */
export function suggest(name: string, candidates: readonly string[]): { name: string; suggestion?: string; available: readonly string[] } {
  const suggestion = nearest(name, candidates);
  const available = nearestFirst(name, [...new Set(candidates)]);
  return suggestion === undefined ? { name, available } : { name, suggestion, available };
}
