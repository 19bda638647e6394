import type { APIRoute, GetStaticPaths } from 'astro';
import { describeExercises } from '../../../../build/exercise-files.ts';
import { viewOf } from '../../../../components/exercise-view.ts';
import { LANGUAGES } from '../../../../i18n/language.ts';

/** An exercise as a page shows it, for the review page, which shows any of them: `data/views/zh/05-rfm/01-b-rfm-in-sql.json`. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await describeExercises()).flatMap(({ exercise: { id } }) => LANGUAGES.map((lang) => ({ params: { lang, id }, props: { id, lang } })));

export const GET: APIRoute = async ({ props }) =>
  new Response(JSON.stringify(await viewOf(props['id'], props['lang'])), { headers: { 'content-type': 'application/json' } });
