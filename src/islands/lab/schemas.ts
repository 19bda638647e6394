import { schemaPathOf } from '../../datasets/schema-path.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { siteFile } from '../../sandbox/client.ts';

const schemas = new Map<string, Promise<Schema>>();

/**
 * The schema of a sample dataset, fetched when a lab first needs it: it lies beside the database, so that no page carries the words of sets
 * that it does not open. A failed download may be tried again.
 */
export function schemaOf(dataset: string): Promise<Schema> {
  const known = schemas.get(dataset);
  if (known) return known;
  const loading = siteFile(schemaPathOf(dataset)).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Schema);
  schemas.set(dataset, loading);
  loading.catch(() => schemas.delete(dataset));
  return loading;
}
