import { idsOf, partsOf } from '../../../grading/answer.ts';
import { MarkedLine, MarkedText } from '../MarkedText.tsx';
import type { FieldProps } from './field.ts';

/** A few sentences; the points to hold them against open when the writer asks for them. */
export function TextField({ ask, answer, words, onAnswer }: FieldProps<'text'>) {
  const t = words.exercise.text;
  const { text, met } = partsOf(answer);
  const typed = typeof text === 'string' ? text : '';
  const ticked = met === undefined ? [] : idsOf(met);
  const tick = (id: string, on: boolean) => {
    const now = ask.rubric.filter((point) => (point.id === id ? on : ticked.includes(point.id))).map((point) => point.id);
    onAnswer({ text: typed, met: now });
  };
  return (
    <div class="writing">
      <label class="field">
        <span>{t.label}</span>
        <textarea rows={5} value={typed} onInput={(event) => onAnswer({ ...partsOf(answer), text: event.currentTarget.value })} />
      </label>
      {met === undefined ? (
        <button type="button" class="btn" onClick={() => onAnswer({ text: typed, met: [] })}>
          {t.open}
        </button>
      ) : (
        <>
          <fieldset class="choices">
            <legend class="small">
              {t.points} <span class="self-mark">{t.self}</span>
            </legend>
            {ask.rubric.map((point) => (
              <label class="choice" key={point.id}>
                <input
                  type="checkbox"
                  checked={ticked.includes(point.id)}
                  onChange={(event) => tick(point.id, event.currentTarget.checked)}
                />
                <span>
                  <MarkedLine text={point.text} />
                </span>
              </label>
            ))}
          </fieldset>
          <details>
            <summary>{t.example}</summary>
            <MarkedText text={ask.example} />
          </details>
        </>
      )}
    </div>
  );
}
