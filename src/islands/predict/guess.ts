import { isRight } from '../../course/calibration.ts';
import { predictionsIn } from '../../course/entry.ts';
import type { progressPredictWords } from '../../i18n/zh/progress-predict.ts';
import { openStore } from '../progress/store.ts';

/** A question that stands in the page. */
export interface Question {
  readonly form: HTMLFormElement;
  readonly id: string;
  readonly lab: string;
  readonly answer: number | string;
  readonly unit: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[] | undefined;
  readonly words: typeof progressPredictWords;
}

interface Guess {
  readonly guess: number | string;
  readonly confidence: number;
}
/** Guessed on this page, not told yet. */
const waiting = new WeakMap<HTMLFormElement, Guess>();

/** Takes the guess that is in the form and keeps it, or says what is missing. */
export async function take({ form, id, lab, answer, words: t }: Question): Promise<void> {
  const given = new FormData(form);
  const [typed, sure] = [given.get('guess'), given.get('sure')].map((value) => String(value ?? '').trim());
  const guess = typeof answer === 'number' ? numberIn(typed ?? '') : typed;
  const lacks = !typed || guess === undefined ? 'guess' : !sure ? 'sure' : undefined;
  if (lacks !== undefined || guess === undefined) {
    say(form, typed && guess === undefined ? t.notANumber : t.incomplete);
    form.querySelector<HTMLElement>(`[name="${lacks}"]`)?.focus();
    return;
  }
  const confidence = Number(sure);
  waiting.set(form, { guess, confidence });
  form.dataset['state'] = 'saved';
  const right = isRight(guess, answer);
  await (await openStore()).append({ kind: 'prediction', question: id, guess, actual: answer, confidence, right });
  say(form, t.saved);
  runOf(lab)?.focus();
}

/** Nobody has to guess: Run runs. */
export function skip({ form, lab, words: t }: Question): void {
  form.dataset['state'] = 'skipped';
  say(form, t.skipped);
  const run = runOf(lab);
  // A lab that sleeps wakes by a touch, and a click alone is none.
  run?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  run?.click();
}

/** Says what came out as soon as the run that was just asked for has been painted (lab/measure-run.ts), or after a while if it never is. */
export function revealAfterRun(question: Question): void {
  const guess = waiting.get(question.form);
  if (guess === undefined) return;
  waiting.delete(question.form);
  const show = () => {
    observer.disconnect();
    clearTimeout(late);
    reveal(question, guess);
  };
  const observer = new PerformanceObserver((list) => list.getEntriesByName('taglab:run').length > 0 && show());
  observer.observe({ type: 'measure' });
  const late = setTimeout(show, 8000);
}

/** On a later visit: that there was a guess, and what it was for whoever asks. */
export function offerEarlier(question: Question): void {
  const { form, id, words: t } = question;
  say(form, `${t.guessed} `);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn quiet';
  button.textContent = t.show;
  button.addEventListener('click', async () => {
    const { entries } = await (await openStore()).progress();
    const made = predictionsIn(entries).find((one) => one.question === id);
    if (made) reveal(question, made);
  });
  form.querySelector('[data-said]')?.append(button);
}

function reveal(question: Question, { guess, confidence }: Guess): void {
  const { form, answer, words: t } = question;
  const right = isRight(guess, answer);
  const lesson = right && confidence < 0.5 ? t.lesson.shyly : !right && confidence >= 0.8 ? t.lesson.surely : '';
  form.dataset['state'] = 'told';
  say(form, `${gapOf(question, guess, right)}${lesson === '' ? '' : t.space}${lesson}`);
  form.querySelector('[data-after]')?.removeAttribute('hidden');
}

function gapOf({ answer, unit = '', options, words: t }: Question, guess: number | string, right: boolean): string {
  if (typeof guess !== 'number' || typeof answer !== 'number') {
    const named = (value: number | string) => t.option(options?.find((option) => option.value === value)?.text ?? String(value));
    return (right ? t.right : t.wrong)(named(guess), named(answer));
  }
  const shown = (n: number) => `${t.number(n)} ${unit}`.trim();
  if (guess === answer) return t.exact(shown(answer));
  const off = Math.abs(guess - answer);
  const share = answer === 0 ? '∞' : `${Math.round((100 * off) / Math.abs(answer))}%`;
  return t.gap(shown(guess), shown(answer), shown(off), share, guess > answer, right);
}

/** Full-width digits and separators are how people type. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function say(form: HTMLFormElement, text: string): void {
  form.querySelector('[data-first]')?.setAttribute('hidden', '');
  const said = form.querySelector('[data-said]');
  if (said) said.textContent = text;
}

const runOf = (lab: string): HTMLElement | null => document.querySelector(`#${lab} .btn.go`);
