import { line } from '../../policy.ts';
import { type Kind, NO_PASS } from '../kind.ts';

const LEAST = 20;

/** A few sentences, held against a list of points by the learner. */
export const text: Kind<'text'> = {
  keys: ['least', 'rubric', 'example'],
  read(described, folder) {
    folder.knownFiles([], false);
    const rubric = folder.mappings(folder.yaml, 'rubric', ['id', 'text', 'say']).map(({ body, at }) => ({
      ...folder.item(body, at),
      say: folder.asBilingual(body['say'], `${at}.say`),
    }));
    folder.once(rubric.map(({ id }) => id));
    folder.atLeast('rubric', rubric.length, 2);
    return {
      ...described,
      kind: 'text',
      least: folder.number(folder.yaml, 'least', '') ?? LEAST,
      rubric,
      example: folder.bilingual(folder.yaml, 'example'),
    };
  },
  policy: () => [line('self-assessed', {})],
  view: ({ least, rubric, example }, language) => ({
    least,
    rubric: rubric.map((point) => ({ id: point.id, text: point.text[language] })),
    example: example[language],
  }),
  tries: ({ rubric, example }) => [
    { name: 'example', answer: { text: example.zh, met: rubric.map(({ id }) => id) }, expected: { kind: 'self-assessed' } },
    { name: 'nothing', answer: { text: '' }, expected: NO_PASS },
  ],
};
