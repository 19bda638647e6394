import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Value } from '../../engine/language/definition.ts';
import { eachOf, SEPARATOR } from '../../engine/language/several.ts';
import { exportCsv } from '../../sandbox/export-csv.ts';
import { downloadText } from '../lab/download-text.ts';
import { isIn } from './bars.ts';
import { CustomerTable } from './CustomerTable.tsx';
import { factValue } from './facts.ts';
import type { TagOutcome } from './outcome.ts';
import { barLabel } from './ResultPanel.tsx';
import type { Run } from './running.ts';
import { cellsOf, valuesOf } from './values.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly tag: TagOutcome;
  readonly run: Run;
  readonly view: LabView;
  readonly onWhy: (customerId: string) => void;
  readonly why: (customerId: string) => ComponentChildren;
}

const EVERYBODY = 'everybody';

/** Every customer with the numbers behind the tag, those of one value if one likes, and the whole as a file. */
export function CustomersPanel({ tag, run, view, onWhy, why }: Props) {
  const { lab, tagLab } = view.words;
  const [filter, setFilter] = useState(EVERYBODY);
  const all = useMemo(() => customersOf(tag, run), [tag, run]);
  const several = tag.several === true;
  const named = (value: Value): string => view.value(value, labelIn(tag, value));
  const bar = tag.bars[Number(filter)];
  const rows = useMemo(
    () => (bar ? all.filter((row) => isIn(bar, row.value, several)) : filter === 'none' ? all.filter((row) => row.value === null) : all),
    [all, bar, filter, several],
  );
  const name = view.label(tag.name);
  const download = () => {
    const heads = [lab.table.customer, ...tag.facts.map((fact) => view.label(fact.label)), name];
    const values = [
      rows.map((row) => row.customerId),
      ...tag.facts.map((_, i) => rows.map((row) => asCell(row.facts[i] ?? null))),
      rows.map(({ value }) => (value === null ? null : eachOf(value, several).map(named).join(SEPARATOR))),
    ];
    downloadText(`${tag.code}.csv`, exportCsv({ columns: heads, values }));
  };
  return (
    <>
      <div class="code-bar">
        <label class="filter">
          <span class="small">{tagLab.filter}</span>
          <select value={filter} onChange={(event) => setFilter(event.currentTarget.value)}>
            <option value={EVERYBODY}>{tagLab.everybody}</option>
            {tag.bars.map((b, i) => (
              <option key={i} value={i}>
                {barLabel(b, tag, view)}
              </option>
            ))}
            {tag.withoutValue > 0 && <option value="none">{lab.noValue}</option>}
          </select>
        </label>
        <button type="button" class="btn small" onClick={download}>
          {lab.download}
        </button>
      </div>
      <CustomerTable tag={tag} rows={rows} caption={tagLab.bars.customersCaption(name, rows.length)} view={view} onWhy={onWhy} why={why} />
    </>
  );
}

function customersOf(tag: TagOutcome, { tags, rows, compiled }: Run) {
  const resolved = tags.tags.find((t) => t.code === tag.code);
  const values = resolved ? valuesOf(resolved, rows) : [];
  const facts = tag.facts.map((fact) => cellsOf(rows, fact.id));
  return cellsOf(rows, compiled.key).map((id, i) => ({
    customerId: String(id),
    facts: facts.map((cells, f) => factValue(cells[i] ?? null, tag.facts[f] ?? {})),
    value: values[i] ?? null,
  }));
}

const labelIn = (tag: TagOutcome, value: unknown) =>
  tag.bars.flatMap((b) => ('value' in b && b.value === value && b.label ? [b.label] : []))[0];
const asCell = (value: string | number | boolean | null) => (typeof value === 'boolean' ? Number(value) : value);
