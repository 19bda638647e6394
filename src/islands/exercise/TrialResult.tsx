import type { Feedback } from '../../grading/feedback.ts';
import { say } from '../../i18n/say.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { MarkedLine } from './MarkedText.tsx';
import type { Trial } from './trial.ts';
import type { PanelWords } from './words.ts';

const SHOWN_VALUES = 12;

/** The table of a free run. */
export function TrialResult({ trial, words }: { readonly trial: Exclude<Trial, { kind: 'issues' }>; readonly words: PanelWords }) {
  const t = words.exercise;
  if (trial.kind === 'refused') return <p class="notice bad">{say(words.sandbox.errors, trial.error as never)}</p>;
  if (trial.kind === 'said') return <SaidLines said={trial.feedback} words={words} />;
  if (trial.kind === 'cells') {
    return (
      <Table
        words={words}
        note={t.cells(trial.of)}
        heads={['', trial.heading, t.formula.result]}
        rows={trial.rows.map(({ cell, name, value }) => [cell, name, value])}
        numbers={[false, false, false]}
      />
    );
  }
  if (trial.kind === 'rows') {
    return (
      <Table
        words={words}
        note={t.rows(trial.rows.length, trial.of, trial.elapsedMs)}
        heads={trial.columns}
        rows={trial.rows.map((row) => row.map((cell) => (cell === null ? 'NULL' : String(cell))))}
        numbers={trial.columns.map((_, i) => trial.rows.every((row) => typeof row[i] === 'number'))}
      />
    );
  }
  const shown = trial.counts.slice(0, SHOWN_VALUES).map(({ value, count }) => [nameOf(value, words), count.toLocaleString()]);
  const more = trial.counts.length - shown.length;
  return (
    <Table
      words={words}
      note={`${t.counts(trial.customers, trial.elapsedMs)}${more > 0 ? ` ${t.others(more)}` : ''}`}
      heads={[t.value, t.count]}
      rows={shown}
      numbers={[false, true]}
    />
  );
}

/** Why an answer could not be tried. */
function SaidLines({ said, words }: { readonly said: readonly Feedback[]; readonly words: PanelWords }) {
  return (
    <>
      {said.map((one, i) => (
        <p class="notice bad" key={i}>
          <MarkedLine text={'code' in one ? say(words.feedback.said, one as never) : ''} />
        </p>
      ))}
    </>
  );
}

function nameOf(value: Extract<Trial, { kind: 'counts' }>['counts'][number]['value'], { exercise: t }: PanelWords): string {
  if (value === null) return t.noValue;
  return typeof value === 'boolean' ? (value ? t.yes : t.no) : String(value);
}

interface TableProps {
  readonly words: PanelWords;
  readonly note: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly boolean[];
}

function Table({ words, note, heads, rows, numbers }: TableProps) {
  const align = (i: number) => (numbers[i] ? 'r' : undefined);
  return (
    <>
      <p class="small">{note}</p>
      <ScrollRegion label={words.exercise.resultCaption} class="trial">
        <table>
          <caption class="vh">{words.exercise.resultCaption}</caption>
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th scope="col" class={align(i)} key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td class={align(j)} key={j}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
