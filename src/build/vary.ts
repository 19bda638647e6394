import { parse } from 'yaml';
import type { ExerciseFiles } from '../grading/read-exercise.ts';

/** Beside `exercise.yaml`: names and the values that each takes in turn. `days: [180, 90, 120]` */
export const VARY_FILE = 'vary.yaml';

/** `{{days}}`, or a number beside it: `{{days-1}}`. */
const PLACE = /\{\{\s*([a-z_]+)\s*([+-]\s*\d+)?\s*\}\}/g;

/**
 * The texts of a folder, once for each set of values, with the values in their places: one exercise and its variants.
 * @returns what is wrong, where the values do not fit together
 */
export function variantsOf(vary: string | undefined, files: ExerciseFiles): readonly ExerciseFiles[] | string {
  if (vary === undefined) return [files];
  const values: unknown = parse(vary);
  if (typeof values !== 'object' || values === null) return 'names with lists of values are expected';
  const names = Object.entries(values as Record<string, unknown>);
  const lengths = new Set(names.map(([, list]) => (Array.isArray(list) ? list.length : 0)));
  const [length = 0] = lengths;
  if (lengths.size !== 1 || length < 2) return 'every name takes the same number of values, at least two';
  const unknown = new Set<string>();
  const fill = (text: string, i: number) =>
    text.replace(PLACE, (_, name: string, offset: string | undefined) => {
      const list = (values as Record<string, unknown>)[name];
      if (!Array.isArray(list)) unknown.add(name);
      const value: unknown = Array.isArray(list) ? list[i] : undefined;
      return offset === undefined ? String(value) : String(Number(value) + Number(offset.replaceAll(' ', '')));
    });
  const filled = Array.from({ length }, (_, i) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, fill(text, i)])));
  return unknown.size > 0 ? `no values for ${[...unknown].join(', ')}` : filled;
}
