import { line } from '../../policy.ts';
import { shuffled } from '../../shuffled.ts';
import { type Kind, PASS } from '../kind.ts';

/** Items to be put into groups. */
export const classify: Kind<'classify'> = {
  keys: ['groups', 'items'],
  read(described, folder) {
    folder.knownFiles([], false);
    const groups = folder.mappings(folder.yaml, 'groups', ['id', 'text']).map(({ body, at }) => folder.item(body, at));
    const ids = groups.map(({ id }) => id);
    const items = folder.mappings(folder.yaml, 'items', ['id', 'text', 'group', 'say', 'not']).map(({ body, at }) => {
      const group = folder.text(body, 'group', at);
      folder.knownId(group, `${at}.group`, ids);
      return {
        ...folder.item(body, at),
        group,
        say: folder.asBilingual(body['say'], `${at}.say`),
        not: folder.wordsById(body['not'], `${at}.not`, ids),
      };
    });
    folder.once(ids);
    folder.once(items.map(({ id }) => id));
    folder.atLeast('groups', groups.length, 2);
    folder.atLeast('items', items.length, 2);
    return { ...described, kind: 'classify', groups, items };
  },
  policy: ({ items }) => [line('place-all', { items: items.length })],
  view: ({ id, groups, items }, language) => ({
    groups: groups.map((group) => ({ id: group.id, text: group.text[language] })),
    items: shuffled(items, id).map((item) => ({ id: item.id, text: item.text[language] })),
  }),
  tries({ items }) {
    const right = Object.fromEntries(items.map(({ id, group }) => [id, group]));
    const wrong = items.flatMap((item) => Object.keys(item.not).map((group) => ({ item, group })));
    return [
      { name: 'solution', answer: right, expected: PASS },
      ...wrong.map(({ item, group }) => ({
        name: `${item.id} > ${group}`,
        answer: { ...right, [item.id]: group },
        expected: { kind: 'told', option: item.id } as const,
      })),
    ];
  },
};
