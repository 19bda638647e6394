import { useEffect, useMemo, useState } from 'preact/hooks';
import { exportCsv } from '../../sandbox/export-csv.ts';
import { downloadText } from '../lab/download-text.ts';
import { CustomerTable, type CustomerTableProps } from './CustomerTable.tsx';
import { resultRows } from './result-rows.ts';

interface Props extends Omit<CustomerTableProps, 'rows' | 'caption'> {
  /** False while only the few that came with the page are there. */
  readonly complete: boolean;
}

/** All customers: to search, to sort, to open, and to take along. */
export function CustomersPanel({ complete, ...rest }: Props) {
  const { view, source, now, raw } = rest;
  const { words, common, language } = view;
  const [search, setSearch] = useState('');
  const [download, setDownload] = useState<'wanted' | 'done'>();
  const { ids } = now.customers;
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return ids.flatMap((id, i) => (id.toLowerCase().includes(wanted) ? [i] : []));
  }, [ids, search]);
  useEffect(() => {
    // Pressed before the customers were there: it is done as soon as they are.
    if (download !== 'wanted' || !complete) return;
    downloadText(words.download(source.slug), exportCsv(resultRows(now, words, language, raw)));
    setDownload('done');
  }, [download, complete]);
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
      <CustomerTable {...rest} caption={words.customers.caption(rows.length)} rows={rows} />
    </>
  );
}
