import type { Survey } from '../../sandbox/import/shapes.ts';
import { type Say, sayLeftOut } from './answering.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly status: NonNullable<Survey['status']>;
  readonly out: readonly string[];
  readonly onSay: (say: Say) => void;
}

/** Which orders count, where the file says what became of them: a cancelled order is no purchase, and only the person knows what theirs are called. */
export function StatusChoice({ words, status, out, onSay }: Props) {
  const t = words.screen.status;
  const isLast = (text: string) => status.values.every((value) => value.text === text || out.includes(value.text));
  return (
    <fieldset class="own-status">
      <legend>{t.title(status.header)}</legend>
      <p class="small">{t.hint}</p>
      {status.values.map(({ text, rows }) => (
        <label key={text} class="choice">
          <input
            type="checkbox"
            checked={!out.includes(text)}
            disabled={isLast(text)}
            onChange={(event) => onSay(sayLeftOut(text, !event.currentTarget.checked))}
          />
          <span>{t.value(text, rows)}</span>
        </label>
      ))}
    </fieldset>
  );
}
