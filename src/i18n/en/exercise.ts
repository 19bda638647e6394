import type { exerciseWords as zh } from '../zh/exercise.ts';

/** What the exercise panel says. Verdicts speak through feedback.ts, the database through sandbox.ts. */
export const exerciseWords: typeof zh = {
  label: (number) => `Exercise ${number}`,
  editor: { tag: 'Your tag definition (YAML)', sql: 'Your query (SQL)' },
  number: 'Your answer',
  choose: { one: 'Choose one', all: 'Choose all that are right' },
  run: 'Run',
  runHelp: 'Run shows the result and never counts; Submit is judged.',
  submit: 'Submit',
  stop: 'Stop',
  reset: 'Start over',
  hint: (opened, of) => (opened === 0 ? 'Give me a hint' : opened < of ? 'A little more' : 'All hints are open'),
  hints: 'Hint',
  running: 'Running…',
  grading: 'Judging on several sets of data…',
  failed: {
    running: 'This exercise did not load. Check the network and press Run again.',
    grading: 'This exercise did not load. Check the network and press Submit again.',
  },
  stopped: {
    running: 'Stopped. The data is unchanged; carry on editing.',
    grading: 'Stopped before it was judged, so this one does not count. Carry on editing.',
  },
  rows: (shown, of, ms) =>
    `${of.toLocaleString('en-GB')} ${of === 1 ? 'row' : 'rows'}${shown < of ? `, the first ${shown} shown` : ''}, in ${ms < 1 ? 'under 1' : Math.round(ms)} ms.`,
  counts: (customers, ms) => `Tagged ${customers.toLocaleString('en-GB')} customers in ${ms < 1 ? 'under 1' : Math.round(ms)} ms.`,
  resultCaption: 'Result of the run',
  value: 'Tag value',
  count: 'Customers',
  noValue: 'no value',
  others: (n) => `${n.toLocaleString('en-GB')} more ${n === 1 ? 'value' : 'values'}`,
  apply: 'Fix it for me',
  fixes: {
    found: (count) => (count === 1 ? '1 problem.' : `${count} problems.`),
    noneLeft: 'Nothing left to mend.',
    fixedInList: (left) => (left === 0 ? 'Mended. Nothing left to mend.' : `Mended. ${left} left.`),
  },
  line: (n) => `Line ${n}`,
  tryAgain: 'Try again',
  attempts: (n) => (n === 1 ? 'Submitted once' : `Submitted ${n} times`),
  judgedOn: 'Judged on',
  check: { pass: 'right', fail: 'not right', 'not-run': 'not run' },
  yes: 'yes',
  no: 'no',
};
