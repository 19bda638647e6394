import { type Clock, isoOfDay, today } from '../../course/clock.ts';
import { attemptsIn } from '../../course/entry.ts';
import { passedEarlierVersion, stateOf } from '../../course/progress.ts';
import type { Progress } from '../../course/progress-file.ts';
import { freshData, standingOf } from '../../course/review.ts';
import { secondsIn } from '../../course/time-spent.ts';
import type { Language } from '../../i18n/language.ts';
import { siteAddress } from '../site-address.ts';
import type { ProgressWords } from './ProgressPage.tsx';
import type { LessonForProgress, ListedForProgress } from './view.ts';

interface Props {
  readonly lesson: LessonForProgress;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly language: Language;
  readonly words: ProgressWords;
  readonly dayName: (day: Date) => string;
}

/** The exercises of a lesson: how far each has come, and what comes next. */
export function LessonTable({ lesson, progress, clock, language, words, dayName }: Props) {
  const { columns } = words;
  const states = lesson.exercises.map(({ id }) => stateOf(progress.entries, id));
  const passed = states.filter((state) => state === 'passed' || state === 'mastered').length;
  const seconds = secondsIn(progress.times, lesson.id);
  const begun = states.some((state) => state !== 'not-tried');
  return (
    <section aria-labelledby={`of-${lesson.number}`}>
      <h2 id={`of-${lesson.number}`}>
        <a href={siteAddress(language, `lessons/${lesson.id}/`)}>
          {lesson.number} {lesson.name}
        </a>{' '}
        {begun && (
          <span class="tally">
            {passed === states.length ? '✓ ' : ''}
            {passed}/{states.length}
          </span>
        )}{' '}
        {seconds > 0 && <span class="small">{words.time.spent(seconds)}</span>}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.exercise}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col" class="r">
              {columns.attempts}
            </th>
            <th scope="col" class="r last">
              {columns.last}
            </th>
            <th scope="col" class="next">
              {columns.next}
            </th>
          </tr>
        </thead>
        <tbody>
          {lesson.exercises.map((exercise, i) => {
            const own = attemptsIn(progress.entries).filter(({ result }) => result.exercise.id === exercise.id);
            const last = own.at(-1);
            const state = states[i] ?? 'not-tried';
            return (
              <tr key={exercise.id} data-state={state}>
                <th scope="row">{exercise.title}</th>
                <td data-state>
                  {words.states[state]}
                  {passedEarlierVersion(progress.entries, exercise.id, exercise.version) && (
                    <span class="small"> {words.olderVersion}</span>
                  )}
                </td>
                <td class="r">{own.length === 0 ? '' : words.times(own.length)}</td>
                <td class="r last">{last === undefined ? '' : dayName(new Date(last.at))}</td>
                <td class="next">
                  <Next
                    exercise={exercise}
                    state={state}
                    progress={progress}
                    clock={clock}
                    language={language}
                    words={words}
                    dayName={dayName}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface NextProps extends Omit<Props, 'lesson'> {
  readonly exercise: ListedForProgress;
  readonly state: string;
}

function Next({ exercise, state, progress, clock, language, words, dayName }: NextProps) {
  const standing = standingOf(progress.entries, exercise.id, clock);
  if (standing?.dueDay !== undefined) {
    if (standing.dueDay > today(clock)) return <>{words.reviewOn(dayName(new Date(`${isoOfDay(standing.dueDay)}T12:00:00`)))}</>;
    return <a href={siteAddress(language, `review/#${exercise.id}`)}>{words.reviewNow}</a>;
  }
  if (state !== 'passed' || freshData(progress.entries, exercise) === undefined) return null;
  return (
    <a href={siteAddress(language, `review/#${exercise.id}`)} aria-label={words.againOf(exercise.title)}>
      {words.again}
    </a>
  );
}
