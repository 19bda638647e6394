import { useEffect, useState } from 'preact/hooks';
import type { ExcelColumn, TagDefinition } from '../../engine/index.ts';
import { SqlView } from '../lab/SqlView.tsx';
import type { TagLabModel } from './model.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly model: TagLabModel;
  readonly view: LabView;
}

/** The statement that the definition becomes. */
export function SqlPanel({ model, view }: Props) {
  const { lab, tagLab } = view.words;
  const [sql, setSql] = useState<string>();
  const { definition } = model.state;
  useEffect(() => {
    model.sql().then(setSql);
  }, [model, definition]);
  if (sql === undefined) return <p class="placeholder">{lab.loading}</p>;
  const how = definition.file.tags.some(workedOutByEngine) ? tagLab.sql.byEngine : tagLab.sql.asOf;
  return <SqlView words={lab} label={lab.tabs.sql} note={`${tagLab.sql.note}${lab.gap}${how}`} code={sql} language="sql" />;
}

/** SQL has no way to say a weight in a network. */
const workedOutByEngine = ({ define }: TagDefinition): boolean =>
  define.builder === 'graph' && (define.metric === 'pagerank' || define.metric === 'betweenness');

/** The same tag as columns of a workbook, where Excel can do it. */
export function ExcelPanel({ model, code, view }: Props & { readonly code: string }) {
  const { lab, tagLab } = view.words;
  const [columns, setColumns] = useState<readonly ExcelColumn[] | 'none'>();
  const { definition } = model.state;
  useEffect(() => {
    model.excel(code).then((found) => setColumns(found ?? 'none'));
  }, [model, definition, code]);
  if (columns === undefined) return <p class="placeholder">{lab.loading}</p>;
  if (columns === 'none') return <p class="placeholder">{tagLab.excel.none}</p>;
  return (
    <>
      <p class="small">{tagLab.excel.note(columns.length)}</p>
      {columns.map(({ name, formula }) => (
        <SqlView key={name} words={lab} label={name} note={name} code={formula} language="excel" />
      ))}
    </>
  );
}
