import { parse } from 'yaml';
import type { Bilingual } from '../engine/language/definition.ts';
import { openWorld } from './world.ts';

/** A question before a run, its answer worked out on the sample data. */
export interface Prediction {
  /** `<lesson>/<name>`: kept guesses hang on it. */
  readonly id: string;
  /** The lab that is to be run. */
  readonly lab: string;
  readonly ask: Bilingual;
  readonly answer: number | string;
  readonly unit?: Bilingual;
  /** Segments to choose from; absent: a number is guessed. */
  readonly options?: readonly (Bilingual & { readonly value: string })[];
  /** What the answer shows. */
  readonly after: Bilingual;
}

const FILES = import.meta.glob<string>('/content/predictions/*/*.yaml', { query: '?raw', import: 'default', eager: true });

type Written = Omit<Prediction, 'id' | 'answer'> & {
  readonly answer: string;
  readonly figures?: Readonly<Record<string, string>>;
  readonly dataset?: string;
};

/** @example await loadPrediction('05-rfm/01-raw-rfm', 'window_90_days') */
export async function loadPrediction(lesson: string, name: string): Promise<Prediction> {
  const file = `content/predictions/${lesson}.yaml`;
  const written = (parse(FILES[`/${file}`] ?? '') as Record<string, Written> | null)?.[name];
  if (!written?.lab || !written.ask?.zh || !written.ask.en || !written.answer || !written.after?.zh || !written.after.en)
    throw new Error(`${file}: "${name}" should have lab, ask, answer and after`);
  const { figures = {}, dataset = 'yunduo', answer: sql, ask, ...rest } = written;
  const { execute, asOf } = await openWorld(dataset);
  const cellOf = async (query: string) => {
    const { values } = await execute(query, { as_of: asOf });
    const cell = values[0]?.[0];
    if (values.length !== 1 || values[0]?.length !== 1 || (typeof cell !== 'number' && typeof cell !== 'string'))
      throw new Error(`${file}: "${name}" should ask for one number or one word`);
    return cell;
  };
  const answer = await cellOf(sql);
  if (rest.options ? !rest.options.some(({ value }) => value === answer) : typeof answer !== 'number')
    throw new Error(`${file}: "${name}" answers ${answer}, which nobody can guess`);
  const known = Object.fromEntries(
    await Promise.all(
      Object.entries(figures).map(async ([figure, query]) => [figure, (await cellOf(query)).toLocaleString('en-GB')] as const),
    ),
  );
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (hole, figure: string) => known[figure] ?? hole);
  return { id: `${lesson}/${name}`, ...rest, ask: { zh: filled(ask.zh), en: filled(ask.en) }, answer };
}
