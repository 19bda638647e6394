import type { progressPanelWords as zh } from '../zh/progress-panel.ts';

export const progressPanelWords: typeof zh = {
  again: 'Do it again on other data',
  mastered: 'Right twice in a row, on different data: mastered. It will come back in a few days.',
  onData: (asOf) => `This time the customers are others, and the as-of date is ${asOf}.`,
};
