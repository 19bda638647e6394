import { useEffect, useMemo, useState } from 'preact/hooks';
import { exportCsv } from '../../sandbox/export-csv.ts';
import { downloadText } from '../lab/download-text.ts';
import { CustomerTable, type CustomerTableProps } from './CustomerTable.tsx';
import type { Scored } from './findings.ts';
import { resultRows } from './result-rows.ts';

interface Props extends Omit<CustomerTableProps, 'rows' | 'caption' | 'now'> {
  /** Absent until the customers are there. */
  readonly now: Scored | undefined;
  /** The few that came with the page. */
  readonly preview: Scored;
}

/** All customers: to search, to sort, to open, and to take along. */
export function CustomersPanel({ now, preview, ...rest }: Props) {
  const { view, source, raw } = rest;
  const { words, common, language } = view;
  const [search, setSearch] = useState('');
  const [download, setDownload] = useState<'wanted' | 'done'>();
  const shown = now ?? preview;
  const { ids } = shown.customers;
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return ids.flatMap((id, i) => (id.toLowerCase().includes(wanted) ? [i] : []));
  }, [ids, search]);
  useEffect(() => {
    // Pressed before the customers were there: it is done as soon as they are.
    if (download !== 'wanted' || !now) return;
    downloadText(words.download(source.slug), exportCsv(resultRows(now, words, language, raw)));
    setDownload('done');
  }, [download, now]);
  return (
    <>
      <div class="code-bar">
        <input
          type="search"
          placeholder={words.customers.search}
          aria-label={words.customers.search}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <button type="button" class="btn small" onClick={() => setDownload('wanted')}>
          {common.download}
        </button>
      </div>
      <p class="small" role="status">
        {download === 'done' ? words.downloaded(ids.length) : words.customers.hint}
      </p>
      <div class="customer-list">
        <CustomerTable {...rest} now={shown} caption={words.customers.caption(rows.length)} rows={rows} />
      </div>
    </>
  );
}
