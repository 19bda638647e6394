import type { Exercise, ExerciseKind } from '../exercise.ts';
import { choice } from './choice/kind.ts';
import { classify } from './classify/kind.ts';
import { formula } from './formula/kind.ts';
import type { Kind } from './kind.ts';
import { match } from './match/kind.ts';
import { number } from './number/kind.ts';
import { order } from './order/kind.ts';
import { repair } from './repair/kind.ts';
import { sql } from './sql/kind.ts';
import { steps } from './steps/kind.ts';
import { tag } from './tag/kind.ts';
import { text } from './text/kind.ts';
import { tune } from './tune/kind.ts';

/** Every kind of exercise. To add one: its folder here, its line here and in `judges.ts`, its field in `islands/exercise/kinds`. */
const KINDS: { readonly [K in ExerciseKind]: Kind<K> } = {
  choice,
  classify,
  formula,
  match,
  number,
  order,
  repair,
  sql,
  steps,
  tag,
  text,
  tune,
};
export const EXERCISE_KINDS = Object.keys(KINDS) as readonly ExerciseKind[];

/** A kind as everybody else sees it, who has an exercise and does not ask of which kind. */
export const kindOf = (kind: ExerciseKind): AnyKind => KINDS[kind] as unknown as AnyKind;
interface AnyKind extends Omit<Kind<ExerciseKind>, 'read' | 'settle' | 'view'> {
  read(...given: Parameters<Kind<ExerciseKind>['read']>): Exercise;
  view: Kind<ExerciseKind>['view'];
  settle?(exercise: Exercise, ...given: [bed: Parameters<NonNullable<Kind<ExerciseKind>['settle']>>[1]]): Promise<Exercise>;
}
