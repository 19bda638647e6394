import type { progressWords as zh } from '../zh/progress.ts';

export const progressWords: typeof zh = {
  title: 'My progress',
  lead: 'Every answer you submit is kept in this browser and nowhere else. Download a copy before you change computers.',
  empty: 'Nothing here yet. Submit any exercise and it will show up.',
  start: 'Go to lesson one',
  summary: (passed, of, attempts) => `${passed} of ${of} exercises passed, ${attempts} ${attempts === 1 ? 'answer' : 'answers'} submitted.`,
  columns: { exercise: 'Exercise', state: 'State', attempts: 'Submitted', last: 'Latest' },
  states: { 'not-tried': 'not tried', tried: 'not passed yet', passed: 'passed' },
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  export: 'Download my progress',
  import: 'Read a progress file',
  imported: (count) => `${count} ${count === 1 ? 'answer' : 'answers'} read and added to what was here.`,
  notAFile: 'This is not a progress file. It should be the taglab-progress.json that was downloaded here.',
  erase: 'Erase everything',
  eraseQuestion: (count) => `Erase the ${count} ${count === 1 ? 'answer' : 'answers'} kept in this browser? There is no way back.`,
  eraseYes: 'Erase',
  eraseNo: 'Keep',
  erased: 'Everything has been erased.',
};
