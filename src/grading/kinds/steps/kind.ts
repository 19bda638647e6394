import type { ExerciseByKind } from '../../exercise.ts';
import { line } from '../../policy.ts';
import type { StepView } from '../../view.ts';
import { type Kind, type Language, PASS, type Try } from '../kind.ts';
import { kindOf } from '../kinds.ts';
import type { Step } from './exercise.ts';

/** Several exercises that make one; each lies in a folder of its own, `steps/<name>/`, in the order of their names. */
export const steps: Kind<'steps'> = {
  keys: [],
  read(described, folder) {
    folder.knownFiles([], false);
    const found = [...folder.steps].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const own = found.flatMap(([id, exercise]): Step[] => (exercise.kind === 'steps' ? [] : [{ id, exercise }]));
    if (own.length < found.length) folder.say('exercise-word', { key: 'steps', found: 'steps', available: [] });
    folder.atLeast('steps', own.length, 2);
    return { ...described, kind: 'steps', steps: own };
  },
  policy: ({ steps: all }) => [
    line('steps-in-order', { of: all.length }),
    ...all.flatMap(({ exercise }) => kindOf(exercise.kind).policy(exercise)),
  ],
  view: ({ steps: all }, language) => ({ steps: all.map((step) => viewOf(step, language)) }),
  tries({ steps: all }) {
    const right = Object.fromEntries(all.map(({ id, exercise }) => [id, rightAnswer(exercise)]));
    return [
      { name: 'solution', answer: right, expected: PASS },
      ...all.flatMap(({ id, exercise }) =>
        kindOf(exercise.kind)
          .tries(exercise)
          .filter((one) => one.expected.kind === 'mistake' || one.expected.kind === 'told')
          .map((one): Try => ({ ...one, name: `${id}: ${one.name}`, answer: { ...right, [id]: one.answer } })),
      ),
    ];
  },
  async settle(exercise, bed) {
    const settled = exercise.steps.map(async ({ id, exercise: step }) => {
      const { settle } = kindOf(step.kind);
      return { id, exercise: settle ? ((await settle(step, bed)) as typeof step) : step };
    });
    return { ...exercise, steps: await Promise.all(settled) };
  },
};

function viewOf({ id, exercise }: Step, language: Language): StepView {
  const view = kindOf(exercise.kind).view(exercise, language);
  return { ...view, kind: exercise.kind, id, title: exercise.title[language], task: exercise.task[language] } as unknown as StepView;
}

/** The first answer that has to pass, or that its writer found good. */
function rightAnswer(exercise: ExerciseByKind[Step['exercise']['kind']]): Try['answer'] {
  const all = kindOf(exercise.kind).tries(exercise);
  return (all.find(({ expected }) => expected.kind === 'pass' || expected.kind === 'self-assessed') ?? { answer: '' }).answer;
}
