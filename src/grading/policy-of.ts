import type { Exercise } from './exercise.ts';
import { kindOf } from './kinds/kinds.ts';
import { line, type PolicyLine } from './policy.ts';

/** What counts and what does not when this exercise is judged: the kind's own rules, then those that hold wherever a machine judges. */
export function policyOf(exercise: Exercise): PolicyLine[] {
  const own = kindOf(exercise.kind).policy(exercise);
  return exercise.kind === 'text' ? [...own] : [...own, line('crash', {}), line('practice', {})];
}
