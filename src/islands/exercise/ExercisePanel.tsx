import { useEffect, useRef, useState } from 'preact/hooks';
import { shownOn, variantAt, variantData } from '../../course/fresh-data.ts';
import { countedAttempts, stateOf } from '../../course/progress.ts';
import type { Issue } from '../../engine/language/issue.ts';
import { type Answer, partsOf, textOf } from '../../grading/answer.ts';
import type { Result } from '../../grading/result.ts';
import type { DatabaseRole } from '../../grading/testbed.ts';
import { canRun, itemTexts, untouched } from '../../grading/view.ts';
import { htmlLang, type Language } from '../../i18n/language.ts';
import type { FieldHandle } from '../editor/CodeField.tsx';
import { PROGRESS_CHANGED } from '../progress/here.ts';
import { recordAttempt } from '../progress/keep.ts';
import { openStore } from '../progress/store.ts';
import { fixIn } from '../tag-lab/fix-in.ts';
import { useFixFocus } from '../tag-lab/use-fix-focus.ts';
import { type Again, AgainLink, OtherData } from './Again.tsx';
import { keepDraft, readDraft } from './drafts.ts';
import { EarlierDraft } from './EarlierDraft.tsx';
import { Hints } from './Hints.tsx';
import { IssueList } from './IssueList.tsx';
import { AnyField } from './kinds/fields.tsx';
import { openSteps } from './kinds/Steps.tsx';
import { MarkedLine, MarkedText } from './MarkedText.tsx';
import { Phrases } from './Phrases.tsx';
import { TrialResult } from './TrialResult.tsx';
import type { Trial } from './trial.ts';
import { Verdict } from './Verdict.tsx';
import type { ExerciseView } from './view.ts';
import { panelWords } from './words.ts';

interface Props {
  readonly view: ExerciseView;
  readonly language: Language;
  /** Once more on other data; the draft of the first time stays out of it. */
  readonly again?: Again;
}

/** What the panel shows below the answer: nothing, a free run, or a verdict. */
type Shown =
  | { readonly kind: 'trial'; readonly trial: Trial }
  | { readonly kind: 'verdict'; readonly result: Result }
  | { readonly kind: 'stopped'; readonly work: Work }
  | { readonly kind: 'failed'; readonly work: Work };
type Work = 'running' | 'grading';

const NO_ISSUES: readonly Issue[] = [];
/** A variant's answer is another one's; the exercise's own stays where it is. */
const draftIdOf = (id: string, variant: number, again?: Again): string =>
  again === undefined ? (variant === 0 ? id : `${id}~${variant}`) : `${id}~${again.data}~${again.round}`;

/** A graded exercise: the task, the answer, free runs, and the conversation that follows a submission. */
export default function ExercisePanel({ view, language, again }: Props) {
  const words = panelWords(language);
  const t = words.exercise;
  const [variant, setVariant] = useState(() => (variantAt(again?.data ?? '') ?? -1) + 1);
  const task = view.tasks[variant] ?? view.tasks[0];
  const { ask } = task;
  const [answer, setAnswer] = useState<Answer>(() => untouched(ask));
  const [busy, setBusy] = useState<Work>();
  const [shown, setShown] = useState<Shown>();
  const [hints, setHints] = useState(0);
  const [past, setPast] = useState({ attempts: 0, passed: false, mastered: false });
  const [roles, setRoles] = useState<Readonly<Record<string, DatabaseRole>>>({});
  /** The answer of an earlier visit belongs to another version of the exercise. */
  const [earlier, setEarlier] = useState<Answer>();
  /** What a closed part of the panel says is not in the page, so that every lesson arrives sooner. */
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const stop = useRef(new AbortController());
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<FieldHandle>(null);
  /** The answer that the issues are about. */
  const judged = useRef<Answer>('');
  /** Whoever has typed already does not want an older draft in its place. */
  const touched = useRef(false);
  const draftId = draftIdOf(view.id, variant, again);
  const data = variant > 0 ? variantData(variant - 1) : (again?.data ?? 'visible');

  useEffect(() => {
    const show = async () => {
      const draft = await readDraft(draftId, view.version);
      if (draft === undefined || touched.current) return;
      setAnswer(draft.answer);
      if (draft.earlier) setEarlier(draft.answer);
    };
    void show();
    const count = async () => {
      const { entries } = await (await openStore()).progress();
      const own = countedAttempts(entries, view.id);
      setPast({
        attempts: own.length,
        passed: own.some(({ result }) => result.status === 'pass'),
        mastered: stateOf(entries, view.id) === 'mastered',
      });
    };
    void count();
    const recount = () => void count();
    document.addEventListener(PROGRESS_CHANGED, recount);
    return () => document.removeEventListener(PROGRESS_CHANGED, recount);
  }, []);

  const change = (next: Answer) => {
    touched.current = true;
    setAnswer(next);
    void keepDraft(draftId, view.version, next);
  };

  const turnTo = async (next: number) => {
    const other = view.tasks[next] ?? view.tasks[0];
    setVariant(next);
    setAnswer(untouched(other.ask));
    setHints(0);
    setShown(undefined);
    const draft = await readDraft(draftIdOf(view.id, next, again), view.version);
    if (draft !== undefined) setAnswer(draft.answer);
  };

  const work = async (kind: Work, job: (signal: AbortSignal) => Promise<Shown>) => {
    if (busy) return;
    stop.current = new AbortController();
    judged.current = answer;
    setBusy(kind);
    const done = await job(stop.current.signal).catch((): Shown => ({ kind: 'failed', work: kind }));
    setBusy(undefined);
    setShown(stop.current.signal.aborted ? { kind: 'stopped', work: kind } : done);
  };

  const run = () =>
    work('running', async (signal) => {
      const [{ fetchExercise }, { tryOut }] = await Promise.all([import('./bed.ts'), import('./trial.ts')]);
      return { kind: 'trial', trial: await tryOut(shownOn(await fetchExercise(view.id), data), variant, answer, signal) };
    });

  const submit = () =>
    work('grading', async (signal) => {
      const { judge } = await import('./judge.ts');
      const { result, file } = await judge(view.id, variant, answer, past.attempts, signal);
      setRoles(Object.fromEntries(file.databases.map(({ id, role }) => [id, role])));
      if (!signal.aborted) {
        await recordAttempt(file.exercise, answer, result, data);
        openNext(result);
      }
      return { kind: 'verdict', result };
    });

  /** A step that is done opens the one after it. */
  const openNext = ({ steps }: Result) => {
    const done = steps?.filter(({ result: { status } }) => status === 'pass' || status === 'self-assessed').length ?? 0;
    const next = ask.kind === 'steps' ? ask.steps[done] : undefined;
    const parts = partsOf(answer);
    if (next !== undefined && parts[next.id] === undefined) change({ ...parts, [next.id]: untouched(next) });
  };

  const reset = () => {
    setAnswer(untouched(ask));
    setEarlier(undefined);
    void keepDraft(draftId, view.version, undefined);
    setShown(undefined);
  };

  const result = shown?.kind === 'verdict' ? shown.result : undefined;
  const issues = result?.issues ?? (shown?.kind === 'trial' && shown.trial.kind === 'issues' ? shown.trial.issues : NO_ISSUES);
  const [said, onFixed] = useFixFocus(issues, t.fixes, list, field);
  const state = result?.status === 'fail' ? 'fail' : result?.status === 'pass' || (past.passed && !again) ? 'pass' : 'open';
  const texts = itemTexts(ask);
  const step = ask.kind === 'steps' ? ask.steps[openSteps(ask, partsOf(answer)) - 1] : undefined;
  const openAsk = step ?? ask;
  const textIn = (whole: Answer): string => textOf(step === undefined ? whole : (partsOf(whole)[step.id] ?? ''));
  const withText = (text: string): Answer => (step === undefined ? text : { ...partsOf(answer), [step.id]: text });
  /** Puts right what is sure, from the end on, so that every place is still where it was; what is left is judged anew. */
  const fix = async (mended: readonly Issue[]) => {
    let text = textIn(answer);
    let before = textIn(judged.current);
    for (const { fix: part } of mended.toSorted((a, b) => (b.fix?.start ?? 0) - (a.fix?.start ?? 0))) {
      const fixed = part && fixIn(text, before, part);
      if (!fixed) continue;
      onFixed(fixed.end);
      [text, before] = [fixed.text, fixed.text];
    }
    const next = withText(text);
    if (text !== textIn(answer)) change(next);
    // Who has typed on since meets the issues of what stands there now.
    judged.current = next;
    const [{ fetchExercise }, { issuesIn }] = await Promise.all([import('./bed.ts'), import('./trial.ts')]);
    setShown({ kind: 'trial', trial: { kind: 'issues', issues: await issuesIn(await fetchExercise(view.id), variant, next) } });
  };

  return (
    <section class="task" data-state={state} data-kind={ask.kind} aria-labelledby={`task-${view.id}`} lang={htmlLang[language]}>
      <header>
        <p class="kicker">{t.label(view.label)}</p>
        <h3 id={`task-${view.id}`}>
          <Phrases text={task.title} />
        </h3>
      </header>
      <div class="in">
        {variant > 0 && <p class="small">{t.freshSaid}</p>}
        {again && <OtherData id={view.id} again={again} language={language} />}
        <MarkedText text={task.task} />
        <details class="policy">
          <summary>{words.feedback.policyTitle}</summary>
          {isAwake && (
            <ul>
              {view.policy.map((line) => (
                <li key={line}>
                  <MarkedLine text={line} />
                </li>
              ))}
              {canRun(openAsk) && !again && <li>{t.asOf(view.asOf)}</li>}
            </ul>
          )}
        </details>
        <AnyField
          key={variant}
          id={`answer-${view.id}`}
          exerciseId={view.id}
          ask={ask}
          answer={answer}
          words={words}
          language={language}
          issues={issues}
          steps={result?.steps}
          onAnswer={change}
          onRun={run}
          handle={field}
        />
        {earlier !== undefined && variant === 0 && !again && (
          <EarlierDraft
            words={t.earlier}
            yours={answer === earlier}
            onYours={() => setAnswer(earlier)}
            onNew={() => setAnswer(untouched(ask))}
          />
        )}
      </div>
      <div class="actions">
        {busy ? (
          <button type="button" class="btn stop" onClick={() => stop.current.abort()}>
            {t.stop}
          </button>
        ) : (
          <>
            {canRun(openAsk) && (
              <button type="button" class="btn" onClick={run}>
                {t.run}
              </button>
            )}
            <button type="button" class="btn go" onClick={submit}>
              {ask.kind === 'steps' ? t.steps.goOn : t.submit}
            </button>
          </>
        )}
        {hints < task.hints.length && (
          <button type="button" class="btn quiet" onClick={() => setHints(hints + 1)}>
            {t.hint(hints)}
          </button>
        )}
        {hints >= task.hints.length && view.tasks.length > 1 && !again && (
          <button type="button" class="btn quiet" onClick={() => void turnTo((variant + 1) % view.tasks.length)}>
            {variant + 1 < view.tasks.length ? t.fresh : t.back}
          </button>
        )}
        <button type="button" class="btn quiet" onClick={reset}>
          {t.reset}
        </button>
        {past.attempts > 0 && <p class="attempts">{t.attempts(past.attempts)}</p>}
      </div>
      <Hints hints={task.hints.slice(0, hints)} />
      <div role="status">
        {busy && <p class="in small">{busy === 'running' ? t.running : t.grading}</p>}
        {!busy && shown?.kind === 'failed' && <p class="in notice bad">{t.failed[shown.work]}</p>}
        {!busy && shown?.kind === 'stopped' && (
          <div class="in">
            <p class="notice">{t.stopped[shown.work]}</p>
          </div>
        )}
        {!busy && result && (
          <Verdict result={result} words={words} language={language} optionText={(id) => texts.get(id) ?? id} roles={roles} />
        )}
        {!busy && result?.status === 'pass' && view.data.length > 1 && (
          <div class="in">
            <AgainLink id={view.id} language={language} mastered={past.mastered} />
          </div>
        )}
        <p class="vh">{said}</p>
        {!busy && issues.length > 0 && (
          <div ref={list}>
            <IssueList id={`task-${view.id}`} issues={issues} words={words} onFix={(mended) => void fix(mended)} />
          </div>
        )}
        {!busy && shown?.kind === 'trial' && shown.trial.kind !== 'issues' && (
          <div class="in">
            <TrialResult trial={shown.trial} words={words} />
          </div>
        )}
      </div>
    </section>
  );
}
