import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isoOfDay } from '../../course/clock.ts';
import { countedAttempts } from '../../course/progress.ts';
import { freshData, minutesOf, type ReviewItem, schedule, sittingOf } from '../../course/review.ts';
import { progressReviewWords as en } from '../../i18n/en/progress-review.ts';
import type { Language } from '../../i18n/language.ts';
import { progressReviewWords as zh } from '../../i18n/zh/progress-review.ts';
import { clockNow } from '../progress/store.ts';
import { useProgress } from '../progress/use-progress.ts';
import type { LessonForProgress } from '../progress/view.ts';
import { siteAddress } from '../site-address.ts';
import { ReviewTask } from './ReviewTask.tsx';

const WORDS = { zh, en };
export type ReviewWords = typeof zh;

interface Props {
  readonly language: Language;
  readonly lessons: readonly LessonForProgress[];
}

/** A sitting of what is due, or one exercise that somebody wants to do again; always on data that the last attempt was not on. */
interface Plan {
  readonly kind: 'sitting' | 'practice' | 'unknown';
  readonly items: readonly ReviewItem[];
}

export default function ReviewPage({ language, lessons }: Props) {
  const t = WORDS[language];
  const opened = useProgress();
  const exercises = useMemo(() => lessons.flatMap((lesson) => lesson.exercises), [lessons]);
  const [plan, setPlan] = useState<Plan>();
  const [at, setAt] = useState(-1);
  const heading = useRef<HTMLHeadingElement>(null);
  /** How many attempts counted when each item was opened: what comes after is this sitting's. */
  const [before, setBefore] = useState(0);

  useEffect(() => {
    if (typeof opened !== 'object' || plan !== undefined) return;
    const { entries } = opened.progress;
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (wanted === '') return setPlan({ kind: 'sitting', items: sittingOf(entries, exercises, clockNow()) });
    const exercise = exercises.find(({ id }) => id === wanted);
    const data = exercise && freshData(entries, exercise);
    if (exercise === undefined || data === undefined) return setPlan({ kind: 'unknown', items: [] });
    setPlan({ kind: 'practice', items: [{ exerciseId: exercise.id, data, minutes: minutesOf(exercise.kind) }] });
  }, [opened]);
  useEffect(() => {
    // A link on this page itself: another exercise.
    const anew = () => location.reload();
    addEventListener('hashchange', anew);
    return () => removeEventListener('hashchange', anew);
  }, []);
  useEffect(() => {
    if (at >= 0) heading.current?.focus();
  }, [at]);

  if (opened === 'broken') return <p class="notice warn">{t.failed}</p>;
  if (typeof opened !== 'object' || plan === undefined) return <p class="notice">{t.loading}</p>;
  const { entries } = opened.progress;
  const { items } = plan;
  const item = items[at];
  const open = (next: number) => {
    const id = items[next]?.exerciseId;
    setBefore(id === undefined ? 0 : countedAttempts(entries, id).length);
    setAt(next);
  };
  const toProgress = (
    <p>
      <a href={siteAddress(language, 'progress/')}>{t.progress}</a>
    </p>
  );
  if (items.length === 0) {
    const next = schedule(entries, clockNow()).find(({ exerciseId }) => exercises.some(({ id }) => id === exerciseId))?.dueDay;
    const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium' });
    const day = next === undefined ? undefined : format.format(new Date(`${isoOfDay(next)}T12:00:00`));
    return (
      <>
        <p class="notice" role="status">
          {plan.kind === 'unknown' ? t.unknown : t.none(day)}
        </p>
        {toProgress}
      </>
    );
  }
  if (at < 0)
    return (
      <>
        <p class="notice">
          {plan.kind === 'practice' ? t.practice : t.sitting(items.length, Math.ceil(items.reduce((sum, { minutes }) => sum + minutes, 0)))}
        </p>
        <p class="actions">
          <button type="button" class="btn go" id="begin" onClick={() => open(0)}>
            {t.begin}
          </button>
        </p>
      </>
    );
  if (item === undefined) {
    const right = items.filter(({ exerciseId, data }) => {
      const last = countedAttempts(entries, exerciseId).at(-1)?.result;
      return last?.status === 'pass' && last.data === data;
    }).length;
    return (
      <>
        <p class="notice" role="status">
          {t.done(right, items.length)}
          {right < items.length && ` ${t.slipped}`}
        </p>
        {toProgress}
      </>
    );
  }
  const title = exercises.find(({ id }) => id === item.exerciseId)?.title ?? item.exerciseId;
  const here = countedAttempts(entries, item.exerciseId).slice(before);
  const passed = here.some(({ result }) => result.status === 'pass');
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t.place(at + 1, items.length)}
      </h2>
      <ReviewTask key={item.exerciseId} item={item} round={before} language={language} words={t} />
      <div class="actions">
        <p role="status">{here.length > 0 && (passed ? t.again(title) : t.notAgain(title))}</p>
        <button type="button" class={passed ? 'btn go' : 'btn quiet'} id="next" onClick={() => open(at + 1)}>
          {!passed ? t.skip : at + 1 < items.length ? t.next : t.finish}
        </button>
      </div>
    </>
  );
}
