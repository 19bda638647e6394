import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { schemaOf } from '../lab/schemas.ts';
import { TagLabModel } from './model.ts';
import type { TagLabProps } from './TagLab.tsx';
import { tools } from './tools.ts';

/** The lab's model, kept as long as the lab; every change of it draws the lab anew. */
export function useModel({ dataset, text, file, ready, sentences, outcome }: TagLabProps): TagLabModel {
  const [, draw] = useReducer((n: number, _: number) => n + 1, 0);
  const model = useMemo(() => {
    const database = { kind: 'file', url: dataset.path } as const;
    const world = async () => ({ database, asOf: dataset.asOf, schema: await schemaOf(dataset.id) });
    return new TagLabModel({ definition: { text, file, ready, sentences }, outcome }, world, tools);
  }, []);
  useEffect(() => model.subscribe(() => draw(0)), [model]);
  useEffect(() => {
    // A hand on the lab is a sign that Run comes next.
    import('./running.ts').then(({ warm }) => warm({ kind: 'file', url: dataset.path }));
    schemaOf(dataset.id);
    return () => model.stop();
  }, [model]);
  return model;
}
