import { useState } from 'preact/hooks';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { COMPARED, type Compared } from './comparison.ts';
import { heatStep } from './heat.ts';
import { type Compared as ComparedPicture, otherSettings } from './picture.ts';
import { rowsOfScheme } from './scheme.ts';
import { isMethod, METHODS, type RfmSettings, scoringOf } from './settings.ts';
import type { RfmView, RfmWords } from './view.ts';

interface Props {
  readonly id: string;
  readonly view: RfmView;
  readonly settings: RfmSettings;
  readonly compared: ComparedPicture;
  readonly onOther: (method: RfmSettings['other']) => void;
}

/** Two methods on the same customers: how many moved, from where to where, and which identical customers the present method splits. */
export function ComparePanel({ id, view, settings, compared, onOther }: Props) {
  const { words } = view;
  const t = words.compare;
  const [by, setBy] = useState<Compared>('f');
  const { comparison, ties, moreTies } = compared;
  const from = words.shortName(settings.scoring.method);
  const to = words.shortName(settings.other);
  return (
    <>
      <label class="field other">
        <span>{t.other}</span>
        <select value={settings.other} onChange={(event) => isMethod(event.currentTarget.value) && onOther(event.currentTarget.value)}>
          {METHODS.map((method) => (
            <option key={method} value={method} selected={method === settings.other}>
              {words.methods[method].name}
            </option>
          ))}
        </select>
      </label>
      {comparison.changed ? (
        <div class="stats">
          {(['code', 'f', 'segment'] as const).map((key) => (
            <div key={key}>
              <b>{words.count(comparison.changed?.[key] ?? 0)}</b>
              <span>{t.changed[key]}</span>
            </div>
          ))}
        </div>
      ) : (
        <p class="small">{t.incomparable(from, to)}</p>
      )}
      <fieldset class="seg">
        <legend class="vh">{t.by}</legend>
        {COMPARED.map((key) => (
          <label key={key}>
            <input type="radio" name={`${id}-by`} checked={by === key} onChange={() => setBy(key)} />
            <span>{t.bys[key]}</span>
          </label>
        ))}
      </fieldset>
      <p class="small">{t.matrix(from, to)}</p>
      <Moves
        words={words}
        caption={t.matrix(from, to)}
        matrix={comparison.matrix[by]}
        rows={namesOf(settings, by, view)}
        columns={namesOf(otherSettings(settings), by, view)}
        onDiagonal={comparison.changed !== undefined}
      />
      <h3 class="report-head">{t.ties}</h3>
      {ties.length === 0 ? (
        <p class="clean small">{t.noTies(from)}</p>
      ) : (
        <ScrollRegion label={t.ties}>
          <table class="ties">
            <thead>
              <tr>
                <th scope="col">{t.tieColumns.value}</th>
                <th scope="col" class="r">
                  {t.tieColumns.customers}
                </th>
                <th scope="col">{t.tieColumns.scores}</th>
              </tr>
            </thead>
            <tbody>
              {ties.map(({ measure, value, count, scores }) => (
                <tr key={`${measure}${value}`}>
                  <th scope="row">{t.tie(measure, value)}</th>
                  <td class="r">{words.count(count)}</td>
                  <td>
                    {scores.map(({ count: n, score, customer }) => (
                      <div key={score}>{t.tieScore(score, n, customer)}</div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {moreTies > 0 && <p class="small">{t.tiesMore(moreTies)}</p>}
        </ScrollRegion>
      )}
    </>
  );
}

function namesOf(settings: RfmSettings, by: Compared, { language, words }: RfmView): string[] {
  const scoring = scoringOf(settings.scoring);
  if (by === 'segment') return rowsOfScheme(settings.scheme, scoring).map(({ label }) => label?.[language] ?? words.segments.others);
  const low = scoring.method === 'mean' || scoring.method === 'median' ? 0 : 1;
  return Array.from({ length: scoring.n }, (_, i) => `${by.toUpperCase()}${low + i}`);
}

interface MovesProps {
  readonly words: RfmWords;
  readonly caption: string;
  readonly matrix: readonly (readonly number[])[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Both sides have the same names, so the diagonal is who stayed. */
  readonly onDiagonal: boolean;
}

function Moves({ words, caption, matrix, rows, columns, onDiagonal }: MovesProps) {
  const largest = Math.max(0, ...matrix.flatMap((row, i) => row.filter((_, j) => !onDiagonal || i !== j)));
  return (
    <ScrollRegion label={caption}>
      <table class="moves">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, i) => (
            <tr key={rows[i]}>
              <th scope="row">{rows[i]}</th>
              {row.map((count, j) => {
                const stayed = onDiagonal && i === j;
                const shade = count === 0 || stayed ? '' : `h${heatStep(count, largest)}`;
                return (
                  <td key={columns[j]} class={stayed ? 'stayed' : shade}>
                    {count === 0 ? '' : words.count(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
