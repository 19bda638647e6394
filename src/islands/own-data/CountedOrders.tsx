import type { OwnFile } from './use-own-file.ts';
import type { ImportWords } from './words.ts';

interface Props {
  readonly words: ImportWords;
  readonly own: OwnFile;
}

/** Which orders count, where the file says what became of them: a cancelled order is no purchase, and only the person knows what theirs are called. */
export function CountedOrders({ words, own }: Props) {
  const status = own.preview?.file.status;
  if (!status) return null;
  const out = own.options.statusOut ?? [];
  const t = words.status;
  const isLast = (text: string) => status.values.every((value) => value.text === text || out.includes(value.text));
  return (
    <fieldset>
      <legend>{t.title(status.header)}</legend>
      {status.values.map(({ text, rows }) => (
        <label key={text} class="choice">
          <input
            type="checkbox"
            checked={!out.includes(text)}
            disabled={isLast(text)}
            onChange={(event) => own.leaveOut(event.currentTarget.checked ? out.filter((one) => one !== text) : [...out, text])}
          />
          <span>{t.value(text, rows)}</span>
        </label>
      ))}
      <p class="small">{t.hint}</p>
    </fieldset>
  );
}
