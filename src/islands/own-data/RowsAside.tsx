import { useState } from 'preact/hooks';
import type { AccountView } from '../../sandbox/import/import-desk.ts';
import { REASONS, type Reason } from '../../sandbox/import/shapes.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly account: AccountView;
  readonly onDownload: () => void;
}

/** The account of every row of the file: how many became rows of the table, which ones did not, and why. */
export function RowsAside({ words, account, onDownload }: Props) {
  const { counts } = account;
  const t = words.screen.rows;
  return (
    <div class="own-account">
      <p class="own-counts">{words.file.counts(counts)}</p>
      {counts.refused > 0 && <Refused words={words} account={account} onDownload={onDownload} />}
      {counts.rowsIn - counts.used - counts.refused > 0 && (
        <details>
          <summary>{t.named(counts.rowsIn - counts.used - counts.refused)}</summary>
          <ScrollRegion label={t.namedCaption}>
            <table>
              <thead>
                <tr>
                  <th scope="col" class="r">
                    {t.line}
                  </th>
                  <th scope="col">{t.what}</th>
                  <th scope="col">{t.content}</th>
                </tr>
              </thead>
              <tbody>
                {account.named.map(({ line, name, cells }) => (
                  <tr key={line}>
                    <th scope="row" class="r">
                      {line}
                    </th>
                    <td>{words.file.rowNames[name]}</td>
                    <td class="own-text">{cells.filter((cell) => cell.trim() !== '').join(' | ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {account.named.length < counts.rowsIn - counts.used - counts.refused && <p class="small">{t.first(account.named.length)}</p>}
        </details>
      )}
    </div>
  );
}

function Refused({ words, account, onDownload }: Props) {
  const { refused, reasons, counts } = account;
  const t = words.screen.rows;
  const [only, setOnly] = useState<Reason>();
  const there = REASONS.filter((reason) => (reasons[reason] ?? 0) > 0);
  const shown = only === undefined ? refused : refused.filter(({ reason }) => reason === only);
  return (
    <details class="own-refused" open>
      <summary>{t.refused(counts.refused)}</summary>
      <div class="own-filter">
        {there.length > 1 && (
          <label class="field">
            <span>{t.only}</span>
            <select value={only ?? ''} onChange={(event) => setOnly(there.find((reason) => reason === event.currentTarget.value))}>
              <option value="">{t.all(counts.refused)}</option>
              {there.map((reason) => (
                <option key={reason} value={reason}>
                  {t.countOf(words.file.reasons[reason], reasons[reason] ?? 0)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="btn small" onClick={onDownload}>
          {t.download(counts.refused)}
        </button>
      </div>
      <ScrollRegion label={t.refused(counts.refused)}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="r">
                {t.line}
              </th>
              <th scope="col">{t.why}</th>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.text}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, reason, header, text }) => (
              <tr key={line}>
                <th scope="row" class="r">
                  {line}
                </th>
                <td>{words.file.reasons[reason]}</td>
                <td>{header}</td>
                <td class="own-text">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {refused.length < counts.refused && <p class="small">{t.first(refused.length)}</p>}
    </details>
  );
}
