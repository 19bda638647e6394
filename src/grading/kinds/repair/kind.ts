import { line } from '../../policy.ts';
import type { Kind } from '../kind.ts';
import { sql } from '../sql/kind.ts';
import { tag } from '../tag/kind.ts';
import { writtenTries } from '../written/kept-tries.ts';

/** A tag or a query that is broken; which of the two, its solution says. */
export const repair: Kind<'repair'> = {
  keys: ['policy'],
  read: (described, folder) => ({
    ...described,
    kind: 'repair',
    broken: ['solution.sql', 'solution.zh.sql'].some((file) => folder.has(file))
      ? sql.read(described, folder)
      : tag.read(described, folder),
  }),
  policy: ({ broken }) => [line('mend-only', {}), ...(broken.kind === 'sql' ? sql.policy(broken) : tag.policy(broken))],
  view: ({ broken }, language) => ({ written: broken.kind, start: broken.start[language] }),
  // A broken start that cannot be run, or is right, is nothing to be mended.
  tries: ({ broken }) => writtenTries(broken).map((one) => (one.name.startsWith('start') ? { ...one, expected: { kind: 'fails' } } : one)),
};
