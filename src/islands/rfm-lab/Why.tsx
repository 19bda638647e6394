import { useEffect, useState } from 'preact/hooks';
import type { Explanation } from '../../engine/explain/explain.ts';
import type { Cell, Rows } from '../../engine/language/rows.ts';
import { columnOf, type Schema } from '../../engine/language/schema.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { WholeDates } from '../lab/WholeDates.tsx';
import { askWhy } from './ask.ts';
import type { Scored } from './findings.ts';
import { rowsOfScheme } from './scheme.ts';
import { codeOf } from './scores.ts';
import { MEASURES, type Measured, scoringOf } from './settings.ts';
import type { Source } from './source.ts';
import type { RfmView } from './view.ts';

interface Props {
  readonly view: RfmView;
  readonly source: Source;
  readonly now: Scored;
  /** The customer's place. */
  readonly at: number;
  readonly raw: boolean;
}

/** Where the numbers of one customer come from, and how each became its score. */
export function Why({ view, source, now, at, raw }: Props) {
  const { words, language, format } = view;
  const t = words.why;
  const { settings, customers, scores } = now;
  const customer = customers.ids[at] ?? '';
  const [found, setFound] = useState<{ readonly explanation: Explanation; readonly schema: Schema }>();
  useEffect(() => {
    let wanted = true;
    setFound(undefined);
    void Promise.all([askWhy(source, settings, customer), source.schema()]).then(([explanation, schema]) => {
      if (wanted && explanation) setFound({ explanation, schema });
    });
    return () => {
      wanted = false;
    };
  }, [source, customer, settings.asOf, settings.window, settings.counted, settings.scoring.method]);
  const rows = found?.explanation.facts[1]?.measure?.rows;
  const dates = rows?.values[rows.columns.indexOf(source.orders.date)] ?? [];
  const lastDay = String(dates.at(-1) ?? '').slice(0, 10);
  const segment = rowsOfScheme(settings.scheme, scoringOf(settings.scoring))[scores.segments[at] ?? -1];
  const fact: Readonly<Record<Measured, string>> = {
    r: t.r(customers.r[at] ?? 0, lastDay),
    f: t.f(customers.f[at] ?? 0),
    m: t.m(format(customers.m[at] ?? 0, 'CNY')),
  };
  return (
    <div class="why" role="status">
      <p>
        <b>{raw ? t.titleRaw(customer) : t.title(customer)}</b>
      </p>
      {!rows || !found ? (
        <p class="small">{t.loading}</p>
      ) : (
        <>
          <ul class="tree">
            {MEASURES.map((key) => (
              <li key={key}>
                <b>{words.measures[key].letter}</b> <WholeDates text={fact[key]} />
                {!raw && (
                  <>
                    {words.listGap}
                    <b>{t.score(scores[key][at] ?? 0)}</b>
                    <span class="because">{t.because(reason(key))}</span>
                  </>
                )}
              </li>
            ))}
            {!raw && <li>{t.code(codeOf(scores, at), segment?.label?.[language] ?? words.segments.others)}</li>}
          </ul>
          <Orders view={view} source={source} schema={found.schema} rows={rows} />
        </>
      )}
    </div>
  );

  /** Its cut points where the method has some, and its place in the queue where it goes by that. */
  function reason(key: Measured): string {
    const { method, edges } = scoringOf(settings.scoring);
    const rule = found?.explanation.rule;
    const cuts = edges?.[key] ?? (rule?.kind === 'rfm' ? rule.scores[MEASURES.indexOf(key)]?.cuts : undefined) ?? [];
    if (cuts.length > 0 && method !== 'ntile') return t.cuts(cuts.map((cut) => format(Math.round(cut * 10) / 10)).join(words.listGap));
    const value = customers[key][at] ?? 0;
    const worse = customers[key].filter((other) => (key === 'r' ? other > value : other < value)).length;
    return t.ahead(worse, customers[key].filter((other) => other === value).length - 1);
  }
}

interface OrdersProps extends Pick<Props, 'view' | 'source'> {
  readonly schema: Schema;
  readonly rows: Rows;
}

function Orders({ view, source, schema, rows }: OrdersProps) {
  const { language, format } = view;
  const t = view.words.why;
  const { table, date, order, status, amount } = source.orders;
  const column = (name: string): readonly Cell[] => rows.values[rows.columns.indexOf(name)] ?? [];
  const dates = column(date);
  const codes = status && columnOf(schema, table, status.column)?.codes;
  const stated = (cell: Cell | undefined): string => codes?.[String(cell)]?.[language] ?? String(cell ?? '');
  return (
    <ScrollRegion label={t.orders(dates.length)} class="orders">
      <table class="num">
        <caption>{t.orders(dates.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.date}</th>
            <th scope="col">{t.columns.order}</th>
            {status && <th scope="col">{t.columns.status}</th>}
            <th scope="col" class="r">
              {t.columns.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {dates.map((day, i) => (
            <tr key={i}>
              <td>{day}</td>
              <td>{column(order)[i]}</td>
              {status && <td>{stated(column(status.column)[i])}</td>}
              <td class="r">{format(column(amount)[i], 'CNY')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
