import type { storageWords as zh } from '../zh/storage.ts';

export const storageWords: typeof zh = {
  refused: 'This browser does not let us save your progress. Everything is still here; download a copy before you leave.',
  full: 'This browser has no room left for the site, so this answer was not saved. Everything is still here; download a copy, then free some space.',
  download: 'Download progress',
};
