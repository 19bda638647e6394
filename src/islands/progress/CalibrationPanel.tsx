import { calibrationOf } from '../../course/calibration.ts';
import { predictionsIn } from '../../course/entry.ts';
import type { Progress } from '../../course/progress-file.ts';
import { CalibrationChart } from './CalibrationChart.tsx';
import type { ProgressWords } from './ProgressPage.tsx';

/** Below this a share says little. */
const FEW = 10;

/** How sure the learner was, against how often they were right: a sentence, a chart and its table. */
export function CalibrationPanel({ progress, words }: { readonly progress: Progress; readonly words: ProgressWords }) {
  const t = words.calibration;
  const { count, levels, brier, lean } = calibrationOf(predictionsIn(progress.entries));
  const right = levels.reduce((sum, level) => sum + level.right, 0);
  return (
    <section aria-labelledby="calibration">
      <h2 id="calibration">{t.title}</h2>
      {brier === undefined || lean === undefined ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>
            {t.sentence(count, right)}
            {words.gap}
            {count < FEW ? t.few : t.lean(lean)}
            {words.gap}
            {t.brier(brier.toFixed(2))}
          </p>
          <div class="calibration">
            <figure>
              <CalibrationChart levels={levels} label={`${t.sentence(count, right)}${words.gap}${t.lean(lean)}`} words={t} />
              <figcaption class="small">{t.chart}</figcaption>
            </figure>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.columns.confidence}</th>
                  <th scope="col" class="r">
                    {t.columns.count}
                  </th>
                  <th scope="col" class="r">
                    {t.columns.right}
                  </th>
                  <th scope="col" class="r">
                    {t.columns.share}
                  </th>
                </tr>
              </thead>
              <tbody>
                {levels.map((level) => (
                  <tr key={level.confidence}>
                    <th scope="row">{t.percent(level.confidence)}</th>
                    <td class="r">{level.count}</td>
                    <td class="r">{level.right}</td>
                    <td class="r">{t.percent(level.right / level.count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="small">{t.rule}</p>
        </>
      )}
    </section>
  );
}
