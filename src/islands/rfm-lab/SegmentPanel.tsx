import { RFM_ACTIONS } from '../../course/rfm-actions.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { LAB_SCHEMES, type LabSchemeName } from './scheme.ts';
import type { SegmentRow, SegmentTable } from './segments.ts';
import type { RfmView, RfmWords } from './view.ts';

interface Props {
  readonly id: string;
  readonly view: RfmView;
  readonly scheme: LabSchemeName;
  readonly table: SegmentTable;
  readonly onScheme: (scheme: LabSchemeName) => void;
}

/** Every segment with its customers, its part of the spend and what to try; below, what the linter finds in the scheme. */
export function SegmentPanel({ id, view, scheme, table, onScheme }: Props) {
  const { words, language } = view;
  const t = words.segments;
  const nameOf = (row: Pick<SegmentRow, 'label'> | undefined): string => row?.label?.[language] ?? t.others;
  const most = Math.max(0.01, ...table.rows.flatMap(({ share, revenueShare }) => [share, revenueShare]));
  return (
    <>
      <fieldset class="seg">
        <legend class="vh">{t.scheme}</legend>
        {LAB_SCHEMES.map((name) => (
          <label key={name}>
            <input type="radio" name={`${id}-scheme`} checked={scheme === name} onChange={() => onScheme(name)} />
            <span>{t.schemes[name]}</span>
          </label>
        ))}
      </fieldset>
      <p class="small">{t.schemeNote[scheme]}</p>
      <ScrollRegion label={t.caption}>
        <table class="segments">
          <caption class="vh">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.columns.segment}</th>
              <th scope="col" class="r">
                {t.columns.customers}
              </th>
              <th scope="col" class="r">
                {t.columns.revenue}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">
                  <span class={`tag${KIND[row.value] ?? ' plain'}`}>{nameOf(row)}</span>
                  <p>{RFM_ACTIONS[row.value]?.[language]}</p>
                </th>
                <td class="r s2" style={part(row.share, most)}>
                  {words.count(row.count)} <small>{words.percent(row.share)}</small>
                </td>
                <td class="r s4" style={part(row.revenueShare, most)}>
                  {words.percent(row.revenueShare)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h3 class="report-head">{t.report}</h3>
      <SchemeFindings words={words} table={table} nameOf={nameOf} />
    </>
  );
}

/** The bar below a share; the stylesheet draws it, so that the page carries its length only. */
const part = (share: number, most: number) => ({ '--v': `${Math.round((share / most) * 100)}%` });

function SchemeFindings({
  words,
  table,
  nameOf,
}: {
  words: RfmWords;
  table: SegmentTable;
  nameOf: (row: SegmentRow | undefined) => string;
}) {
  const t = words.segments;
  const { cells, segments, missing, overlapping } = table.report;
  const dead = segments.filter(({ owned }) => owned === 0).map(({ value }) => nameOf(table.rows.find((row) => row.value === value)));
  const [hole, overlap] = [missing[0], overlapping[0]];
  const others = table.rows.find(({ label }) => !label)?.count ?? 0;
  if (hole === undefined && overlap === undefined && dead.length === 0) return <p class="clean small">{t.clean(cells)}</p>;
  return (
    <ul class="issues">
      {dead.length > 0 && <li data-severity="warning">{t.dead(dead)}</li>}
      {hole !== undefined && <li data-severity="warning">{t.missing(missing.length, cells, hole, others)}</li>}
      {overlap !== undefined && <li data-severity="warning">{t.overlapping(overlapping.length, overlap)}</li>}
    </ul>
  );
}

/** The colour of a segment's tag: worth keeping, worth growing, cooling, nearly lost; the rest stay grey. */
const KIND: Readonly<Record<string, string>> = {
  key_value: '',
  champions: '',
  loyal: '',
  key_develop: ' c4',
  potential_loyalist: ' c4',
  new: ' c4',
  promising: ' c4',
  key_keep: ' c3',
  need_attention: ' c3',
  about_to_sleep: ' c3',
  key_win_back: ' c5',
  at_risk: ' c5',
  cannot_lose: ' c5',
};
