import type { Reviewable } from '../../course/review.ts';

/** An exercise as the progress page and the review page list it. */
export interface ListedForProgress extends Reviewable {
  readonly title: string;
  readonly version: string;
}

export interface LessonForProgress {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly exercises: readonly ListedForProgress[];
}
