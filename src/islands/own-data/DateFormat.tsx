import { useState } from 'preact/hooks';
import { DATE_FORMATS } from '../../sandbox/import/dates.ts';
import type { OwnFile } from './use-own-file.ts';
import type { ImportWords } from './words.ts';

interface Props {
  readonly words: ImportWords;
  readonly own: OwnFile;
}

/** How the dates are read: one of the usual formats, or one that the person writes. */
export function DateFormat({ words, own }: Props) {
  const t = words.date;
  const used = own.preview?.file.choices.dateFormats['order_date'] ?? '';
  const isListed = DATE_FORMATS.some((format) => format === used);
  const [isWriting, setIsWriting] = useState(false);
  const isOwn = isWriting || (used !== '' && !isListed);
  return (
    <fieldset>
      <legend>{t.title}</legend>
      <label class="field">
        <span>{t.format}</span>
        <select
          value={isOwn ? 'own' : used}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setIsWriting(value === 'own');
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
      {isOwn && (
        <label class="field">
          <span>{t.ownFormat}</span>
          <input type="text" value={isListed ? '' : used} spellcheck={false} onChange={(event) => own.format(event.currentTarget.value)} />
        </label>
      )}
    </fieldset>
  );
}
