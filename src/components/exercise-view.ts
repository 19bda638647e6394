import { describeExercises } from '../build/exercise-files.ts';
import { exerciseVersion } from '../course/exercise-version.ts';
import { dataOf } from '../course/fresh-data.ts';
import type { Exercise } from '../grading/exercise.ts';
import { kindOf } from '../grading/kinds/kinds.ts';
import { policyOf } from '../grading/policy-of.ts';
import type { AnyView } from '../grading/view.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/say.ts';
import { words } from '../i18n/words.ts';
import type { ExerciseView, TaskView } from '../islands/exercise/view.ts';

/** What a page shows of an exercise before anybody touches it: no solution, no known mistakes. */
export async function viewOf(id: string, language: Language): Promise<ExerciseView> {
  const files = await describeExercises();
  const file = files.find(({ exercise }) => exercise.id === id);
  if (!file) throw new Error(`no exercise "${id}"; there are: ${files.map(({ exercise }) => exercise.id).join(', ')}`);
  const { exercise, variants } = file;
  const { feedback } = words(language);
  return {
    id,
    version: exerciseVersion(exercise),
    label: labelOf(id),
    policy: policyOf(exercise).map((line) => say(feedback.policy, line)),
    asOf: file.databases[0]?.asOf ?? '',
    data: dataOf(file),
    tasks: [taskOf(exercise, language), ...variants.map((variant) => taskOf(variant, language))],
  };
}

const taskOf = (exercise: Exercise, language: Language): TaskView => ({
  title: exercise.title[language],
  task: exercise.task[language],
  hints: exercise.hints.map((hint) => hint[language]),
  ask: { kind: exercise.kind, ...kindOf(exercise.kind).view(exercise, language) } as AnyView,
});

/** `05-rfm/01-b-rfm-in-sql` is exercise 5.1-b. */
function labelOf(id: string): string {
  const match = /^(\d+)-[^/]*\/(\d+)-([a-z])-/.exec(id);
  return match ? `${Number(match[1])}.${Number(match[2])}-${match[3]}` : id;
}
