import { line } from '../../policy.ts';
import { shuffled } from '../../shuffled.ts';
import { type Kind, PASS } from '../kind.ts';

/** Partners to be found. */
export const match: Kind<'match'> = {
  keys: ['pairs', 'spare'],
  read(described, folder) {
    folder.knownFiles([], false);
    const bodies = folder.mappings(folder.yaml, 'pairs', ['id', 'left', 'right', 'say', 'not']);
    const spare = folder.mappings(folder.yaml, 'spare', ['id', 'text']).map(({ body, at }) => folder.item(body, at));
    const ids = [...bodies.map(({ body, at }) => folder.text(body, 'id', at)), ...spare.map(({ id }) => id)];
    const pairs = bodies.map(({ body, at }) => ({
      id: folder.text(body, 'id', at),
      left: folder.asBilingual(body['left'], `${at}.left`),
      right: folder.asBilingual(body['right'], `${at}.right`),
      say: folder.asBilingual(body['say'], `${at}.say`),
      not: folder.wordsById(body['not'], `${at}.not`, ids),
    }));
    folder.once(ids);
    folder.atLeast('pairs', pairs.length, 2);
    return { ...described, kind: 'match', pairs, spare };
  },
  policy: ({ pairs, spare }) => [line('place-all', { items: pairs.length }), line('one-partner', { spare: spare.length })],
  view: ({ id, pairs, spare }, language) => ({
    left: pairs.map((pair) => ({ id: pair.id, text: pair.left[language] })),
    right: shuffled([...pairs.map((pair) => ({ id: pair.id, text: pair.right })), ...spare], id).map((item) => ({
      id: item.id,
      text: item.text[language],
    })),
  }),
  tries({ pairs }) {
    const right = Object.fromEntries(pairs.map(({ id }) => [id, id]));
    const wrong = pairs.flatMap((pair) => Object.keys(pair.not).map((other) => ({ pair, other })));
    return [
      { name: 'solution', answer: right, expected: PASS },
      ...wrong.map(({ pair, other }) => ({
        name: `${pair.id} = ${other}`,
        answer: { ...right, [pair.id]: other },
        expected: { kind: 'told', option: pair.id } as const,
      })),
    ];
  },
};
