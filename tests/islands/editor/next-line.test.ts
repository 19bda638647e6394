import { getIndentation, IndentContext } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { nextLine } from '../../../src/islands/editor/next-line.ts';
import { at } from './marked.ts';

test.each([
  ['code: a|', 0],
  ['define:|', 2],
  ['define:\n  prefer:|', 4],
  ['define:\n  prefer:\n    from: orders|', 4],
  ['define:\n  cases: # in order|', 4],
  ['define:\n  cases:\n    - when: a > 1|', 6],
  ['define: {expr: 1}|', 0],
])('the line below %s', (marked, indent) => {
  const [doc, pos] = at(marked);
  const state = EditorState.create({ doc, extensions: [nextLine] });
  expect(getIndentation(new IndentContext(state, { simulateBreak: pos }), pos)).toBe(indent);
});
