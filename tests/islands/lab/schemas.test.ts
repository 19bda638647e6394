import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../../src/build/dataset-catalogue.ts';
import { schemaOf } from '../../../src/islands/lab/schemas.ts';

describe('a lab', () => {
  it.each(Object.values(DATASETS))('can open $id', async ({ id, schema }) => expect(await schemaOf(id)).toEqual(schema));

  it('says which set there is not', () => expect(() => schemaOf('nowhere')).toThrow('no schema for the dataset nowhere'));
});
