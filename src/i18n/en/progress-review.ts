import type { progressReviewWords as zh } from '../zh/progress-review.ts';

export const progressReviewWords: typeof zh = {
  title: 'Review',
  lead: 'What you have mastered is asked again on other data: after 1, 3, 7 and 21 days, five minutes at most.',
  loading: 'Looking at what is due…',
  sitting: (count, minutes) => `${count} ${count === 1 ? 'exercise' : 'exercises'} today, about ${minutes} min.`,
  practice: 'The same task on other data. Start from a blank page, without what you wrote before.',
  begin: 'Start',
  place: (at, of) => `${at} of ${of}`,
  next: 'Next',
  finish: 'Finish',
  skip: 'Leave this one for now',
  none: (day) =>
    day === undefined
      ? 'Nothing to review yet. Get an exercise right twice in a row on different data, and it will come back here.'
      : `Nothing to review today. Next on ${day}.`,
  done: (right, of) => `Today’s review is done: ${right} of ${of} right.`,
  slipped: 'The others come back tomorrow.',
  again: (title) => `“${title}”: right.`,
  notAgain: (title) => `“${title}” was not right this time. Carry on with it, or come back another day.`,
  unknown: 'There is no such exercise here, or it has no other data to be asked on.',
  progress: 'See my progress',
  failed: 'This exercise could not be fetched. Check the network and press again.',
  dueLine: ['Due for review: ', '. Five minutes at most.'],
  dueLink: 'Review now',
};
