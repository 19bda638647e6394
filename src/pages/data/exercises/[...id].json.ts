import type { APIRoute, GetStaticPaths } from 'astro';
import { describeExercises } from '../../../build/exercise-files.ts';

/** Everything that judges an exercise, fetched when a learner first submits: `data/exercises/05-rfm/01-b-rfm-in-sql.json`. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await describeExercises()).map((file) => ({ params: { id: file.exercise.id }, props: { file } }));

export const GET: APIRoute = ({ props }) =>
  new Response(JSON.stringify(props['file']), { headers: { 'content-type': 'application/json' } });
