import type { Bilingual, Value } from '../../engine/language/definition.ts';
import type { Counterexample, Feedback, Result, TellingRows } from '../../grading/result.ts';
import type { DatabaseRole } from '../../grading/testbed.ts';
import type { Language } from '../../i18n/language.ts';
import { say } from '../../i18n/say.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { AssignmentTable } from './AssignmentTable.tsx';
import { MarkedLine } from './MarkedText.tsx';
import { Stages } from './Stages.tsx';
import type { PanelWords } from './words.ts';

interface Props {
  readonly result: Result;
  readonly words: PanelWords;
  readonly language: Language;
  /** What each option of a choice is called. */
  readonly optionText: (id: string) => string;
  readonly roles: Readonly<Record<string, DatabaseRole>>;
}

const LOOKS = { pass: 'ok', error: 'error', 'not-attempted': 'error', 'self-assessed': 'self' } as const;
/** What begins with something right is nearly there, and looks so. */
const NEARLY = new Set([
  'right-on-visible',
  'people-right',
  'rows-right',
  'some-chosen-right',
  'some-placed',
  'part-in-order',
  'cells-right',
  'rounded-too-far',
  'unit-other',
]);

/** What the grader says of an answer: what is right, what differs and on whom, why, and what to try. */
export function Verdict({ result, words, language, optionText, roles }: Props) {
  const { feedback: f } = words;
  const first = result.feedback[0];
  const nearly = result.status === 'fail' && first !== undefined && 'code' in first && NEARLY.has(first.code);
  const look = result.status === 'fail' ? (nearly ? 'near' : '') : LOOKS[result.status];
  const said = result.feedback;
  const paragraph = (one: Feedback, i: number) => (
    <p key={i}>
      {'option' in one && (
        <strong>
          <MarkedLine text={optionText(one.option)} />{' '}
        </strong>
      )}
      {'hint' in one && <span class="kicker">{words.exercise.hints} </span>}
      <MarkedLine text={sentence(one, words, language)} />
    </p>
  );
  const looked = result.checks.filter((c) => c.status !== 'not-run');
  return (
    <div class={`verdict ${look}`}>
      <h4>{f.verdicts[result.status]}</h4>
      {said.filter((one) => !isAfterward(one)).map(paragraph)}
      {result.stages && <Stages result={result} words={words} />}
      {result.status === 'fail' && result.assignment && <AssignmentTable assignment={result.assignment} words={words} />}
      {result.counterexample && (
        <Telling example={result.counterexample} role={roles[result.counterexample.database]} words={words} language={language} />
      )}
      {said.filter(isAfterward).map(paragraph)}
      {looked.length > 1 && (
        <p class="attempts">
          {words.exercise.judgedOn}
          {language === 'zh' ? '：' : ': '}
          {looked.map(({ database, status }, i) => (
            <span key={database}>
              {i > 0 && ' · '}
              {f.databases[roles[database] ?? 'seed']} <span aria-hidden="true">{status === 'pass' ? '✓' : '✕'}</span>
              <span class="vh">{words.exercise.check[status]}</span>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Why people think so, and what to try, come after the customers who show the difference. */
const isAfterward = (one: Feedback): boolean => 'mistake' in one || 'hint' in one || ('code' in one && one.code.startsWith('look-at-'));

function sentence(said: Feedback, words: PanelWords, language: Language): string {
  if ('code' in said) return say(words.feedback.said, said as Parameters<typeof say<PanelWords['feedback']['said'], never>>[1]);
  if ('refusal' in said) return say(words.sandbox.errors, said.refusal as never);
  return said.say[language];
}

interface TellingProps {
  readonly example: Counterexample;
  /** What kind of database the customers are from. */
  readonly role: DatabaseRole | undefined;
  readonly words: PanelWords;
  readonly language: Language;
}

/** The customers who show the difference; where the reader would look for them in vain, that is said first. */
function Telling({ example, role = 'visible', words, language }: TellingProps) {
  const { from } = words.feedback.counterexample;
  return (
    <>
      {role !== 'visible' && <p class="small">{from[role]}</p>}
      {example.rows ? (
        <TellingRowsTable rows={example.rows} words={words} />
      ) : (
        <TellingCustomersTable customers={example.customers} words={words} language={language} />
      )}
    </>
  );
}

interface CustomersProps {
  readonly customers: Counterexample['customers'];
  readonly words: PanelWords;
  readonly language: Language;
}

function TellingCustomersTable({ customers, words, language }: CustomersProps) {
  const { counterexample: c } = words.feedback;
  const withColumn = customers.some((customer) => customer.column !== undefined);
  const withAbout = customers.some((customer) => customer.about !== undefined);
  return (
    <ScrollRegion label={c.caption}>
      <table class="diff">
        <caption class="vh">{c.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{c.customer}</th>
            {withColumn && <th scope="col">{c.column}</th>}
            <th scope="col">{c.yours}</th>
            <th scope="col">{c.expected}</th>
            {withAbout && <th scope="col">{c.why}</th>}
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={`${customer.customerId} ${customer.column ?? ''}`}>
              <th scope="row">{customer.customerId}</th>
              {withColumn && <td>{customer.column}</td>}
              <td>
                <del>{shown(customer.yours, words)}</del>
              </td>
              <td>
                <ins>{shown(customer.expected, words)}</ins>
              </td>
              {withAbout && <td>{customer.about && textOf(customer.about, language)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function TellingRowsTable({ rows, words }: { readonly rows: TellingRows; readonly words: PanelWords }) {
  const { counterexample: c } = words.feedback;
  return (
    <ScrollRegion label={c.rowsCaption}>
      <table class="diff">
        <caption class="vh">{c.rowsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{c.side}</th>
            {rows.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.rows.map(({ side, cells, times }, i) => (
            <tr key={i}>
              <th scope="row">
                {side === 'yours' ? <del>{c.sides.yours}</del> : <ins>{c.sides.expected}</ins>}
                {times > 1 && ` ${c.times(times)}`}
              </th>
              {cells.map((cell, j) => (
                <td key={j}>{cell === null ? 'NULL' : String(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const textOf = (about: Bilingual, language: Language): string => about[language];

function shown(value: Value | 'absent', words: PanelWords): string {
  const { counterexample: c } = words.feedback;
  if (value === null || value === 'absent') return c.absent;
  if (typeof value === 'boolean') return value ? c.yes : c.no;
  return String(value);
}
