import { useId, useState } from 'preact/hooks';
import type { ColumnView, Question } from '../../sandbox/import/shapes.ts';
import type { Say } from './answering.ts';
import { optionsOf } from './question-options.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly question: Question;
  /** Questions of the file that are open, this one among them. */
  readonly open: number;
  readonly columns: readonly ColumnView[];
  readonly onSay: (say: Say) => void;
}

/** One thing that the file does not say: its own values under each answer, and none chosen beforehand. */
export function QuestionForm({ words, question, open, columns, onSay }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<number>();
  const t = words.screen.question;
  const options = optionsOf(question, columns, words);
  const ask = (words.file.questions[question.kind] as (question: Question) => string)(question);
  return (
    <form
      class="own-question"
      onSubmit={(event) => {
        event.preventDefault();
        const option = chosen === undefined ? undefined : options[chosen];
        if (option) onSay(option.say);
      }}
    >
      <fieldset>
        <legend>
          {open > 1 && <span class="small">{t.open(open)}</span>}
          {ask}
        </legend>
        {options.map(({ name, shows, isCode }, i) => (
          <label key={name} class="choice">
            <input type="radio" name={id} checked={chosen === i} onChange={() => setChosen(i)} />
            <span>
              {name}
              {shows.length > 0 && (
                <small class={isCode ? 'lines raw' : 'lines'}>
                  {shows.map((line, at) => (
                    <span key={at}>{line}</span>
                  ))}
                </small>
              )}
            </span>
          </label>
        ))}
        {question.kind === 'encoding' && <p class="small">{t.otherEncoding}</p>}
        {question.kind === 'role' && <p class="small">{t.otherTable}</p>}
      </fieldset>
      <div class="actions">
        <button type="submit" class="btn go" disabled={chosen === undefined}>
          {t.answer}
        </button>
      </div>
    </form>
  );
}
