import { textOf } from '../../../grading/answer.ts';
import { columnLetters } from '../../../grading/kinds/formula/excel/parse.ts';
import type { ShownSheet } from '../../../grading/kinds/formula/exercise.ts';
import { ScrollRegion } from '../../lab/ScrollRegion.tsx';
import type { PanelWords } from '../words.ts';
import type { FieldProps } from './field.ts';

/** A formula, typed under the sheet that it belongs to. */
export function FormulaField({ id, ask, answer, words, onAnswer, onRun }: FieldProps<'formula'>) {
  const t = words.exercise.formula;
  return (
    <div class="sheets">
      {ask.sheets.map((sheet, i) => (
        <SheetView key={sheet.name} sheet={sheet} words={words} open={i === 0} />
      ))}
      {ask.beside.map(({ cell, label, text }) => (
        <p class="small" key={cell}>
          {t.beside(cell, label, text)}
        </p>
      ))}
      <label class="formula-line" for={`${id}-formula`}>
        <span>{t.label(ask.cell)}</span>
        <textarea
          id={`${id}-formula`}
          rows={3}
          spellcheck={false}
          autocomplete="off"
          value={textOf(answer)}
          onInput={(event) => onAnswer(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
            event.preventDefault();
            onRun();
          }}
        />
      </label>
    </div>
  );
}

function SheetView({ sheet, words, open }: { readonly sheet: ShownSheet; readonly words: PanelWords; readonly open: boolean }) {
  const t = words.exercise.formula;
  return (
    <details class="sheet" open={open}>
      <summary>
        {t.sheet(sheet.name)} <span class="small">{t.rows(sheet.rows.length, sheet.of)}</span>
      </summary>
      <ScrollRegion label={t.sheet(sheet.name)}>
        <table>
          <caption class="vh">{t.sheet(sheet.name)}</caption>
          <thead>
            <tr class="letters">
              <td />
              {sheet.headings.map((_, i) => (
                <td key={i}>{columnLetters(i + 1)}</td>
              ))}
            </tr>
            <tr>
              <th scope="col">
                <span class="vh">{t.row}</span>1
              </th>
              {sheet.headings.map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, i) => (
              <tr key={i}>
                <th scope="row">{i + 2}</th>
                {row.map((cell, j) => (
                  <td key={j}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
