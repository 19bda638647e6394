import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import heatStyles from './heat.css?inline';
import { HEAT_VALUES, type HeatCell, type HeatValue, heatStep, heatValue, totalOf } from './heat.ts';
import type { RfmWords } from './view.ts';

interface Props {
  readonly id: string;
  readonly words: RfmWords;
  readonly cells: readonly HeatCell[];
  readonly chosen: Pick<HeatCell, 'r' | 'f'> | undefined;
  readonly onChoose: (cell: Pick<HeatCell, 'r' | 'f'> | undefined) => void;
}

/** R from the top, F from the left, totals at the ends; every cell is a button that lists its customers. */
export function HeatMap({ id, words, cells, chosen, onChoose }: Props) {
  const [shown, setShown] = useState<HeatValue>('count');
  const t = words.heat;
  const values = cells.map((cell) => heatValue(cell, shown));
  const step = (cell: HeatCell): number => heatStep(heatValue(cell, shown), Math.max(...values), Math.min(...values));
  const rows = [...new Set(cells.map(({ r }) => r))];
  const columns = [...new Set(cells.map(({ f }) => f))];
  const text = (of: Pick<HeatCell, 'count' | 'revenue'>): string =>
    shown === 'count' ? words.count(of.count) : of.count === 0 ? '–' : words.shortYuan(heatValue(of, shown));
  const label = (cell: HeatCell): string =>
    t.cell(cell.r, cell.f, cell.count, shown === 'count' ? '' : `${t.values[shown]} ${words.yuan(heatValue(cell, shown))}`);
  const isChosen = ({ r, f }: HeatCell): boolean => chosen?.r === r && chosen.f === f;
  return (
    <>
      <style>{heatStyles}</style>
      <fieldset class="seg">
        <legend class="vh">{t.shown}</legend>
        {HEAT_VALUES.map((value) => (
          <label key={value}>
            <input type="radio" name={`${id}-heat`} checked={shown === value} onChange={() => setShown(value)} />
            <span>{t.values[value]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class={columns.length === 2 ? 'heat two' : 'heat'}>
        <legend class="vh">{t.caption}</legend>
        <span class="h" />
        {columns.map((f) => (
          <span key={f} class="h">
            F{f}
          </span>
        ))}
        <span class="h">{t.total}</span>
        {rows.map((r) => {
          const row = cells.filter((cell) => cell.r === r);
          return (
            <Fragment key={r}>
              <span class="h">R{r}</span>
              {row.map((cell) => (
                <button
                  key={cell.f}
                  type="button"
                  class={cell.count === 0 ? 'empty' : `h${step(cell)}`}
                  aria-pressed={isChosen(cell)}
                  aria-label={label(cell)}
                  onClick={() => onChoose(isChosen(cell) ? undefined : cell)}
                >
                  {text(cell)}
                </button>
              ))}
              <span class="h">{text(totalOf(row))}</span>
            </Fragment>
          );
        })}
        <span class="h">{t.total}</span>
        {columns.map((f) => (
          <span key={f} class="h">
            {text(totalOf(cells.filter((cell) => cell.f === f)))}
          </span>
        ))}
        <span class="h">{text(totalOf(cells))}</span>
      </fieldset>
      <p class="small heat-key">
        <span>{t.caption}</span>
        <span class="steps" aria-hidden="true">
          {t.less}
          {[1, 2, 3, 4, 5].map((step) => (
            <i key={step} class={`h${step}`} />
          ))}
          {t.more}
        </span>
      </p>
    </>
  );
}
