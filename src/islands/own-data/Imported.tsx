import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { isDay } from '../../engine/language/calendar.ts';
import { type Lack, lackOf, OWN_LABS, type OwnLab } from './lacks.ts';
import type { OwnCustomers } from './own-customers.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly customers: OwnCustomers;
  /** Where the import stands: in a lab, or on a page of its own with a lab of each kind. */
  readonly lab?: OwnLab | undefined;
  readonly onUse: () => void;
  readonly onDay: (day: string) => void;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}

/** What was imported, as of which day it is looked at, and where it can be used. */
export function Imported({ words, customers, lab, onUse, onDay, onBack, children }: Props) {
  const id = useId();
  const t = words.screen.done;
  const { schema, tables, identity, lastDate } = customers;
  const lack = lab && lackOf(lab, schema);
  return (
    <div class="own-done">
      <div class="notice" role="status">
        <p>{t.imported(customers)}</p>
        {tables.length > 1 && (
          <ul>
            {tables.map((table) => (
              <li key={table.name}>{t.table(table)}</li>
            ))}
          </ul>
        )}
        {identity && <p>{t.identity(identity)}</p>}
      </div>
      <label class="field" for={`${id}-day`}>
        <span>{t.day}</span>
        <input
          id={`${id}-day`}
          type="date"
          value={customers.day}
          aria-describedby={`${id}-hint`}
          onChange={(event) => isDay(event.currentTarget.value) && onDay(event.currentTarget.value)}
        />
        <small id={`${id}-hint`}>{lastDate === '' ? t.noDay : t.lastDay(lastDate)}</small>
      </label>
      {lab ? (
        lack ? (
          <p class="notice warn">{missing(words, lab, lack)}</p>
        ) : null
      ) : (
        <dl class="own-labs">
          {OWN_LABS.map((one) => {
            const lacking = lackOf(one, schema);
            return (
              <div key={one} data-lacks={lacking}>
                <dt>{t.labs[one]}</dt>
                <dd>{lacking ? t.lacks[lacking] : t.fits[one]}</dd>
              </div>
            );
          })}
        </dl>
      )}
      <div class="actions">
        {lab && !lack && (
          <button type="button" class="btn go" onClick={onUse}>
            {t.use}
          </button>
        )}
        <button type="button" class="btn small" onClick={onBack}>
          {t.back}
        </button>
        {children}
      </div>
    </div>
  );
}

const missing = ({ screen }: OwnWords, lab: OwnLab, lack: Lack): string =>
  `${screen.done.unfit(screen.done.labs[lab])}${screen.done.lacks[lack]}`;
