import { Fragment } from 'preact';
import type { Fact, Schema } from '../../engine/index.ts';
import { rowCount } from '../../engine/language/rows.ts';
import { eachOf, SEPARATOR } from '../../engine/language/several.ts';
import { WholeDates } from '../lab/WholeDates.tsx';
import type { FactColumn } from './facts.ts';
import { SourceRows, Workings } from './SourceRows.tsx';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

interface Props {
  readonly explained: readonly Fact[];
  readonly facts: readonly FactColumn[];
  readonly schema: Schema;
  readonly view: LabView;
}

/** What the rule looked at; numbers from the same rows stand together, with those rows once. */
export function FactsView({ explained, facts, schema, view }: Props) {
  const why = whyWords(view.language);
  const columnOf = (fact: Fact) => facts.find((f) => f.id === fact.name);
  const sources = new Map<string, Fact[]>();
  for (const fact of explained) {
    const { measure } = fact;
    const key = measure ? JSON.stringify([measure.table, measure.start, measure.end, measure.rows.values]) : fact.name;
    sources.set(key, [...(sources.get(key) ?? []), fact]);
  }
  return (
    <ul class="facts">
      {[...sources].map(([key, group]) => {
        const measure = group[0]?.measure;
        const table = measure && schema.tables[measure.table];
        const count = measure ? rowCount(measure.rows) : 0;
        return (
          <li key={key}>
            {group.map((fact, i) => (
              <Fragment key={fact.name}>
                {i > 0 && view.words.tagLab.say.next}
                {view.label(fact.label)} <b>{factText(fact, columnOf(fact), view)}</b>
              </Fragment>
            ))}
            {measure && table && (
              <span class="because">
                <WholeDates
                  text={why.because(
                    count === 0
                      ? why.noRows
                      : measure.agg === 'statement'
                        ? why.queried
                        : why.rows(view.label(table.label), count, measure.start, measure.end),
                  )}
                />
              </span>
            )}
            {measure && table && count > 0 && (
              <SourceRows rows={measure.rows} table={table} of={group.map((fact) => view.label(fact.label))} schema={schema} view={view} />
            )}
            {group.map(
              (fact) =>
                fact.workings &&
                rowCount(fact.workings) > 0 && (
                  <Workings key={fact.name} rows={fact.workings} of={fact} codes={columnOf(fact)} schema={schema} view={view} />
                ),
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Several preferred values are named one by one. */
function factText({ value }: Fact, column: FactColumn | undefined, view: LabView): string {
  const { codes } = column ?? {};
  if (typeof value !== 'string' || !codes || !value.includes(SEPARATOR)) return view.fact(value, column ?? {});
  return eachOf(value, true)
    .map((one) => view.fact(one, { codes }))
    .join(view.words.tagLab.say.or);
}
