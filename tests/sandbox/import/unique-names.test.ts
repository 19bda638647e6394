import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniqueNames } from '../../../src/sandbox/import/rows/unique-names.ts';

describe('uniqueNames', () => {
  it('a header of several lines is a name of one', () => {
    expect(uniqueNames(['积分\n余额', 'a\r\n b', '\t', 'x\u0000y', 'two  blanks'])).toEqual([
      '积分 余额',
      'a  b',
      'column_3',
      'x y',
      'two  blanks',
    ]);
  });
  it('what SQLite reads as a truth is no name', () => {
    expect(uniqueNames(['true', 'False', 'truth'])).toEqual(['true_2', 'False_2', 'truth']);
  });
  it('are one of a kind in any letter case', () => {
    expect(uniqueNames(['a', ' A ', '', 'a_2', 'a', '客户', '客户'])).toEqual(['a', 'A_2', 'column_3', 'a_2_2', 'a_3', '客户', '客户_2']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'a_2', '', 'column_1', 'b')), (header) => {
        return new Set(uniqueNames(header).map((name) => name.toLowerCase())).size === header.length;
      }),
    );
  });
});
