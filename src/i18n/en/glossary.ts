import type { glossaryWords as zh } from '../zh/glossary.ts';

export const glossaryWords: typeof zh = {
  title: 'Glossary',
  description: 'The terms of customer tags, RFM and profiles in English and Chinese, each in a sentence or two.',
  lead: (terms) => `${terms} terms, one word for one thing. Words with a dotted line in a lesson lead here.`,
  groups: {
    tags: 'Tags',
    people: 'Audiences and profiles',
    time: 'Time',
    value: 'Customer value',
    profiling: 'Preferences and attitudes',
    models: 'Models',
    experiments: 'Experiments',
    quality: 'Quality',
    privacy: 'Privacy',
    industries: 'Industries',
  },
  contents: 'Groups',
  find: 'Find a term',
  none: 'There is no such term. Try another word, or the other language.',
  also: (words) => `also ${words.join(', ')}`,
  lessons: 'Taught in',
  footer: 'Glossary',
};
