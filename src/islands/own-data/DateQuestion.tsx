import { createDateReader } from '../../sandbox/import/dates.ts';
import type { OwnFile } from './use-own-file.ts';
import type { ImportWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly words: ImportWords;
  readonly own: OwnFile;
}

/** Asked when the file does not say which of day and month comes first: each reading on two of its own dates, and none chosen beforehand. */
export function DateQuestion({ id, words, own }: Props) {
  const { asked } = own;
  if (!asked) return null;
  const chosen = own.options.dateFormats?.['order_date'];
  const examples = tellingDates(own);
  return (
    <fieldset class="own-dates">
      <legend>{words.date.ask(asked.header, asked.example)}</legend>
      {asked.readings.map(({ format }) => (
        <label key={format} class="choice">
          <input type="radio" name={`${id}-date`} checked={chosen === format} onChange={() => own.format(format)} />
          <span>
            {words.date.name(format)}
            <small>
              {examples.map((example) => (
                <span key={example}>{words.date.reading(example, createDateReader(format)?.(example)?.date ?? '')}</span>
              ))}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The date that raised the question, and one more of the first rows that the readings disagree about. */
function tellingDates({ asked, preview }: OwnFile): string[] {
  if (!asked) return [];
  const readers = asked.readings.map(({ format }) => createDateReader(format));
  const at = preview?.file.header.indexOf(asked.header) ?? -1;
  const others = (preview?.file.sample ?? []).map(({ cells }) => cells[at] ?? '');
  const isTelling = (text: string) => {
    const dates = readers.map((read) => read?.(text)?.date);
    return dates.every((date) => date !== undefined) && new Set(dates).size === dates.length;
  };
  return [...new Set([asked.example, ...others.filter(isTelling)])].slice(0, 2);
}
