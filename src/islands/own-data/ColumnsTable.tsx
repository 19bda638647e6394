import { readNumber } from '../../sandbox/import/columns/read-number.ts';
import { createDateReader, DATE_FORMATS } from '../../sandbox/import/dates.ts';
import { ROLES } from '../../sandbox/import/roles.ts';
import type { Answers, ColumnView } from '../../sandbox/import/shapes.ts';
import { type Say, sayDate, sayDecimal, sayNothing, sayRole, sayText } from './answering.ts';
import { Sure } from './Found.tsx';
import type { OwnFile } from './own-import.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly own: OwnFile;
  readonly onSay: (say: Say) => void;
}

/** Every column: what it is called, what it is, what part it plays, some of its values and what is wrong with it. */
export function ColumnsTable({ words, own, onSay }: Props) {
  const t = words.screen.columns;
  const columns = own.survey?.columns ?? [];
  const table = own.survey?.plan?.table ?? own.answers.table ?? 'orders';
  if (columns.length === 0) return null;
  return (
    <table class="own-columns">
      <caption class="vh">{t.caption(columns.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.role}</th>
          <th scope="col">{t.kind}</th>
          <th scope="col">{t.examples}</th>
          <th scope="col">{t.notes}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.header}>
            <th scope="row">{column.header}</th>
            <td data-label={t.role}>
              <select
                aria-label={t.roleOf(column.header)}
                value={column.role ?? ''}
                onChange={(event) => onSay(sayRole(columns, column.header, event.currentTarget.value || undefined))}
              >
                <option value="">{t.noRole}</option>
                {rolesOf(table, column).map((role) => (
                  <option key={role} value={role}>
                    {t.roles[role]}
                  </option>
                ))}
              </select>
            </td>
            <td data-label={t.kind}>
              <KindChoice words={words} column={column} answers={own.answers} onSay={onSay} />
            </td>
            <td data-label={t.examples} class="own-examples">
              <Examples words={words} column={column} />
            </td>
            <td data-label={t.notes} class="small">
              <Notes words={words} own={own} column={column} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of another kind of table only these keep their part. */
const rolesOf = (table: string, { role }: ColumnView): readonly NonNullable<ColumnView['role']>[] => {
  if (table === 'orders') return ROLES;
  const some = table === 'customers' ? (['customer_id', 'register_date'] as const) : (['customer_id', 'order_id'] as const);
  return role !== undefined && !(some as readonly string[]).includes(role) ? [...some, role] : some;
};

interface KindProps {
  readonly words: OwnWords;
  readonly column: ColumnView;
  readonly answers: Answers;
  readonly onSay: (say: Say) => void;
}

const OWN_FORMAT = 'own';

function KindChoice({ words, column: { header, reading, role, confidence }, answers, onSay }: KindProps) {
  const t = words.screen.columns;
  const { formats, found } = words.screen;
  if (reading.kind === 'id') return <span>{t.kinds.id}</span>;
  const isSaid =
    [answers.dates?.[header], answers.decimals?.[header]].some((said) => said !== undefined) || answers.texts?.includes(header);
  const format = reading.kind === 'date' ? (reading.formats[0] ?? '') : '';
  const isListed = (DATE_FORMATS as readonly string[]).includes(format);
  const value =
    reading.kind === 'date'
      ? isListed || format === ''
        ? `date ${format}`
        : OWN_FORMAT
      : reading.kind === 'number'
        ? `number ${reading.decimal}`
        : 'text';
  const isDate = role === 'order_date' || role === 'register_date';
  const isAmount = role === 'amount';
  const choose = (chosen: string) => {
    const [kind, of = ''] = chosen.split(' ');
    if (kind === 'auto') onSay(sayNothing(header));
    else if (kind === 'text') onSay(sayText(header));
    else if (kind === 'number') onSay(sayDecimal(header, of as '.' | ','));
    else if (kind === 'date') onSay(sayDate(header, of));
    else onSay(sayDate(header, format === '' || isListed ? 'D.M.YYYY H:mm' : format));
  };
  return (
    <>
      <select aria-label={t.kindOf(header)} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {isSaid && <option value="auto">{t.auto}</option>}
        {!isDate && !isAmount && <option value="text">{t.kinds.text}</option>}
        {!isDate && (isAmount || reading.kind === 'number') && (
          <optgroup label={t.kinds.number}>
            <option value="number .">{t.number(found.decimals['.'])}</option>
            <option value="number ,">{t.number(found.decimals[','])}</option>
          </optgroup>
        )}
        {!isAmount && (
          <optgroup label={t.kinds.date}>
            {reading.kind === 'date' && format === '' && <option value="date ">{t.noFormat}</option>}
            {DATE_FORMATS.map((one) => (
              <option key={one} value={`date ${one}`}>
                {formats(one)}
              </option>
            ))}
            <option value={OWN_FORMAT}>{isListed || format === '' ? t.ownFormat : formats(format)}</option>
          </optgroup>
        )}
      </select>
      {value === OWN_FORMAT && (
        <input
          type="text"
          aria-label={t.formatOf(header)}
          value={format}
          spellcheck={false}
          onChange={(event) => onSay(sayDate(header, event.currentTarget.value))}
        />
      )}
      <Sure words={words} sure={isSaid ? 'said' : confidence} />
    </>
  );
}

/** The first values as they stand, and what each becomes where that is something else. */
function Examples({ words, column: { examples, reading } }: { readonly words: OwnWords; readonly column: ColumnView }) {
  return (
    <>
      {examples.slice(0, 3).map((text) => {
        const value = becomes(text, reading);
        return <span key={text}>{value === undefined || value === text ? text : words.screen.question.becomes(text, value)}</span>;
      })}
    </>
  );
}

function becomes(text: string, reading: ColumnView['reading']): string | undefined {
  if (reading.kind === 'number') {
    const value = readNumber(text, reading.decimal)?.value;
    return value === undefined ? undefined : String(value);
  }
  if (reading.kind !== 'date') return undefined;
  for (const format of reading.formats) {
    const read = createDateReader(format)?.(text);
    if (read) return reading.withTime && read.time !== undefined ? `${read.date} ${read.time}` : read.date;
  }
  return undefined;
}

/** What is worth knowing of a column before it is used. */
function Notes({ words, own, column }: { readonly words: OwnWords; readonly own: OwnFile; readonly column: ColumnView }) {
  const t = words.screen.columns;
  const bad = (own.account?.refused ?? []).filter(({ header }) => header === column.header).length;
  const isAsked = (own.survey?.questions ?? []).some((question) => 'header' in question && question.header === column.header);
  const notes = [
    ...(isAsked ? [t.asked] : []),
    ...(bad > 0 ? [t.bad(bad)] : []),
    ...(column.blanks > 0 ? [t.blanks(column.blanks)] : []),
    ...(column.values === 0 ? [t.allBlank] : []),
    ...(column.personal ? [t.personal(column.personal.kind)] : []),
    ...(column.personal?.checked !== undefined ? [words.file.checked(column.personal.checked)] : []),
    ...(column.treatment !== 'keep' ? [words.file.treatments[column.treatment].name] : []),
  ];
  return <>{notes.length === 0 ? t.fine : notes.join(t.between)}</>;
}
