import { textOf } from '../../../grading/answer.ts';
import { readNumber } from '../../../grading/kinds/number/number-text.ts';
import { amount } from '../../../grading/kinds/tune/amount.ts';
import { pointAt } from '../../../grading/kinds/tune/goal.ts';
import { ScrollRegion } from '../../lab/ScrollRegion.tsx';
import type { FieldProps } from './field.ts';
import { TuneChart } from './TuneChart.tsx';

/** A threshold, set on a slider or typed, with what it brings drawn and written beside it. */
export function TuneField({ id, ask, answer, words, onAnswer }: FieldProps<'tune'>) {
  const t = words.exercise.tune;
  const [first, last] = [ask.points[0], ask.points.at(-1)];
  const typed = readNumber(textOf(answer), ask.unit === undefined ? [] : [ask.unit])?.value;
  const point = typed === undefined ? undefined : pointAt(ask.points, typed);
  const step = (ask.points[1]?.at ?? 1) - (first?.at ?? 0);
  const shown = (value: number | null | undefined, format: 'number' | 'percent' | 'money') =>
    value === undefined ? '–' : value === null ? t.undefined : amount(value, format);
  return (
    <div class="tuning">
      <TuneChart ask={ask} at={point === undefined ? undefined : typed} words={words} />
      <div class="answer-line">
        <label for={`${id}-typed`}>{ask.label}</label>
        <input
          type="range"
          aria-label={ask.label}
          min={first?.at}
          max={last?.at}
          step={step > 0 ? step : 1}
          value={typed ?? first?.at}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
        <input
          id={`${id}-typed`}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={textOf(answer)}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
        {ask.unit !== undefined && <span>{ask.unit}</span>}
      </div>
      <dl class="metrics" aria-live="polite">
        {ask.metrics.map(({ id: metric, label, format }) => (
          <div key={metric} data-aim={metric === ask.aim}>
            <dt>{label}</dt>
            <dd>{shown(point?.values[metric], format)}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t.table}</summary>
        <ScrollRegion label={t.table}>
          <table>
            <caption class="vh">{t.table}</caption>
            <thead>
              <tr>
                <th scope="col" class="r">
                  {t.at}
                </th>
                {ask.metrics.map(({ id: metric, label }) => (
                  <th scope="col" class="r" key={metric}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ask.points.map(({ at, values }) => (
                <tr key={at} data-chosen={point?.at === at}>
                  <th scope="row" class="r">
                    {at}
                  </th>
                  {ask.metrics.map(({ id: metric, format }) => (
                    <td class="r" key={metric}>
                      {shown(values[metric] ?? null, format)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </div>
  );
}
