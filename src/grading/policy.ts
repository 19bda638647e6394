import type { Bilingual } from '../engine/language/definition.ts';
import type { Exercise } from './exercise.ts';

/** The rules of judging that are printed beside a task; the sentences live in i18n. */
export interface PolicyParams {
  'values-only': Record<never, never>;
  'any-row-order': Record<never, never>;
  sorted: { readonly by: readonly string[] };
  'names-stated': { readonly names: readonly string[] };
  'names-free': Record<never, never>;
  'no-extra-columns': Record<never, never>;
  'duplicates-and-blanks': Record<never, never>;
  'as-of': Record<never, never>;
  tolerance: { readonly tolerance: number };
  'number-tolerance': { readonly tolerance: number };
  unit: { readonly unit: Bilingual };
  'choose-one': Record<never, never>;
  'choose-all': Record<never, never>;
}
export type PolicyLine = {
  readonly [Code in keyof PolicyParams]: { readonly code: Code; readonly params: PolicyParams[Code] };
}[keyof PolicyParams];

/** What counts and what does not when this exercise is judged. */
export function policyOf(exercise: Exercise): PolicyLine[] {
  switch (exercise.kind) {
    case 'tag':
      return [line('values-only', {}), line('tolerance', { tolerance: exercise.policy.tolerance })];
    case 'sql': {
      const { orderedBy, namesStated, aliases, tolerance } = exercise.policy;
      return [
        orderedBy === undefined
          ? line('any-row-order', {})
          : line('sorted', { by: orderedBy.map((key) => `${key.column} ${key.direction}`) }),
        namesStated ? line('names-stated', { names: Object.keys(aliases) }) : line('names-free', {}),
        line('no-extra-columns', {}),
        line('duplicates-and-blanks', {}),
        line('tolerance', { tolerance }),
        line('as-of', {}),
      ];
    }
    case 'number': {
      const { tolerance, unit } = exercise.policy;
      return [...(unit === undefined ? [] : [line('unit', { unit })]), line('number-tolerance', { tolerance })];
    }
    case 'choice':
      return [exercise.options.filter((o) => o.correct).length === 1 ? line('choose-one', {}) : line('choose-all', {})];
  }
}

const line = <Code extends keyof PolicyParams>(code: Code, params: PolicyParams[Code]): PolicyLine =>
  ({ code, params }) as unknown as PolicyLine;
