import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { createDatabase } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

const MEGABYTE = 1_000_000;
const sqlJs = await loadSqlJs();

// somebody waits while it opens: 6 MB plain and 1 MB packed at most
it.each(Object.values(DATASETS))(
  '$id stays small enough',
  (source) => {
    const db = createDatabase(sqlJs, source.generate(source.standard));
    db.run('VACUUM');
    const bytes = db.export();
    db.close();
    expect(bytes.length).toBeLessThan(6 * MEGABYTE);
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(MEGABYTE);
  },
  20_000,
);
