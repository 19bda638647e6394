import { useState } from 'preact/hooks';
import { createDateReader, DATE_FORMATS } from '../../sandbox/import/dates.ts';
import type { OwnFile } from './use-own-file.ts';
import type { ImportWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly words: ImportWords;
  readonly own: OwnFile;
}

/** How the dates are read. Where the file does not say, each reading is shown on two of its own dates, and none is chosen beforehand. */
export function DateFormat({ id, words, own }: Props) {
  const t = words.date;
  const [isOwn, setIsOwn] = useState(false);
  const chosen = own.options.dateFormats?.['order_date'];
  const used = own.preview?.file.choices.dateFormats['order_date'] ?? '';
  if (own.asked) {
    return (
      <fieldset class="own-dates">
        <legend>{t.ask(own.asked.header)}</legend>
        {own.asked.readings.map(({ format }) => (
          <label key={format} class="choice">
            <input type="radio" name={`${id}-date`} checked={chosen === format} onChange={() => own.format(format)} />
            <span>
              {t.name(format)}
              <small>
                {examplesOf(own, format)
                  .map(({ example, date }) => t.reading(example, date))
                  .join(' · ')}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
    );
  }
  const isListed = DATE_FORMATS.some((format) => format === used);
  return (
    <>
      <label class="field">
        <span>{t.format}</span>
        <select
          value={isOwn || (used !== '' && !isListed) ? 'own' : used}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setIsOwn(value === 'own');
            if (value !== 'own') own.format(value);
          }}
        >
          {used === '' && <option value="">{words.mapping.choose}</option>}
          {DATE_FORMATS.map((format) => (
            <option key={format} value={format}>
              {t.name(format)}
            </option>
          ))}
          <option value="own">{t.own}</option>
        </select>
      </label>
      {(isOwn || (used !== '' && !isListed)) && (
        <label class="field">
          <span>{t.ownFormat}</span>
          <input type="text" value={isListed ? '' : used} spellcheck={false} onChange={(event) => own.format(event.currentTarget.value)} />
        </label>
      )}
    </>
  );
}

/** The example that has two readings, and another date of the file. */
function examplesOf({ asked, preview }: OwnFile, format: string): { example: string; date: string }[] {
  const read = createDateReader(format);
  const at = preview?.file.header.indexOf(asked?.header ?? '') ?? -1;
  const others = (preview?.file.sample ?? []).map(({ cells }) => cells[at] ?? '');
  return [...new Set([asked?.example ?? '', ...others])]
    .flatMap((example) => {
      const date = read?.(example)?.date;
      return date === undefined ? [] : [{ example, date }];
    })
    .slice(0, 2);
}
