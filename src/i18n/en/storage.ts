import type { storageWords as zh } from '../zh/storage.ts';

export const storageWords: typeof zh = {
  refused: 'This browser does not let us save your progress. Everything is still here; download a copy before you leave.',
  download: 'Download progress',
};
