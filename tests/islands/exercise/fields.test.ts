import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeExercises } from '../../../src/build/exercise-files.ts';
import type { Answer } from '../../../src/grading/answer.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { EXERCISE_KINDS, kindOf } from '../../../src/grading/kinds/kinds.ts';
import { type AnyView, itemTexts, untouched } from '../../../src/grading/view.ts';
import { LANGUAGES, type Language } from '../../../src/i18n/language.ts';
import { AnyField } from '../../../src/islands/exercise/kinds/fields.tsx';
import { panelWords } from '../../../src/islands/exercise/words.ts';

/** Every exercise of the course, as its page shows it: before anybody answers, and with a right answer in it. */
let exercises: readonly Exercise[];
beforeAll(async () => {
  exercises = (await describeExercises()).flatMap(({ exercise, variants }) => [exercise, ...variants]);
}, 60_000);

const viewOf = (exercise: Exercise, language: Language): AnyView =>
  ({ kind: exercise.kind, ...kindOf(exercise.kind).view(exercise, language) }) as AnyView;
const html = (exercise: Exercise, language: Language, answer: Answer) =>
  renderToString(
    h(AnyField, {
      id: 'answer',
      exerciseId: exercise.id,
      ask: viewOf(exercise, language),
      answer,
      words: panelWords(language),
      language,
      issues: [],
      onAnswer: () => {},
      onRun: () => {},
      handle: { current: null },
    }),
  );
const rightAnswer = (exercise: Exercise): Answer => kindOf(exercise.kind).tries(exercise)[0]?.answer ?? '';

describe.each(LANGUAGES)('%s', (language) => {
  it('has a field for every kind, with nothing undefined in it and every control named', () => {
    expect([...new Set(exercises.map(({ kind }) => kind))].toSorted()).toEqual(EXERCISE_KINDS.toSorted());
    for (const exercise of exercises) {
      for (const answer of [untouched(viewOf(exercise, language)), rightAnswer(exercise)]) {
        const shown = html(exercise, language, answer);
        expect(shown.length, exercise.id).toBeGreaterThan(50);
        expect(shown, exercise.id).not.toMatch(/undefined|NaN|\[object/);
        const ids = [...shown.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size, exercise.id).toBe(ids.length);
        const labelled = new Set([...shown.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id));
        // What stands inside of a label needs no other name.
        for (const [control] of shown.replace(/<label[\s\S]*?<\/label>/g, '').matchAll(/<(?:select|input|textarea)[^>]*>/g)) {
          const id = / id="([^"]+)"/.exec(control)?.[1] ?? '';
          expect(/ aria-label(?:ledby)?="[^"]+"/.test(control) || labelled.has(id), `${exercise.id}: ${control}`).toBe(true);
        }
      }
    }
  });

  it('shows what was answered: cards in their groups, chosen options, the typed text', () => {
    for (const exercise of exercises.filter(({ kind }) => kind === 'classify')) {
      const shown = html(exercise, language, rightAnswer(exercise));
      expect(shown).toContain(panelWords(language).exercise.places.emptyPool);
    }
    for (const exercise of exercises.filter(({ kind }) => kind === 'order')) {
      const texts = itemTexts(viewOf(exercise, language));
      const shown = html(exercise, language, rightAnswer(exercise));
      const places = (rightAnswer(exercise) as readonly string[]).map((id) => shown.indexOf(`data-thing="${id}"`));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.every((at) => at >= 0) && texts.size > 0).toBe(true);
    }
  });
});

it('nothing that is shown before an answer puts things where they belong', () => {
  for (const exercise of exercises) {
    const view = viewOf(exercise, 'en');
    const start = untouched(view);
    expect(start, exercise.id).not.toEqual(rightAnswer(exercise));
    if (exercise.kind === 'order') expect(start).not.toEqual(exercise.items.map(({ id }) => id));
  }
});
