import type { searchWords as zh } from '../zh/search.ts';

export const searchWords: typeof zh = {
  title: 'Search',
  description: 'Search the lessons, exercises, terms and data of the course.',
  label: 'Search lessons, exercises, terms and data',
  hint: 'Press / on any page to come here.',
  open: 'Search',
  kinds: { lessons: 'Lesson', glossary: 'Term', data: 'Data', reference: 'Tag language' },
  found: (count) => (count === 1 ? '1 place found' : `${count} places found`),
  none: 'Nothing found. Try fewer words, or another one.',
  more: 'Show more',
  failed: 'The files of the search did not arrive. Check the network and type again.',
};
