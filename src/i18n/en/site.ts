import type { siteWords as zh } from '../zh/site.ts';

/** Minutes as a reader says them. */
const duration = (minutes: number): string => (minutes < 120 ? `${minutes} min` : `${minutes / 60} hours`);

export const siteWords: typeof zh = {
  name: 'TagLab',
  title: 'TagLab',
  description:
    'Learn customer tags, RFM and personas by doing, in your browser: a real tagging engine, a real database, and a reason for every result.',
  skip: 'Skip to content',
  nav: { label: 'Main', course: 'Course', data: 'Data', own: 'Import', progress: 'Progress' },
  language: 'English',
  dark: 'Dark appearance',
  footer: {
    what: 'TagLab: a hands-on course on customer tags, RFM and personas.',
    licence: 'Code: MIT. Lessons: CC BY 4.0. Sample data: CC0, with made-up people and companies.',
    local: 'No account, no tracking, and your data stays on this computer.',
  },
  duration,
  home: {
    headline: ['Who are your best customers?', 'Two colleagues, two lists.'],
    promise:
      'This page holds the 2,000 customers of an online shop and a real tagging engine. Change a condition and the list changes; pick a customer and it tells you why. By the end of the course, whoever does the sums gets the same list.',
    start: 'Start with lesson one',
    seeMap: 'See the whole course',
    reasons: [
      {
        title: 'Try first, explain later',
        text: 'Every lesson opens with a number that leads to a bad decision. Change it in the lab, then learn what it is called.',
      },
      {
        title: 'A wrong answer comes with a customer',
        text: 'You see the few customers who give your rule away, with your result and the right one side by side.',
      },
      {
        title: 'Excel, SQL, tag: one answer',
        text: 'Use whichever you have at work. All three give the same number, and each checks the others.',
      },
      {
        title: 'Bring your own orders',
        text: 'Drop in a CSV or an Excel file and the same labs run on your customers. The file is opened in this browser and sent nowhere.',
      },
    ],
    mapTitle: 'Eleven modules, from one tag to a whole system',
    mapLead: (lessons, open) => `${lessons} lessons, ${open} of them open now; the others follow in order.`,
    legend: { open: 'open', done: 'done', planned: 'to come' },
    pathsTitle: 'No week to spare? Take one of these paths',
    pathLessons: (lessons) => `${lessons} lessons`,
  },
  lesson: {
    outline: 'Lessons of this module',
    contents: 'In this lesson',
    module: (number, title) => `Module ${number} · ${title}`,
    needs: (minutes) => `About ${duration(minutes)}`,
    exercises: (count) => (count === 1 ? '1 exercise' : `${count} exercises`),
    passed: (passed, of) => (passed === of ? 'All exercises passed' : `${passed} of ${of} exercises passed`),
    objectives: 'Now you can',
    terms: 'Terms in this lesson',
    sources: 'Sources',
    source: 'Source',
    previous: 'Previous lesson',
    next: 'Next lesson',
    planned: 'to come',
    excel: 'Excel',
    sql: 'SQL',
    tag: 'Tag',
    mistakes: 'Where people slip',
    takeaway: 'Use it at work',
  },
  offline: 'What this step needs could not be downloaded. Check the network and try again; if that fails, reload the page.',
  notFound: {
    title: 'This page is not here',
    text: 'The address may be mistyped, or the lesson has moved.',
    home: 'Back to the start',
  },
};
