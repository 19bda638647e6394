import { line } from '../../policy.ts';
import { shuffled } from '../../shuffled.ts';
import { type Kind, NO_PASS, PASS } from '../kind.ts';

/** Items to be put in order. */
export const order: Kind<'order'> = {
  keys: ['items', 'because'],
  read(described, folder) {
    folder.knownFiles([], false);
    const items = folder.mappings(folder.yaml, 'items', ['id', 'text', 'place']).map(({ body, at }, i) => ({
      ...folder.item(body, at),
      place: folder.number(body, 'place', `${at}.`) ?? i + 1,
    }));
    const ids = items.map(({ id }) => id);
    const because = folder.mappings(folder.yaml, 'because', ['earlier', 'later', 'say']).map(({ body, at }) => {
      const [earlier, later] = [folder.text(body, 'earlier', at), folder.text(body, 'later', at)];
      for (const id of [earlier, later]) folder.knownId(id, at, ids);
      return { earlier, later, say: folder.asBilingual(body['say'], `${at}.say`) };
    });
    folder.once(ids);
    folder.atLeast('items', items.length, 3);
    return { ...described, kind: 'order', items, because };
  },
  policy: ({ items }) => [
    line('order-whole', {}),
    ...(new Set(items.map(({ place }) => place)).size < items.length ? [line('order-free', {})] : []),
  ],
  view: ({ id, items }, language) => ({
    items: shuffled(items, id).map((item) => ({ id: item.id, text: item.text[language] })),
  }),
  tries({ items, because }) {
    const right = items.map(({ id }) => id);
    return [
      { name: 'solution', answer: right, expected: PASS },
      ...because.map(({ earlier, later }) => ({
        name: `${later} before ${earlier}`,
        answer: movedBefore(right, later, earlier),
        expected: { kind: 'told', option: later } as const,
      })),
      { name: 'backwards', answer: right.toReversed(), expected: NO_PASS },
    ];
  },
};

const movedBefore = (ids: readonly string[], id: string, other: string): string[] =>
  ids.filter((each) => each !== id).flatMap((each) => (each === other ? [id, other] : [each]));
