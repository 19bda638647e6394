import type { progressPredictWords as zh } from '../zh/progress-predict.ts';

export const progressPredictWords: typeof zh = {
  kicker: 'Guess, then run',
  guess: 'My guess',
  choose: 'My guess',
  sure: 'How sure are you?',
  sureHelp: 'Within a fifth of the outcome counts as right.',
  sureHelpChoice: 'Choosing what really happens counts as right.',
  confidences: ['20%: a shot in the dark', '40%: not very', '60%: fairly', '80%: quite', '95%: very'],
  save: 'That is my guess',
  skip: 'Skip and run',
  first: 'Guess first, then run. If you would rather not, press “Skip and run”.',
  incomplete: 'One thing is missing: give a guess and say how sure you are.',
  notANumber: 'Please enter a number.',
  saved: 'Noted. Change the lab below, press Run, and see how close you are.',
  skipped: 'No guess this time. The lab below is ready.',
  guessed: 'You have guessed this one before.',
  show: 'See my guess',
  right: (guess, actual) => `You guessed ${guess}, and it is ${actual}: right.`,
  wrong: (guess, actual) => `You guessed ${guess}, and it is ${actual}: not this time.`,
  exact: (actual) => `You guessed ${actual}, to the very one.`,
  gap: (guess, actual, off, share, high, right) =>
    `You guessed ${guess}, and it is ${actual}: ${off} too ${high ? 'many' : 'few'}, off by ${share}. ${right ? 'That counts as right.' : 'Not this time.'}`,
  lesson: { surely: 'Very sure and yet not right: that is where a second look pays most.', shyly: 'You were unsure, and right.' },
  toProgress: 'Your guesses gather in “My progress”',
  option: (text) => `“${text}”`,
  number: (n) => n.toLocaleString('en-GB'),
};
