import { useEffect, useState } from 'preact/hooks';
import type { ExcelAnswer } from '../../engine/excel/excel.ts';
import type { TagDefinition } from '../../engine/language/definition.ts';
import { SqlView } from '../lab/SqlView.tsx';
import { groupsOf } from './column-groups.ts';
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
  const [found, setFound] = useState<ExcelAnswer>();
  const { definition } = model.state;
  useEffect(() => {
    model.excel(code).then(setFound);
  }, [model, definition, code]);
  if (found === undefined) return <p class="placeholder">{lab.loading}</p>;
  const { excel } = tagLab;
  if ('obstacle' in found) return <p class="placeholder">{`${excel.none}${lab.gap}${excel.why[found.obstacle]}`}</p>;
  const { columns } = found;
  return (
    <>
      <p class="small">{excel.note(columns.length)}</p>
      {groupsOf(columns).map(({ table, columns: own }, i) => (
        <section key={i} class="workbook" aria-label={excel.into(table, own.length)}>
          <p>{excel.into(table, own.length)}</p>
          {own.map(({ heading, formula }) => (
            <SqlView key={heading} words={lab} label={heading} note={heading} code={formula} language="excel" />
          ))}
        </section>
      ))}
    </>
  );
}
