import type { Storage } from '../language/layout.ts';
import { sqlite } from './dialects/sqlite.ts';

/**
 * The SQL of a value as people read it, from SQL of the value as it lies. What is missing stays missing. SQLite only: other databases hold tables as they are read.
 * @param lies one column or one aggregate: it is written once
 * @example asRead({ kind: 'hundredths' }, 'SUM(amount)') // 'SUM(amount) / 100.0'
 */
export function asRead(storage: Storage, lies: string): string {
  switch (storage.kind) {
    case 'plain':
      return lies;
    case 'days':
      return `date(${lies} * 86400, 'unixepoch')`;
    case 'seconds':
      return `datetime(${lies}, 'unixepoch')`;
    case 'hundredths':
      return `(${lies} / 100.0)`;
    case 'numbered':
      return `(${sqlite.literal(storage.prefix)} || substr(${sqlite.literal('0'.repeat(storage.digits))} || ${lies}, ${-storage.digits}))`;
    case 'listed':
      return `CASE ${lies} ${storage.values.map((value, i) => `WHEN ${i} THEN ${sqlite.literal(value)}`).join(' ')} END`;
  }
}
