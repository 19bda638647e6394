import { describeExercises } from '../build/exercise-files.ts';
import { policyOf } from '../grading/policy.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/say.ts';
import { words } from '../i18n/words.ts';
import type { ExerciseView } from '../islands/exercise/view.ts';

/** What a page shows of an exercise before anybody touches it: no solution, no known mistakes. */
export async function viewOf(id: string, language: Language): Promise<ExerciseView> {
  const files = await describeExercises();
  const file = files.find(({ exercise }) => exercise.id === id);
  if (!file) throw new Error(`no exercise "${id}"; there are: ${files.map(({ exercise }) => exercise.id).join(', ')}`);
  const { exercise } = file;
  const { feedback } = words(language);
  const common = {
    id,
    label: labelOf(id),
    title: exercise.title[language],
    task: exercise.task[language],
    policy: policyOf(exercise).map((line) => say(feedback.policy, line)),
    hints: exercise.hints.map((hint) => hint[language]),
  };
  switch (exercise.kind) {
    case 'tag':
    case 'sql':
      return { ...common, kind: exercise.kind, start: exercise.start[language] };
    case 'number':
      return { ...common, kind: 'number', ...(exercise.policy.unit ? { unit: exercise.policy.unit[language] } : {}) };
    case 'choice':
      return {
        ...common,
        kind: 'choice',
        many: exercise.options.filter((option) => option.correct).length > 1,
        options: exercise.options.map((option) => ({ id: option.id, text: option.text[language] })),
      };
  }
}

/** `05-rfm/01-b-rfm-in-sql` is exercise 5.1-b. */
function labelOf(id: string): string {
  const match = /^(\d+)-[^/]*\/(\d+)-([a-z])-/.exec(id);
  return match ? `${Number(match[1])}.${Number(match[2])}-${match[3]}` : id;
}
