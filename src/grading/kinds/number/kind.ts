import type { KeptAnswer } from '../../exercise.ts';
import { isMapping, type Mapping } from '../../exercise-fields.ts';
import type { Folder } from '../../folder.ts';
import { line } from '../../policy.ts';
import { type Kind, PASS, type Try } from '../kind.ts';
import type { NumberExercise, NumberSource, Unit } from './exercise.ts';
import { settleNumbers } from './number-of.ts';
import { readNumber } from './number-text.ts';

/** A number, with its unit where that is part of the question. */
export const number: Kind<'number'> = {
  keys: ['policy'],
  read(described, folder) {
    folder.knownFiles(['solution.sql']);
    const policy = folder.policy(['tolerance', 'unit', 'units']);
    const wrong = folder.wrong(Object.keys(described.mistakes));
    return {
      ...described,
      kind: 'number',
      policy: {
        tolerance: folder.tolerance(policy),
        ...(policy['unit'] === undefined ? {} : { unit: folder.asBilingual(policy['unit'], 'policy.unit') }),
        ...(policy['units'] === undefined ? {} : { units: readUnits(policy, folder) }),
      },
      answer: { sql: folder.inBoth('solution', 'sql').en },
      accept: folder.kept('accept'),
      wrong: wrong.map((answer) => ({ ...answer, source: sourceOf(answer, folder) })),
    };
  },
  policy: ({ policy: { tolerance, unit, units } }) => [
    ...(units !== undefined ? [line('unit-asked', {})] : unit === undefined ? [] : [line('unit', { unit })]),
    line('number-tolerance', { tolerance }),
  ],
  view: ({ policy: { unit, units } }, language) => ({
    ...(unit === undefined ? {} : { unit: unit[language] }),
    ...(units === undefined ? {} : { units: units.map((each) => each.unit[language]) }),
  }),
  tries: ({ answer, accept, wrong, policy: { units } }): readonly Try[] => [
    { name: 'solution', answer: typedAs(answer, units), expected: PASS },
    ...accept.map(({ file, text }) => ({ name: file, answer: text, expected: PASS })),
    ...wrong.map(({ file, mistake, source, text }) => ({
      name: file,
      answer: file.endsWith('.txt') ? text : typedAs(source, units),
      expected: { kind: 'mistake', mistake } as const,
    })),
  ],
  async settle(exercise, bed) {
    const [visible] = bed.databases;
    if (visible === undefined) throw new Error('a number needs the database that everybody sees');
    return settleNumbers(exercise, visible);
  },
};

const typedAs = (source: NumberSource, units: NumberExercise['policy']['units']): string =>
  'value' in source ? `${source.value} ${units?.find(({ times }) => times === 1)?.unit.en ?? ''}`.trim() : source.sql;

function readUnits(policy: Mapping, folder: Folder): Unit[] {
  const units = folder.list(policy, 'units', 'policy.').map((entry, i): Unit => {
    const body = isMapping(entry) ? entry : {};
    const at = `policy.units[${i}].`;
    folder.knownKeys(body, ['unit', 'times'], at);
    const times = folder.number(body, 'times', at);
    return { unit: folder.asBilingual(body['unit'], `${at}unit`), ...(times === undefined ? {} : { times }) };
  });
  folder.atLeast('policy.units', units.length, 2);
  return units;
}

function sourceOf({ file, text }: KeptAnswer, folder: Folder): NumberSource {
  if (file.endsWith('.sql')) return { sql: text };
  const typed = readNumber(text);
  if (typed === undefined) folder.say('exercise-not-a-number', { text: text.trim().slice(0, 40) }, file);
  return { value: typed?.value ?? 0 };
}
