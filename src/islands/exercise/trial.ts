import { paramsOf } from '../../engine/bound-params.ts';
import { checkTags } from '../../engine/check.ts';
import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import type { Value } from '../../engine/language/definition.ts';
import type { Issue } from '../../engine/language/issue.ts';
import type { Cell, Rows } from '../../engine/language/rows.ts';
import { rowCount } from '../../engine/language/rows.ts';
import { tagRowsOf } from '../../engine/run.ts';
import { type Answer, partsOf, textOf } from '../../grading/answer.ts';
import type { Exercise, FormulaExercise } from '../../grading/exercise.ts';
import type { ExerciseFile } from '../../grading/exercise-file.ts';
import type { Feedback } from '../../grading/feedback.ts';
import { asOneQuery } from '../../grading/kinds/sql/sql-answer.ts';
import type { TestDatabase } from '../../grading/testbed.ts';
import { type RunResult, sharedSandbox } from '../../sandbox/client.ts';
import { several } from '../../sandbox/several.ts';
import { exerciseIn, openBed } from './bed.ts';

/** What a free run shows: nothing of it is judged or kept. */
export type Trial =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      readonly of: number;
      readonly elapsedMs: number;
    }
  | {
      readonly kind: 'counts';
      readonly counts: readonly { readonly value: Value; readonly count: number }[];
      readonly customers: number;
      readonly elapsedMs: number;
    }
  | {
      readonly kind: 'cells';
      readonly heading: string;
      readonly rows: readonly { readonly cell: string; readonly name: string; readonly value: string }[];
      readonly of: number;
    }
  | { readonly kind: 'said'; readonly feedback: readonly Feedback[] }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'refused'; readonly error: Extract<RunResult, { ok: false }>['error'] };

const SHOWN_ROWS = 50;

/** Tries an answer out on the database that the learner sees; of several steps, the one that is open. */
export async function tryOut(file: ExerciseFile, variant: number, answer: Answer, signal: AbortSignal): Promise<Trial> {
  const [visible] = file.databases;
  if (!visible) throw new Error(`no database for ${file.exercise.id}`);
  const { exercise, given } = openStep(exerciseIn(file, variant), answer);
  const text = textOf(given);
  const what = exercise.kind === 'repair' ? exercise.broken.kind : exercise.kind;
  if (what === 'formula' && exercise.kind === 'formula') return tryFormula(file, exercise, text, signal);
  return what === 'sql' ? tryQuery(visible, text, signal) : tryTags(file, visible, text, signal);
}

/** The step that is open, and what is answered to it; an exercise without steps is its own. */
function openStep(exercise: Exercise, answer: Answer): { readonly exercise: Exercise; readonly given: Answer } {
  if (exercise.kind !== 'steps') return { exercise, given: answer };
  const parts = partsOf(answer);
  const step = exercise.steps.findLast(({ id }) => parts[id] !== undefined) ?? exercise.steps[0];
  if (step === undefined) throw new Error(`${exercise.id} has no steps`);
  return { exercise: step.exercise, given: parts[step.id] ?? '' };
}

async function tryQuery(visible: ExerciseFile['databases'][number], text: string, signal: AbortSignal): Promise<Trial> {
  const { fullWidthIssues } = await import('../../grading/kinds/sql/sql-text.ts');
  const issues = fullWidthIssues(text);
  if (issues.length > 0) return { kind: 'issues', issues };
  const database = { kind: 'file', url: visible.path } as const;
  const result = await sharedSandbox().run(database, asOneQuery(text), { as_of: visible.asOf }, { signal });
  return result.ok ? rowsOf(result.rows, result.elapsedMs) : { kind: 'refused', error: result.error };
}

async function tryFormula(file: ExerciseFile, exercise: FormulaExercise, text: string, signal: AbortSignal): Promise<Trial> {
  const { fillDown } = await import('../../grading/kinds/formula/fill-down.ts');
  const { databases } = await openBed(file, () => signal);
  const filled = await fillDown(exercise, text, databases[0] as TestDatabase);
  if ('issues' in filled)
    return filled.issues.length > 0 ? { kind: 'issues', issues: filled.issues } : { kind: 'said', feedback: filled.feedback };
  return { kind: 'cells', heading: filled.heading, rows: filled.rows.slice(0, SHOWN_ROWS), of: filled.rows.length };
}

async function tryTags(file: ExerciseFile, visible: ExerciseFile['databases'][number], text: string, signal: AbortSignal): Promise<Trial> {
  const { value, issues } = checkTags(text, file.schema);
  const tag = value?.tags.at(-1);
  if (!value || !tag) return { kind: 'issues', issues };
  const database = { kind: 'file', url: visible.path } as const;
  const compiled = compileTags(value, sqlite);
  const params = await several(sharedSandbox(), database, (execute) => paramsOf(compiled, visible.asOf, execute), { signal });
  if (!params.ok) return { kind: 'refused', error: params.error };
  const result = await sharedSandbox().run(database, compiled.sql, params.value, { trusted: true, signal });
  if (!result.ok) return { kind: 'refused', error: result.error };
  const rows = tagRowsOf(value, result.rows);
  const values = rows.tags.find(({ code }) => code === tag.code)?.values ?? [];
  return { kind: 'counts', counts: countsOf(values), customers: rows.customerIds.length, elapsedMs: result.elapsedMs };
}

/** What keeps an answer from being run; of several steps, the one that is open. */
export async function issuesIn(file: ExerciseFile, variant: number, answer: Answer): Promise<readonly Issue[]> {
  const { exercise, given } = openStep(exerciseIn(file, variant), answer);
  const text = textOf(given);
  const what = exercise.kind === 'repair' ? exercise.broken.kind : exercise.kind;
  if (what === 'sql') return (await import('../../grading/kinds/sql/sql-text.ts')).fullWidthIssues(text);
  if (what === 'formula') {
    const read = (await import('../../grading/kinds/formula/read-formula.ts')).readFormula(text);
    return 'issues' in read ? read.issues : [];
  }
  const { value, issues } = checkTags(text, file.schema);
  return value && value.tags.length > 0 ? [] : issues;
}

function rowsOf(rows: Rows, elapsedMs: number): Trial {
  const of = rowCount(rows);
  const shown = Array.from({ length: Math.min(of, SHOWN_ROWS) }, (_, i) => rows.values.map((column) => column[i] ?? null));
  return { kind: 'rows', columns: rows.columns, rows: shown, of, elapsedMs };
}

/** The most frequent first; no value last. */
function countsOf(values: readonly Value[]): { value: Value; count: number }[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.count - a.count);
}
