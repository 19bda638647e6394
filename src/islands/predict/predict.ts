import { isRight } from '../../course/calibration.ts';
import { predictionsIn } from '../../course/entry.ts';
import { progressPredictWords as en } from '../../i18n/en/progress-predict.ts';
import { progressPredictWords as zh } from '../../i18n/zh/progress-predict.ts';
import { openStore } from '../progress/store.ts';

/** A guess is kept when it is made, and told what came out once the lab has run. */
const t = document.documentElement.lang === 'en' ? en : zh;

interface Guess {
  readonly guess: number | string;
  readonly confidence: number;
}
/** Guessed on this page, not told yet. */
const waiting = new WeakMap<HTMLFormElement, Guess>();

/** Takes the guess that is in the form, or says what is missing. */
export async function take(form: HTMLFormElement): Promise<void> {
  const given = new FormData(form);
  const [typed, sure] = [given.get('guess'), given.get('sure')].map((value) => String(value ?? '').trim());
  if (!typed || !sure) {
    say(form, t.incomplete);
    return focus(form, typed ? 'sure' : 'guess');
  }
  const guess = typeof answerOf(form) === 'number' ? numberIn(typed) : typed;
  if (guess === undefined) {
    say(form, t.notANumber);
    return focus(form, 'guess');
  }
  const actual = answerOf(form);
  const confidence = Number(sure);
  waiting.set(form, { guess, confidence });
  form.dataset['state'] = 'saved';
  const question = form.dataset['predict'] ?? '';
  await (await openStore()).append({ kind: 'prediction', question, guess, actual, confidence, right: isRight(guess, actual) });
  say(form, t.saved);
  document.querySelector<HTMLElement>(`#${CSS.escape(form.dataset['lab'] ?? '')} .btn.go`)?.focus();
}

export function askFirst(form: HTMLFormElement): void {
  form.scrollIntoView({ block: 'center' });
  say(form, t.first);
  focus(form, 'guess');
}

export const skip = (form: HTMLFormElement): void => say(form, t.skipped);

/** Says what came out as soon as the run that was just asked for has been painted (lab/measure-run.ts), or after a while if it never is. */
export function revealAfterRun(form: HTMLFormElement): void {
  const guess = waiting.get(form);
  if (guess === undefined) return;
  waiting.delete(form);
  const show = () => {
    observer.disconnect();
    clearTimeout(late);
    reveal(form, guess);
  };
  const observer = new PerformanceObserver((list) => list.getEntriesByName('taglab:run').length > 0 && show());
  observer.observe({ type: 'measure' });
  const late = setTimeout(show, 8000);
}

/** On a later visit: that there was a guess, and what it was for whoever asks. */
export function offerEarlier(form: HTMLFormElement): void {
  say(form, `${t.guessed} `);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn quiet';
  button.textContent = t.show;
  button.addEventListener('click', async () => {
    const { entries } = await (await openStore()).progress();
    const made = predictionsIn(entries).find(({ question }) => question === form.dataset['predict']);
    if (made) reveal(form, made);
  });
  form.querySelector('[data-said]')?.append(button);
}

function reveal(form: HTMLFormElement, { guess, confidence }: Guess): void {
  const actual = answerOf(form);
  const right = isRight(guess, actual);
  const lesson = right === confidence > 0.5 ? '' : right ? t.lesson.shyly : confidence >= 0.8 ? t.lesson.surely : '';
  form.dataset['state'] = 'told';
  say(form, `${gapOf(form, guess, actual, right)}${t === en ? ' ' : ''}${lesson}`);
  form.querySelector('[data-after]')?.removeAttribute('hidden');
}

function gapOf(form: HTMLFormElement, guess: number | string, actual: number | string, right: boolean): string {
  if (typeof guess !== 'number' || typeof actual !== 'number') {
    const [said, is] = [guess, actual].map((value) => t.option(optionText(form, String(value))));
    return (right ? t.right : t.wrong)(said ?? '', is ?? '');
  }
  const unit = form.dataset['unit'] ?? '';
  const shown = (n: number) => `${t.number(n)}${unit === '' ? '' : ` ${unit}`}`;
  if (guess === actual) return t.exact(shown(actual));
  const off = Math.abs(guess - actual);
  const share = actual === 0 ? '∞' : `${Math.round((100 * off) / Math.abs(actual))}%`;
  return t.gap(shown(guess), shown(actual), shown(off), share, guess > actual, right);
}

const optionText = (form: HTMLFormElement, value: string): string =>
  form
    .querySelector(`input[name="guess"][value="${CSS.escape(value)}"]`)
    ?.closest('label')
    ?.textContent.trim() ?? value;

/** Full-width digits and separators are how people type. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function answerOf(form: HTMLFormElement): number | string {
  const answer = form.dataset['answer'] ?? '';
  return form.querySelector('input[name="guess"][type="radio"]') ? answer : Number(answer);
}

function say(form: HTMLFormElement, text: string): void {
  const said = form.querySelector('[data-said]');
  if (said) said.textContent = text;
}

function focus(form: HTMLFormElement, name: string): void {
  form.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
}
