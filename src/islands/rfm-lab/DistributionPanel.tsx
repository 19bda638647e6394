import { useMemo } from 'preact/hooks';
import { quantile } from '../../engine/language/quantile.ts';
import { Histogram } from '../chart/Histogram.tsx';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { bandsOf } from './bands.ts';
import type { Cut } from './cuts.ts';
import type { Scored } from './findings.ts';
import { histogramOf } from './histogram.ts';
import { MEASURES, type Measured, type PerMeasure } from './settings.ts';
import type { RfmWords } from './view.ts';

interface Props {
  readonly words: RfmWords;
  readonly now: Scored;
  readonly cuts: PerMeasure<readonly Cut[]>;
  readonly raw: boolean;
}

/** R, F and M as histograms, each with a sentence and its numbers in a table. */
export function DistributionPanel({ words, now, cuts, raw }: Props) {
  return (
    <>
      {MEASURES.map((measure) => (
        <Distribution key={measure} words={words} measure={measure} now={now} cuts={cuts[measure]} raw={raw} />
      ))}
    </>
  );
}

interface OneProps extends Omit<Props, 'cuts'> {
  readonly measure: Measured;
  readonly cuts: readonly Cut[];
}

function Distribution({ words, measure, now, cuts, raw }: OneProps) {
  const t = words.distributions;
  const { customers, scores } = now;
  const values = customers[measure];
  const bars = useMemo(() => histogramOf(measure, values), [measure, values]);
  const sorted = useMemo(() => [...values].sort((a, b) => a - b), [values]);
  const labels = bars.map(({ from, to }) => t.span(measure, from, to));
  const data = useMemo(
    () => ({
      starts: bars.map(({ from }) => from),
      counts: bars.map(({ count }) => count),
      labels,
      lines: cuts.map(({ at }) => at),
      xTitle: words.measures[measure].axis,
      yTitle: t.axis,
    }),
    [bars, cuts, words],
  );
  const says = t.says(measure, quantile(sorted, 1, 2), quantile(sorted, 1, 4), quantile(sorted, 3, 4));
  return (
    <section class="distribution" aria-label={t.title(measure)}>
      <h3>{t.title(measure)}</h3>
      <Histogram data={data} says={says} />
      {!raw && (
        <table class="num">
          <caption class="vh">{t.bands}</caption>
          <thead>
            <tr>
              <th scope="col">{t.score}</th>
              <th scope="col">{t.range}</th>
              <th scope="col" class="r">
                {t.customers}
              </th>
            </tr>
          </thead>
          <tbody>
            {bandsOf(measure, customers, scores).map(({ score, count, range }) => (
              <tr key={score}>
                <th scope="row">{`${words.measures[measure].letter}${score}`}</th>
                <td>{range ? t.ends(measure, range[0], range[1]) : t.nobody}</td>
                <td class="r">{words.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary class="small">{t.bars}</summary>
        <ScrollRegion label={t.bars}>
          <table class="num">
            <thead>
              <tr>
                <th scope="col">{words.measures[measure].axis}</th>
                <th scope="col" class="r">
                  {t.customers}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ from, count }, i) => (
                <tr key={from}>
                  <th scope="row">{labels[i]}</th>
                  <td class="r">{words.count(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </section>
  );
}
