import type { progressWords as zh } from '../zh/progress.ts';

const spent = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return 'under a minute';
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

export const progressWords: typeof zh = {
  title: 'My progress',
  lead: 'Every answer you submit is kept in this browser and nowhere else. Take a copy before you change computers.',
  loading: 'Opening your record…',
  empty: 'Nothing here yet. Submit any exercise and it will show up.',
  start: 'Go to lesson one',
  summary: ({ passed, mastered, exercises, attempts }) =>
    `${passed} of ${exercises} exercises passed, ${mastered} of them mastered, ${many(attempts, 'answer')} submitted.`,
  masteredMeans:
    'Mastered means right twice in a row, on different data. Where an exercise has no other data, passed is as far as it goes.',
  columns: { exercise: 'Exercise', state: 'State', attempts: 'Submitted', last: 'Latest', next: 'Next' },
  states: { 'not-tried': 'not tried', tried: 'not passed yet', passed: 'passed', mastered: 'mastered' },
  olderVersion: 'passed before it was changed',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  again: 'Other data',
  againOf: (title) => `Do it again on other data: ${title}`,
  reviewOn: (day) => `review ${day}`,
  reviewNow: 'review due',
  due: (count) => `${many(count, 'exercise')} due for review. Five minutes will do for a start.`,
  toReview: 'Review now',
  nothingDue: (day) =>
    day === undefined
      ? 'Nothing to review yet. Once you have mastered an exercise, it comes back after 1, 3, 7 and 21 days.'
      : `Nothing to review today. Next on ${day}.`,
  who: {
    title: 'Whose progress this is',
    choose: 'Change to',
    unnamed: 'No name yet',
    shared: 'If several of you use this computer, give each a name. Answers, drafts and changed labs are kept apart.',
    add: 'Add a person',
    rename: 'Rename',
    remove: 'Remove this person',
    name: 'Name',
    save: 'Save',
    cancel: 'Cancel',
    nameTaken: 'Somebody here has that name already.',
    removeQuestion: (name, attempts, drafts) =>
      `Remove “${name}”? ${many(attempts, 'submitted answer')}, ${many(drafts, 'draft')} and the labs they changed go too. There is no way back.`,
  },
  time: {
    title: 'Time spent',
    total: (seconds) => `${spent(seconds)} in all.`,
    spent,
    method:
      'Only time with the page in front and something done at least once a minute counts. Longer pauses to think are left out, so the true figure is somewhat higher.',
    none: 'No time counted yet.',
  },
  calibration: {
    title: 'How good your guesses are',
    none: 'No guesses yet. Some labs ask you to guess a number before you run them; those guesses gather here.',
    sentence: (count, right) => `${many(count, 'guess', 'guesses')}, ${right} of them right.`,
    lean: (lean) =>
      Math.abs(lean) < 0.05
        ? 'You are right about as often as you say you will be.'
        : lean > 0
          ? `On average you claim ${Math.round(lean * 100)} percentage points more than comes true: a little too sure.`
          : `On average you claim ${Math.round(-lean * 100)} percentage points less than comes true: you can trust yourself more.`,
    few: 'That is too few guesses to conclude much.',
    brier: (score) => `Brier score ${score}: 0 is best, and saying “half and half” to everything gives 0.25.`,
    chart:
      'Across: how sure you said you were. Up: how often you were right. A point on the slanted line is a confidence that held; below it you were too sure.',
    sure: 'How sure you said',
    hit: 'How often right',
    columns: { confidence: 'Said', count: 'Guesses', right: 'Right', share: 'Share right' },
    percent: (share) => `${Math.round(share * 100)}%`,
    rule: 'A number counts as right within a fifth of the outcome. Only the first guess at a question counts.',
  },
  take: {
    title: 'Take it along, or bring it in',
    file: 'Download as a file',
    code: 'Turn into a line of text',
    codeLabel: 'Your progress, to paste into a chat or an e-mail',
    codeLength: (length) => `${length.toLocaleString('en-GB')} characters.`,
    copy: 'Copy',
    copied: 'Copied',
    readFile: 'Read a file',
    paste: 'Paste a progress text here',
    readCode: 'Read this text',
    read: (fresh, known) =>
      fresh === 0
        ? known === 0
          ? 'There were no answers in it. Nothing has changed.'
          : `${known === 1 ? 'Its one answer was' : `All ${known} answers in it were`} here already. Nothing has changed.`
        : `${many(fresh, 'answer')} read and added to what was here.`,
    refused: {
      foreign: 'This is not TagLab progress. It should be a file that was downloaded here, or a text that begins with TAGLAB.',
      damaged: 'This progress is incomplete or was changed on its way, so it was not read. Download or copy it again, and bring all of it.',
      newer:
        'This progress was written by a newer version of the course, which this one can’t read. Reload the page, or read it in the newer course.',
    },
    other: (theirs, yours) => `This is the progress of “${theirs}”, and you are “${yours}”. Where should it go?`,
    own: (theirs) => `On its own, as “${theirs}”`,
    into: (yours) => `Together with “${yours}”`,
    cancel: 'Don’t read it',
  },
  keeping: {
    persisted: 'The browser has agreed to keep this record for good.',
    best: 'When short of space the browser may clear this record. Download a copy now and then to be safe.',
    local: 'This browser has no database for us, so the record is kept in a small place that fills up soon. Download copies often.',
    memory: 'This browser does not let us save. Once you close the page all of this is gone, so download a copy before you leave.',
    clockBack: (day) =>
      `This computer’s clock is behind your last record (${day}); it may have been set back. The order of your answers is kept and none is lost, but dates and review days may be off.`,
    broken: 'Your record could not be opened. Reload the page; if that does not help, read a copy you downloaded in another browser.',
  },
  erase: {
    title: 'Erase everything',
    button: 'Erase everything',
    question: ({ profiles, attempts, drafts, guesses }) =>
      `Erase everything of ${listed(profiles.map((name) => `“${name}”`))} from this browser: ${many(attempts, 'submitted answer')}, ${many(drafts, 'draft')}, ${many(guesses, 'guess', 'guesses')}, time spent, changed labs and the look of the pages. There is no way back.`,
    yes: 'Erase everything',
    no: 'Keep it',
    done: 'Everything has been erased; nothing is left.',
  },
};
