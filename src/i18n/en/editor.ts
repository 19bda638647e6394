import type { EditorWords } from '../zh/editor.ts';

/** What the editor says; fetched when somebody writes a definition. */
export const editorWords: EditorWords = {
  keys: [
    { press: 'Ctrl+Space / Alt+/', mac: '⌥+/', for: 'what may stand here' },
    { press: 'Ctrl+I', mac: '⌘+I', for: 'what this is' },
    { press: 'F8', mac: 'F8', for: 'the next problem' },
    { press: 'Ctrl+.', mac: '⌘+.', for: 'apply the fix' },
  ],
  reference: 'Tag language reference',
  nothing: 'There is nothing to say about this place.',
  noSuggestions: 'Nothing to choose from here: write freely.',
  moreIssues: (count) => `And ${count} more. Mend these first; the rest will follow.`,
  found: (count) => (count === 1 ? '1 problem.' : `${count} problems.`),
  noneLeft: 'Nothing left to mend.',
  fixedInList: (left) => (left === 0 ? 'Mended. Nothing left to mend.' : `Mended. ${left} left.`),
  noFix: 'There is no fix at the cursor.',
  fixed: 'Mended.',
  phrases: {
    Completions: 'What may stand here',
    Diagnostics: 'Problems',
    'No diagnostics': 'No problems',
    close: 'Close',
    'Control character': 'Control character',
    'Selection deleted': 'Selection deleted',
  },
};
