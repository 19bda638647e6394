import { line } from '../../policy.ts';
import { type Kind, NO_PASS, PASS } from '../kind.ts';
import type { ChoiceExercise } from './exercise.ts';

/** One right option, or several; each has its reason. */
export const choice: Kind<'choice'> = {
  keys: ['options'],
  read(described, folder) {
    folder.knownFiles([], false);
    const options = folder.mappings(folder.yaml, 'options', ['id', 'text', 'correct', 'say']).map(({ body, at }) => {
      if (body['correct'] !== undefined && typeof body['correct'] !== 'boolean')
        folder.say('exercise-shape', { key: `${at}.correct`, expected: 'yes-no' });
      return { ...folder.item(body, at), correct: body['correct'] === true, say: folder.asBilingual(body['say'], `${at}.say`) };
    });
    folder.once(options.map(({ id }) => id));
    if (!options.some((o) => o.correct)) folder.say('exercise-no-right-option', {});
    return { ...described, kind: 'choice', options };
  },
  policy: (exercise) => [line(isMany(exercise) ? 'choose-all' : 'choose-one', {})],
  view: (exercise, language) => ({
    many: isMany(exercise),
    options: exercise.options.map(({ id, text }) => ({ id, text: text[language] })),
  }),
  tries({ options }) {
    const right = options.filter((o) => o.correct).map((o) => o.id);
    const wrong = options.filter((o) => !o.correct);
    return [
      { name: right.join(' + '), answer: right, expected: PASS },
      ...wrong.map(({ id }) => ({ name: id, answer: [id], expected: { kind: 'told', option: id } as const })),
      ...(right.length > 1 ? [{ name: `${right[0]}`, answer: right.slice(0, 1), expected: NO_PASS }] : []),
    ];
  },
};

const isMany = ({ options }: ChoiceExercise): boolean => options.filter((o) => o.correct).length > 1;
