import { isMapping, type Mapping } from '../../exercise-fields.ts';
import type { Folder } from '../../folder.ts';
import { line } from '../../policy.ts';
import type { Kind } from '../kind.ts';
import { writtenTries } from '../written/kept-tries.ts';
import { readWritten } from '../written/read-written.ts';
import { writtenPolicy } from '../written/written-policy.ts';
import type { SqlPolicy } from './exercise.ts';

/** A query, judged by its result. */
export const sql: Kind<'sql'> = {
  keys: ['policy'],
  read: (described, folder) => ({
    ...readWritten(described, folder, 'sql'),
    kind: 'sql',
    policy: readPolicy(folder.policy(['tolerance', 'ordered_by', 'columns', 'key']), folder),
  }),
  policy({ policy: { orderedBy, namesStated, aliases, tolerance } }) {
    return [
      orderedBy === undefined
        ? line('any-row-order', {})
        : line('sorted', { by: orderedBy.map((key) => `${key.column} ${key.direction}`) }),
      namesStated ? line('names-stated', { names: Object.keys(aliases) }) : line('names-free', {}),
      line('no-extra-columns', {}),
      line('duplicates', {}),
      line('blanks', {}),
      line('tolerance', { tolerance }),
      line('as-of', {}),
      ...writtenPolicy(),
    ];
  },
  view: ({ start }, language) => ({ start: start[language] }),
  tries: writtenTries,
};

function readPolicy(policy: Mapping, folder: Folder): SqlPolicy {
  const columns = policy['columns'] === undefined ? undefined : folder.list(policy, 'columns', 'policy.');
  const aliases = (columns ?? []).map((column, i): readonly [string, readonly string[]] => {
    if (typeof column === 'string') return [column, []];
    const body = isMapping(column) ? column : {};
    folder.knownKeys(body, ['name', 'alias'], `policy.columns[${i}].`);
    return [folder.text(body, 'name', `policy.columns[${i}]`), folder.list(body, 'alias', `policy.columns[${i}].`).map(String)];
  });
  const orderedBy = folder.list(policy, 'ordered_by', 'policy.').flatMap((key) => {
    const [, column, direction = 'asc'] = /^(\S+)(?:\s+(asc|desc))?$/.exec(String(key)) ?? [];
    if (column === undefined) folder.say('exercise-shape', { key: 'policy.ordered_by', expected: 'sort-key' });
    return column === undefined ? [] : [{ column, direction: direction as 'asc' | 'desc' }];
  });
  return {
    tolerance: folder.tolerance(policy),
    ...(orderedBy.length > 0 ? { orderedBy } : {}),
    namesStated: columns !== undefined,
    aliases: Object.fromEntries(aliases),
    ...(policy['key'] === undefined ? {} : { key: folder.text(policy, 'key', 'policy') }),
  };
}
