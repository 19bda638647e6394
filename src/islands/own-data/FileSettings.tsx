import { ENCODINGS } from '../../sandbox/import/decode.ts';
import { DELIMITERS } from '../../sandbox/import/delimiter.ts';
import { ROLES } from '../../sandbox/import/roles.ts';
import { CountedOrders } from './CountedOrders.tsx';
import { DateFormat } from './DateFormat.tsx';
import type { OwnFile } from './use-own-file.ts';
import type { ImportWords } from './words.ts';

interface Props {
  readonly words: ImportWords;
  readonly own: OwnFile;
}

/** Nothing that could be chosen would make a table of these, unless a choice made them look so. */
const HOPELESS = new Set(['excel-file', 'too-large', 'empty-file']);
const OPTIONAL = new Set(['amount', 'order_id']);
const DECIMALS = ['.', ','] as const;

/** Everything that was guessed about the file, each guess open to change. */
export function FileSettings({ words, own }: Props) {
  const { preview } = own;
  if (!preview || (own.options.encoding === undefined && preview.problems.some(({ code }) => HOPELESS.has(code)))) return null;
  const { choices, header } = preview.file;
  const t = words.file;
  return (
    <div class="fields own-settings">
      <fieldset>
        <legend>{t.title}</legend>
        <Select
          label={t.encoding}
          value={choices.encoding}
          options={ENCODINGS}
          name={(e) => t.encodings[e]}
          onChange={(encoding) => own.read({ encoding })}
        />
        {header.length > 0 && (
          <>
            <Select
              label={t.delimiter}
              value={choices.delimiter}
              options={DELIMITERS}
              name={(d) => t.delimiters[d]}
              onChange={(delimiter) => own.read({ delimiter })}
            />
            <Select label={t.decimal} value={choices.decimal} options={DECIMALS} name={(d) => t.decimals[d]} onChange={own.decimal} />
            <label class="choice">
              <input
                type="checkbox"
                checked={choices.hasHeader}
                onChange={(event) => own.read({ hasHeader: event.currentTarget.checked })}
              />
              <span>{t.hasHeader}</span>
            </label>
          </>
        )}
      </fieldset>
      {preview.file.rowCount > 0 && (
        <fieldset>
          <legend>{words.mapping.title}</legend>
          {ROLES.map((role) => (
            <label key={role} class="field">
              <span>{words.mapping.roles[role]}</span>
              <select value={choices.columns[role] ?? ''} onChange={(event) => own.map(role, event.currentTarget.value || null)}>
                <option value="">{OPTIONAL.has(role) ? words.mapping.none : words.mapping.choose}</option>
                {header.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ))}
          {choices.columns['order_id'] === undefined && <p class="small">{words.mapping.noOrder}</p>}
        </fieldset>
      )}
      <CountedOrders words={words} own={own} />
      {choices.columns['order_date'] !== undefined && !own.asked && <DateFormat words={words} own={own} />}
    </div>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly name: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Select<Value extends string>({ label, value, options, name, onChange }: SelectProps<Value>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {name(option)}
          </option>
        ))}
      </select>
    </label>
  );
}
