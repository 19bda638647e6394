import { useEffect, useMemo, useState } from 'preact/hooks';
import { isFromLater, isoOfDay, today } from '../../course/clock.ts';
import { attemptsIn } from '../../course/entry.ts';
import { stateOf } from '../../course/progress.ts';
import type { Progress } from '../../course/progress-file.ts';
import { schedule, sittingOf } from '../../course/review.ts';
import { secondsIn } from '../../course/time-spent.ts';
import { progressWords as en } from '../../i18n/en/progress.ts';
import type { Language } from '../../i18n/language.ts';
import { progressWords as zh } from '../../i18n/zh/progress.ts';
import { siteAddress } from '../site-address.ts';
import { CalibrationPanel } from './CalibrationPanel.tsx';
import { ErasePanel } from './ErasePanel.tsx';
import { LessonTable } from './LessonTable.tsx';
import { clockNow, type Store } from './store.ts';
import { TakePanel } from './TakePanel.tsx';
import { type Opened, useProgress } from './use-progress.ts';
import type { LessonForProgress } from './view.ts';
import { WhoPanel } from './WhoPanel.tsx';

/** What stands between two sentences, and after a title, is part of the language too. */
const WORDS = { zh: { ...zh, gap: '', colon: '：' }, en: { ...en, gap: ' ', colon: ': ' } };
export type ProgressWords = (typeof WORDS)['zh'];

interface Props {
  readonly language: Language;
  readonly lessons: readonly LessonForProgress[];
}

/** Days as each language writes them: British spelling, British dates. */
const DATES = { zh: 'zh-CN', en: 'en-GB' };
const NOTHING: Progress = { entries: [], drafts: [], times: [] };

/** Everything that this browser knows of one learner, and what they can do with it. */
export default function ProgressPage({ language, lessons }: Props) {
  const words = WORDS[language];
  const opened = useProgress();
  const [erased, setErased] = useState(false);
  // The log is not opened again for an empty page: nothing is left, not even an empty database.
  const isOpen = !erased && typeof opened === 'object';
  const progress = isOpen ? opened.progress : NOTHING;
  const clock = useMemo(clockNow, [progress]);
  const dayName = useMemo(() => {
    const format = new Intl.DateTimeFormat(DATES[language], { dateStyle: 'medium' });
    return (day: Date) => format.format(day);
  }, [language]);
  const exercises = lessons.flatMap((lesson) => lesson.exercises);
  const states = exercises.map(({ id }) => stateOf(progress.entries, id));
  const attempts = attemptsIn(progress.entries).length;
  const mastered = states.filter((state) => state === 'mastered').length;
  const passed = mastered + states.filter((state) => state === 'passed').length;
  const seconds = secondsIn(progress.times);
  return (
    <>
      <p class="notice" id="summary" role="status">
        {erased
          ? words.erase.done
          : opened === 'opening'
            ? words.loading
            : opened === 'broken'
              ? words.keeping.broken
              : attempts === 0
                ? words.empty
                : words.summary({ passed, mastered, exercises: exercises.length, attempts })}
      </p>
      {isOpen && attempts > 0 && <Due progress={progress} lessons={lessons} language={language} words={words} dayName={dayName} />}
      {isOpen && <Keeping {...opened} words={words} dayName={dayName} />}
      {attempts === 0 && lessons[0] && (
        <p class="actions">
          <a class="btn go" href={siteAddress(language, `lessons/${lessons[0].id}/`)}>
            {words.start}
          </a>
        </p>
      )}
      {lessons
        .filter((lesson) => lesson.exercises.length > 0)
        .map((lesson) => (
          <LessonTable
            key={lesson.id}
            lesson={lesson}
            progress={progress}
            clock={clock}
            language={language}
            words={words}
            dayName={dayName}
          />
        ))}
      <p class="small">{words.masteredMeans}</p>
      <section aria-labelledby="time">
        <h2 id="time">{words.time.title}</h2>
        <p>
          {seconds === 0 ? words.time.none : words.time.total(seconds)}
          {words.gap}
          <span class="small">{words.time.method}</span>
        </p>
      </section>
      <CalibrationPanel progress={progress} words={words} />
      {isOpen && (
        <>
          <TakePanel {...opened} words={words} />
          <WhoPanel {...opened} words={words} />
          <ErasePanel {...opened} words={words} onErased={() => setErased(true)} />
        </>
      )}
    </>
  );
}

interface DueProps extends Props {
  readonly progress: Progress;
  readonly words: ProgressWords;
  readonly dayName: (day: Date) => string;
}

function Due({ progress, lessons, language, words, dayName }: DueProps) {
  const clock = clockNow();
  const exercises = lessons.flatMap((lesson) => lesson.exercises);
  const coming = schedule(progress.entries, clock).filter(({ exerciseId }) => exercises.some(({ id }) => id === exerciseId));
  const due = coming.filter(({ dueDay }) => dueDay <= today(clock)).length;
  if (due > 0 && sittingOf(progress.entries, exercises, clock).length > 0)
    return (
      <p class="notice due">
        {words.due(due)} <a href={siteAddress(language, 'review/')}>{words.toReview}</a>
      </p>
    );
  const next = coming[0]?.dueDay;
  return <p>{words.nothingDue(next === undefined ? undefined : dayName(new Date(`${isoOfDay(next)}T12:00:00`)))}</p>;
}

interface KeepingProps extends Opened {
  readonly words: ProgressWords;
  readonly dayName: (day: Date) => string;
}

/** How safe the record is here, and whether the clock can be trusted. */
function Keeping({ store, progress, words, dayName }: KeepingProps) {
  const persisted = usePersisted(store);
  const last = progress.entries.at(-1);
  return (
    <>
      {last && isFromLater(last.at, clockNow()) && (
        <p class="notice warn" id="clock-back">
          {words.keeping.clockBack(dayName(new Date(last.at)))}
        </p>
      )}
      {store.kind === 'indexeddb' ? (
        progress.entries.length > 0 && <p class="small">{persisted ? words.keeping.persisted : words.keeping.best}</p>
      ) : (
        <p class="notice warn" id="kept-badly">
          {words.keeping[store.kind]}
        </p>
      )}
    </>
  );
}

function usePersisted(store: Store): boolean {
  const [persisted, setPersisted] = useState(false);
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersisted);
  }, [store]);
  return persisted;
}
