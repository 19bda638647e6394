import type { Rows } from '../../../engine/language/rows.ts';
import type { TestBed } from '../../testbed.ts';
import type { Curve, CurvePoint, TuneExercise } from './exercise.ts';

/** The curve on the data everybody sees. */
export function visibleCurve({ id, curve }: TuneExercise): Curve {
  const first = 'curves' in curve ? curve.curves[0] : undefined;
  if (first === undefined) throw new Error(`${id}: its curve has not been worked out`);
  return first;
}

/** The exercise with its curves worked out, so that judging needs no database: what everybody sees, and other customers. */
export async function settleCurves(exercise: TuneExercise, bed: TestBed): Promise<TuneExercise> {
  if (!('sql' in exercise.curve)) return exercise;
  const { sql } = exercise.curve;
  const run = bed.databases.filter(({ role }) => role === 'visible' || role === 'seed');
  const curves = await Promise.all(
    run.map(
      async ({ id, asOf, execute }): Promise<Curve> => ({ database: id, points: pointsOf(await execute(sql, { as_of: asOf }), exercise) }),
    ),
  );
  return { ...exercise, curve: { curves } };
}

/** The first column is the threshold; the metrics go by the names of theirs. */
function pointsOf(rows: Rows, { id, metrics }: TuneExercise): CurvePoint[] {
  const values = metrics.map((metric) => {
    const cells = rows.values[rows.columns.indexOf(metric.id)];
    if (cells === undefined) throw new Error(`${id}: its query has no column ${metric.id}`);
    return { id: metric.id, cells };
  });
  const points = Array.from(
    rows.values[0] ?? [],
    (at, i): CurvePoint => ({
      at: Number(at),
      values: Object.fromEntries(values.map((metric) => [metric.id, numberOrNull(metric.cells[i])])),
    }),
  );
  return points.toSorted((a, b) => a.at - b.at);
}

const numberOrNull = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null);
