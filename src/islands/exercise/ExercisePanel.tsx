import { useEffect, useRef, useState } from 'preact/hooks';
import { stateOf } from '../../course/progress.ts';
import type { Issue } from '../../engine/language/issue.ts';
import type { Answer } from '../../grading/exercise.ts';
import type { Result } from '../../grading/result.ts';
import type { DatabaseRole } from '../../grading/testbed.ts';
import { htmlLang, type Language } from '../../i18n/language.ts';
import type { FieldHandle } from '../editor/CodeField.tsx';
import { recordAttempt } from '../progress/keep.ts';
import { allAttempts, PROGRESS_CHANGED } from '../progress/store.ts';
import { fixIn } from '../tag-lab/fix-in.ts';
import { useFixFocus } from '../tag-lab/use-fix-focus.ts';
import { ChoiceField, NumberField } from './AnswerFields.tsx';
import { keepDraft, readDraft } from './drafts.ts';
import { IssueList } from './IssueList.tsx';
import { MarkedLine, MarkedText } from './MarkedText.tsx';
import { Phrases } from './Phrases.tsx';
import { TrialResult } from './TrialResult.tsx';
import type { Trial } from './trial.ts';
import { Verdict } from './Verdict.tsx';
import type { ExerciseView } from './view.ts';
import { WrittenField } from './WrittenField.tsx';
import { panelWords } from './words.ts';

interface Props {
  readonly view: ExerciseView;
  readonly language: Language;
}

/** What the panel shows below the answer: nothing, a free run, or a verdict. */
type Shown =
  | { readonly kind: 'trial'; readonly trial: Trial }
  | { readonly kind: 'verdict'; readonly result: Result }
  | { readonly kind: 'stopped'; readonly work: Work }
  | { readonly kind: 'failed'; readonly work: Work };
type Work = 'running' | 'grading';

const NO_ISSUES: readonly Issue[] = [];

/** A graded exercise: the task, the answer, free runs, and the conversation that follows a submission. */
export default function ExercisePanel({ view, language }: Props) {
  const words = panelWords(language);
  const t = words.exercise;
  const written = view.kind === 'tag' || view.kind === 'sql';
  const untouched: Answer = view.kind === 'choice' ? [] : written ? view.start : '';
  const [answer, setAnswer] = useState<Answer>(untouched);
  const [busy, setBusy] = useState<Work>();
  const [shown, setShown] = useState<Shown>();
  const [hints, setHints] = useState(0);
  const [past, setPast] = useState({ attempts: 0, passed: false });
  const [roles, setRoles] = useState<Readonly<Record<string, DatabaseRole>>>({});
  const stop = useRef(new AbortController());
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<FieldHandle>(null);
  /** The text that the issues are about. */
  const judged = useRef('');

  useEffect(() => {
    const draft = readDraft(view.id);
    if (draft !== undefined) setAnswer(draft);
    const count = () => {
      const attempts = allAttempts();
      const own = attempts.filter(({ exerciseId, status }) => exerciseId === view.id && (status === 'pass' || status === 'fail'));
      setPast({ attempts: own.length, passed: stateOf(attempts, view.id) === 'passed' });
    };
    count();
    document.addEventListener(PROGRESS_CHANGED, count);
    return () => document.removeEventListener(PROGRESS_CHANGED, count);
  }, []);

  const change = (next: Answer) => {
    setAnswer(next);
    keepDraft(view.id, next);
  };

  const work = async (kind: Work, job: (signal: AbortSignal) => Promise<Shown>) => {
    if (busy) return;
    stop.current = new AbortController();
    judged.current = String(answer);
    setBusy(kind);
    const done = await job(stop.current.signal).catch((): Shown => ({ kind: 'failed', work: kind }));
    setBusy(undefined);
    setShown(stop.current.signal.aborted ? { kind: 'stopped', work: kind } : done);
  };

  const run = () =>
    work('running', async (signal) => {
      const [{ fetchExercise }, { tryOut }] = await Promise.all([import('./bed.ts'), import('./trial.ts')]);
      return { kind: 'trial', trial: await tryOut(await fetchExercise(view.id), String(answer), signal) };
    });

  const submit = () =>
    work('grading', async (signal) => {
      const { judge } = await import('./judge.ts');
      const { result, file } = await judge(view.id, answer, past.attempts, signal);
      setRoles(Object.fromEntries(file.databases.map(({ id, role }) => [id, role])));
      if (!signal.aborted) recordAttempt({ exerciseId: view.id, answer, status: result.status, score: result.score });
      return { kind: 'verdict', result };
    });

  const reset = () => {
    setAnswer(untouched);
    keepDraft(view.id, undefined);
    setShown(undefined);
  };

  const result = shown?.kind === 'verdict' ? shown.result : undefined;
  const issues = result?.issues ?? (shown?.kind === 'trial' && shown.trial.kind === 'issues' ? shown.trial.issues : NO_ISSUES);
  const [said, onFixed] = useFixFocus(issues, t.fixes, list, field);
  const state = result?.status === 'fail' ? 'fail' : past.passed ? 'pass' : 'open';
  const optionText = (id: string) => (view.kind === 'choice' ? (view.options.find((option) => option.id === id)?.text ?? id) : id);
  const fix = async ({ fix }: Issue) => {
    const fixed = fix && fixIn(String(answer), judged.current, fix);
    if (fixed) {
      onFixed(fixed.end);
      change(fixed.text);
    }
    // Who has typed on since meets the issues of what stands there now.
    judged.current = fixed?.text ?? String(answer);
    const [{ fetchExercise }, { issuesIn }] = await Promise.all([import('./bed.ts'), import('./trial.ts')]);
    setShown({ kind: 'trial', trial: { kind: 'issues', issues: issuesIn(await fetchExercise(view.id), judged.current) } });
  };

  return (
    <section class="task" data-state={state} aria-labelledby={`task-${view.id}`} lang={htmlLang[language]}>
      <header>
        <p class="kicker">{t.label(view.label)}</p>
        <h3 id={`task-${view.id}`}>
          <Phrases text={view.title} />
        </h3>
      </header>
      <div class="in">
        <MarkedText text={view.task} />
        <details class="policy">
          <summary>{words.feedback.policyTitle}</summary>
          <ul>
            {view.policy.map((line) => (
              <li key={line}>
                <MarkedLine text={line} />
              </li>
            ))}
          </ul>
        </details>
        {view.kind === 'number' && <NumberField view={view} words={words} text={String(answer)} onText={change} />}
        {view.kind === 'choice' && <ChoiceField view={view} words={words} chosen={Array.isArray(answer) ? answer : []} onChosen={change} />}
        {written && (
          <WrittenField
            id={view.id}
            kind={view.kind}
            text={String(answer)}
            issues={issues}
            words={words}
            language={language}
            onText={change}
            onRun={run}
            handle={field}
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
            {written && (
              <button type="button" class="btn" onClick={run}>
                {t.run}
              </button>
            )}
            <button type="button" class="btn go" onClick={submit}>
              {t.submit}
            </button>
          </>
        )}
        {view.hints.length > 0 && (
          <button type="button" class="btn quiet" disabled={hints >= view.hints.length} onClick={() => setHints(hints + 1)}>
            {t.hint(hints, view.hints.length)}
          </button>
        )}
        <button type="button" class="btn quiet" onClick={reset}>
          {t.reset}
        </button>
        {past.attempts > 0 && <p class="attempts">{t.attempts(past.attempts)}</p>}
      </div>
      {hints > 0 && (
        <ol class="hints">
          {view.hints.slice(0, hints).map((hint) => (
            <li key={hint}>
              <MarkedLine text={hint} />
            </li>
          ))}
        </ol>
      )}
      <div role="status">
        {busy && <p class="in small">{busy === 'running' ? t.running : t.grading}</p>}
        {!busy && shown?.kind === 'failed' && <p class="in notice bad">{t.failed[shown.work]}</p>}
        {!busy && shown?.kind === 'stopped' && (
          <div class="in">
            <p class="notice">{t.stopped[shown.work]}</p>
          </div>
        )}
        {!busy && result && <Verdict result={result} words={words} language={language} optionText={optionText} roles={roles} />}
        <p class="vh">{said}</p>
        {!busy && issues.length > 0 && (
          <div ref={list}>
            <IssueList id={`task-${view.id}`} issues={issues} words={words} onFix={(issue) => void fix(issue)} />
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
