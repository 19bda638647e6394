import type { Cell } from '../language/rows.ts';
import { ID_KINDS, type IdKindName } from './id-kinds.ts';

/** Why a value is no identifier, whoever has it. */
export type NoIdentifier = 'empty' | 'placeholder' | 'zeros' | 'masked' | 'listed' | 'unreadable';

/** An identifier in the one way that it is written, or why it is none. */
export interface NormalId {
  /** As it was typed, where it could not be read. */
  readonly value: string;
  readonly no?: NoIdentifier;
}

/** What people and programs write instead of nothing. */
const PLACEHOLDERS = new Set([
  ...[
    'null',
    '(null)',
    '<null>',
    'nil',
    'none',
    'nan',
    'n/a',
    'na',
    '#n/a',
    'undefined',
    'unknown',
    'anonymous',
    'guest',
    'default',
    'test',
  ],
  ...['-1', '无', '未知', '没有', '匿名', '空', '测试', '游客', '不详', '暂无'],
]);
const LONGEST_PLACEHOLDER = Math.max(...[...PLACEHOLDERS].map(({ length }) => length));

/**
 * One way to write an identifier: full-width signs made narrow, blanks around it taken off, then as its kind is written.
 * @example normaliseId(' +86 138-0013-8001 ', 'phone') // {value: '13800138001'}
 * @example normaliseId('138****1234', 'phone') // {value: '138****1234', no: 'masked'}
 */
export function normaliseId(cell: Cell | undefined, kind: IdKindName): NormalId {
  const written = String(cell ?? '');
  const text = (PLAIN.test(written) ? written : written.normalize('NFKC').replaceAll(UNSEEN, '')).trim();
  if (text === '') return { value: '', no: 'empty' };
  if (text.length <= LONGEST_PLACEHOLDER && PLACEHOLDERS.has(text.toLowerCase())) return { value: text.toLowerCase(), no: 'placeholder' };
  if (ZEROS.test(text)) return { value: text, no: 'zeros' };
  if (MASKED.test(text)) return { value: text, no: 'masked' };
  const { read, nobody } = ID_KINDS[kind];
  const value = read(text);
  if (value === undefined) return { value: text, no: 'unreadable' };
  return nobody.has(value) ? { value, no: 'listed' } : { value };
}

const PLAIN = /^[!-~][ -~]*$/;
/** Marks without width, which come along when text is copied from a page. */
const UNSEEN = /[\u200b-\u200f\u2060\ufeff]/g;
/** Nothing but zeros and what separates them; Segment blocks the same. */
const ZEROS = /^[0\s:.-]+$/;
const MASKED = /\*{2}|[●•]{2}|^[xX]{4,}$/;
