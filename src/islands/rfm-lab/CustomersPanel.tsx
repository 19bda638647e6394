import { useMemo, useState } from 'preact/hooks';
import { exportCsv } from '../../sandbox/export-csv.ts';
import { downloadText } from '../lab/csv.ts';
import { CustomerTable, type CustomerTableProps } from './CustomerTable.tsx';
import { resultRows } from './result-rows.ts';

/** All customers: to search, to sort, to open, and to take along. */
export function CustomersPanel(props: Omit<CustomerTableProps, 'rows' | 'caption'>) {
  const { view, source, now, raw } = props;
  const { words, common, language } = view;
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState('');
  const { ids } = now.customers;
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return ids.flatMap((id, i) => (id.toLowerCase().includes(wanted) ? [i] : []));
  }, [ids, search]);
  const download = () => {
    downloadText(words.download(source.slug), exportCsv(resultRows(now, words, language, raw)));
    setSaid(words.downloaded(ids.length));
  };
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
        <button type="button" class="btn small" onClick={download}>
          {common.download}
        </button>
      </div>
      <p class="small" role="status">
        {said || words.customers.hint}
      </p>
      <CustomerTable {...props} caption={words.customers.caption(rows.length)} rows={rows} />
    </>
  );
}
