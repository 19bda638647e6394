import { line } from '../../policy.ts';
import type { Kind } from '../kind.ts';
import { writtenTries } from '../written/kept-tries.ts';
import { readWritten } from '../written/read-written.ts';
import { writtenPolicy } from '../written/written-policy.ts';

/** A tag definition, judged by the value of every customer. */
export const tag: Kind<'tag'> = {
  keys: ['policy'],
  read: (described, folder) => ({
    ...readWritten(described, folder, 'yaml'),
    kind: 'tag',
    policy: { tolerance: folder.tolerance(folder.policy(['tolerance'])) },
  }),
  policy: ({ policy }) => [
    line('values-only', {}),
    line('tolerance', { tolerance: policy.tolerance }),
    line('blanks', {}),
    line('as-of-tag', {}),
    line('tag-report', {}),
    ...writtenPolicy(),
  ],
  view: ({ start }, language) => ({ start: start[language] }),
  tries: writtenTries,
};
