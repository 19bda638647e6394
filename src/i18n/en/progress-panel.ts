import type { progressPanelWords as zh } from '../zh/progress-panel.ts';

export const progressPanelWords: typeof zh = {
  earlier: {
    said: 'This exercise has changed since you last worked on it. Below is what you wrote then; the task is the new one.',
    yours: 'What I wrote',
    fresh: 'Begin afresh',
  },
  again: 'Do it again on other data',
  mastered: 'Right twice in a row, on different data: mastered. It will come back in a few days.',
  onData: (asOf) => `This time the customers are others, and the as-of date is ${asOf}.`,
};
