import { useLayoutEffect, useRef } from 'preact/hooks';
import { CONFIDENCES } from '../../course/calibration.ts';
import { progressPredictWords as en } from '../../i18n/en/progress-predict.ts';
import type { Language } from '../../i18n/language.ts';
import { progressPredictWords as zh } from '../../i18n/zh/progress-predict.ts';
import { siteAddress } from '../site-address.ts';
import { offerEarlier, revealAfterRun, skip, take } from './guess.ts';

interface Props {
  /** `<lesson>/<name>` */
  readonly id: string;
  readonly language: Language;
  /** The lab that is to be run. */
  readonly lab: string;
  readonly ask: string;
  readonly answer: number | string;
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly text: string }[];
  readonly after: string;
}

/** A question before a run: a number or a segment, and how sure one is. A plain form, so that it is whole before any script. */
export default function Predict({ id, language, lab, ask, answer, unit, options, after }: Props) {
  const t = language === 'zh' ? zh : en;
  const form = useRef<HTMLFormElement>(null);
  const name = id.replace(/.*\//, '');
  // Before anything that was held while it slept is done again.
  useLayoutEffect(() => {
    const here = form.current;
    if (here === null) return;
    const question = { form: here, id, lab, answer, unit, options, words: t };
    if (here.dataset['state'] === 'guessed') offerEarlier(question);
    const submit = (event: Event) => {
      event.preventDefault();
      void take(question);
    };
    const leave = () => skip(question);
    const ran = (event: Event) => {
      const { target } = event;
      const byKey = event instanceof KeyboardEvent && event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (target instanceof Element && target.closest(byKey ? `#${lab}` : `#${lab} .btn.go`) && (byKey || event.type === 'click'))
        revealAfterRun(question);
    };
    here.addEventListener('submit', submit);
    here.querySelector('[data-skip]')?.addEventListener('click', leave);
    for (const type of ['click', 'keydown']) addEventListener(type, ran, true);
    return () => {
      for (const type of ['click', 'keydown']) removeEventListener(type, ran, true);
    };
  }, []);
  return (
    <form class="predict" aria-labelledby={`ask-${name}`} data-predict={id} data-lab={lab} noValidate ref={form}>
      <p class="kicker">{t.kicker}</p>
      <p id={`ask-${name}`}>{ask}</p>
      <div class="asked">
        {options === undefined ? (
          <label>
            {t.guess} <input name="guess" inputMode="decimal" autocomplete="off" size={8} /> {unit}
          </label>
        ) : (
          <fieldset>
            <legend>{t.choose}</legend>
            {options.map((option) => (
              <label key={option.value}>
                <input type="radio" name="guess" value={option.value} /> {option.text}
              </label>
            ))}
          </fieldset>
        )}
        <fieldset>
          <legend>
            {t.sure} <span class="small">{options === undefined ? t.sureHelp : t.sureHelpChoice}</span>
          </legend>
          {CONFIDENCES.map((confidence, i) => (
            <label key={confidence}>
              <input type="radio" name="sure" value={confidence} /> {t.confidences[i]}
            </label>
          ))}
        </fieldset>
        <p class="actions">
          <button type="submit" class="btn">
            {t.save}
          </button>{' '}
          <button type="button" class="btn quiet" data-skip>
            {t.skip}
          </button>
        </p>
      </div>
      <p role="status">
        <span data-first hidden>
          {t.first}
        </span>{' '}
        <span data-said />
      </p>
      <p data-after hidden>
        {after}{' '}
        <a class="small" href={siteAddress(language, 'progress/#calibration')}>
          {t.toProgress}
        </a>
      </p>
    </form>
  );
}
