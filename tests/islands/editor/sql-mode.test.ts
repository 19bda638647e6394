import { getIndentation, StreamLanguage, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenizeSql } from '../../../src/engine/parse/sql/tokenize.ts';
import { sqlMode } from '../../../src/islands/editor/sql-mode.ts';
import { at } from './marked.ts';

const LANGUAGE = StreamLanguage.define(sqlMode);
/** What is coloured, and as what. */
function colours(doc: string): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  syntaxTree(EditorState.create({ doc, extensions: [LANGUAGE] })).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'Document') found.push([doc.slice(from, to), name]);
    },
  });
  return found;
}

test.each<[string, (readonly [string, string])[]]>([
  [
    'select 1.5e3',
    [
      ['select', 'keyword'],
      ['1.5e3', 'number'],
    ],
  ],
  [
    "where a = 'it''s'",
    [
      ['where', 'keyword'],
      ['=', 'operator'],
      ["'it''s'", 'string'],
    ],
  ],
  [
    '"group" is null',
    [
      ['"group"', 'variableName'],
      ['is', 'keyword'],
      ['null', 'atom'],
    ],
  ],
  [
    '-- select\nselect',
    [
      ['-- select', 'comment'],
      ['select', 'keyword'],
    ],
  ],
  [
    '/* a\n\nb */ from',
    [
      ['/* a', 'comment'],
      ['b */', 'comment'],
      ['from', 'keyword'],
    ],
  ],
  [
    "'a\nb' and",
    [
      ["'a", 'string'],
      ["b'", 'string'],
      ['and', 'keyword'],
    ],
  ],
  ["'a", [["'a", 'string']]],
  [
    '城市 = :as_of',
    [
      ['=', 'operator'],
      [':', 'operator'],
    ],
  ],
])('%s', (sql, expected) => {
  expect(colours(sql)).toEqual(expected);
});

test('texts and numbers are those that the engine reads', () => {
  const piece = fc.constantFrom(
    "'a'",
    "'it''s'",
    '"a b"',
    '`c`',
    '12',
    '.5',
    '1e3',
    ' ',
    '\n',
    'select',
    'city',
    '(',
    ')',
    '=',
    '--x\n',
    '/* y */',
    ',',
    '.',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const sql = pieces.join(' ');
      const { tokens, slip } = tokenizeSql(sql);
      expect(slip).toBeUndefined();
      const wanted = tokens.flatMap(({ kind, start, end }) => (kind === 'text' || kind === 'number' ? [sql.slice(start, end)] : []));
      expect(colours(sql).flatMap(([text, name]) => (name === 'string' || name === 'number' ? [text] : []))).toEqual(wanted);
    }),
  );
});

test.each([
  ['select (\n|', 2],
  ['select (\n  a,\n|', 2],
  ['select (\n  a\n|)', 0],
  ['with a as (\n  select count(\n|', 4],
])('the indent of %j', (marked, indent) => {
  const [doc, pos] = at(marked);
  expect(getIndentation(EditorState.create({ doc, extensions: [LANGUAGE] }), pos)).toBe(indent);
});
