import { textOf } from '../../../grading/answer.ts';
import type { FieldProps } from './field.ts';

/** A number as typed; its unit is chosen beside it where it is part of the answer. */
export function NumberField({ ask, answer, words, onAnswer }: FieldProps<'number'>) {
  const t = words.exercise;
  const { number, unit } = partedBy(ask.units ?? [], textOf(answer));
  const put = (typed: string, chosen: string) => onAnswer(chosen === '' ? typed : `${typed} ${chosen}`.trimStart());
  return (
    <div class="answer-line">
      <label>
        <span>{t.number}</span>
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={number}
          onInput={(event) => put(event.currentTarget.value, unit)}
        />
      </label>
      {ask.units === undefined ? (
        ask.unit !== undefined && <span>{ask.unit}</span>
      ) : (
        <select aria-label={t.unit} value={unit} onChange={(event) => put(number, event.currentTarget.value)}>
          <option value="">{t.unitNone}</option>
          {ask.units.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** What was typed, and the unit that stands behind it; a blank parts them, so that `5 万` and `5万` stay what they are. */
function partedBy(units: readonly string[], text: string): { readonly number: string; readonly unit: string } {
  const unit = units.toSorted((a, b) => b.length - a.length).find((each) => text === each || text.endsWith(` ${each}`));
  return unit === undefined ? { number: text, unit: '' } : { number: text.slice(0, -unit.length).trimEnd(), unit };
}
