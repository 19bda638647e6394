import { isMapping } from '../../exercise-fields.ts';
import type { Folder } from '../../folder.ts';
import { line } from '../../policy.ts';
import { type Kind, PASS } from '../kind.ts';
import { keptTries } from '../written/kept-tries.ts';
import { amount } from './amount.ts';
import { settleCurves, visibleCurve } from './curve.ts';
import type { Goal } from './exercise.ts';
import { bestOf } from './goal.ts';

/** Where a threshold does best. */
export const tune: Kind<'tune'> = {
  keys: ['policy', 'threshold', 'metrics', 'goal'],
  read(described, folder) {
    folder.knownFiles(['solution.sql']);
    const policy = folder.policy(['tolerance']);
    const threshold = folder.mapping(folder.yaml, 'threshold');
    folder.knownKeys(threshold, ['label', 'unit'], 'threshold.');
    const metrics = folder.mappings(folder.yaml, 'metrics', ['id', 'label', 'format']).map(({ body, at }) => ({
      id: folder.text(body, 'id', at),
      label: folder.asBilingual(body['label'], `${at}.label`),
      format: folder.word(body, 'format', `${at}.`, ['number', 'percent', 'money']),
    }));
    folder.atLeast('metrics', metrics.length, 1);
    return {
      ...described,
      kind: 'tune',
      threshold: {
        label: folder.asBilingual(threshold['label'], 'threshold.label'),
        ...(threshold['unit'] === undefined ? {} : { unit: folder.asBilingual(threshold['unit'], 'threshold.unit') }),
      },
      metrics,
      goal: readGoal(
        folder,
        metrics.map(({ id }) => id),
      ),
      tolerance: folder.number(policy, 'tolerance') ?? 0,
      curve: { sql: folder.file('solution.sql') },
      accept: folder.kept('accept'),
      wrong: folder.wrong(Object.keys(described.mistakes)),
    };
  },
  policy: ({ tolerance }) => [line('aim', { tolerance }), line('aim-visible', {})],
  view(exercise, language) {
    const { threshold, metrics } = exercise;
    return {
      label: threshold.label[language],
      ...(threshold.unit === undefined ? {} : { unit: threshold.unit[language] }),
      metrics: metrics.map((metric) => ({ ...metric, label: metric.label[language] })),
      aim: exercise.goal.metric,
      ...(exercise.goal.keeping === undefined ? {} : { keeping: exercise.goal.keeping }),
      points: visibleCurve(exercise).points,
    };
  },
  tries: (exercise) => [
    ...('curves' in exercise.curve
      ? [{ name: 'solution', answer: amount(bestOf(visibleCurve(exercise).points, exercise.goal)?.at ?? 0, 'number'), expected: PASS }]
      : []),
    ...keptTries(exercise),
  ],
  settle: settleCurves,
};

function readGoal(folder: Folder, metrics: readonly string[]): Goal {
  const goal = folder.mapping(folder.yaml, 'goal');
  folder.knownKeys(goal, ['highest', 'lowest', 'keeping'], 'goal.');
  const best = goal['lowest'] === undefined ? 'highest' : 'lowest';
  const metric = folder.text(goal, best, 'goal');
  folder.knownId(metric, `goal.${best}`, metrics);
  if (goal['keeping'] === undefined) return { metric, best };
  const keeping = isMapping(goal['keeping']) ? goal['keeping'] : {};
  folder.knownKeys(keeping, ['metric', 'at_least', 'at_most'], 'goal.keeping.');
  const kept = folder.text(keeping, 'metric', 'goal.keeping');
  folder.knownId(kept, 'goal.keeping.metric', metrics);
  const [atLeast, atMost] = [folder.number(keeping, 'at_least', 'goal.keeping.'), folder.number(keeping, 'at_most', 'goal.keeping.')];
  return {
    metric,
    best,
    keeping: { metric: kept, ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) },
  };
}
