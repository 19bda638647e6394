import { useEffect, useId, useState } from 'preact/hooks';
import { ENCODINGS } from '../../sandbox/import/decode.ts';
import { DELIMITERS } from '../../sandbox/import/delimiter.ts';
import type { Confidence, EncodingCandidate } from '../../sandbox/import/shapes.ts';
import { cutAnew, type Say, sayTable } from './answering.ts';
import type { OwnFile } from './own-import.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly own: OwnFile;
  readonly encodings: (file: File) => Promise<readonly EncodingCandidate[]>;
  readonly onSay: (say: Say) => void;
}

const TABLES = ['orders', 'customers', 'items'] as const;

/** How the file is read, how sure each part of it is, and a way to say otherwise. */
export function Found({ words, own, encodings, onSay }: Props) {
  const { survey, answers, account } = own;
  const { file, screen } = words;
  const t = screen.found;
  const id = useId();
  if (!survey?.layout) return null;
  const { layout, encoding, delimiter, sheets, lineEnds, plan } = survey;
  const encodingUsed = answers.encoding ?? encoding?.chosen ?? encoding?.candidates[0]?.encoding;
  const sheet = answers.sheet ?? sheets?.[0];
  const table =
    answers.table ?? plan?.table ?? account?.table.name ?? (survey.columns.some(({ role }) => role === 'order_date') ? 'orders' : '');
  const kinds = lineEnds ? Object.values(lineEnds).filter((n) => n > 0).length : 0;
  return (
    <div class="own-found">
      {encodingUsed !== undefined && (
        <>
          <Choice
            label={t.encoding}
            sure={answers.encoding ? 'said' : encoding?.confidence}
            words={words}
            value={encodingUsed}
            options={ENCODINGS.map((e) => [e, file.encodings[e]])}
            onChange={(value) => onSay(cutAnew({ encoding: value }))}
          />
          <EncodingPreviews words={words} file={own.file} encodings={encodings} onSay={onSay} />
        </>
      )}
      {sheets && sheet !== undefined && (
        <Choice
          label={t.sheet}
          sure={answers.sheet === undefined && sheets.length > 1 ? 'unsure' : undefined}
          words={words}
          value={sheet}
          options={sheets.map((s) => [s, s])}
          onChange={(value) => onSay(cutAnew({ sheet: value }))}
        />
      )}
      {delimiter && (
        <Choice
          label={t.delimiter}
          sure={answers.delimiter ? 'said' : delimiter.confidence}
          words={words}
          value={answers.delimiter ?? delimiter.delimiter}
          options={DELIMITERS.map((d) => [d, t.delimiters[d]])}
          onChange={(value) => onSay(cutAnew({ delimiter: value }))}
        />
      )}
      <label class="field">
        <span>
          {t.headerLine} <Sure words={words} sure={answers.headerLine === undefined ? layout.confidence : 'said'} />
        </span>
        <input
          type="number"
          min={0}
          max={1000}
          value={layout.headerLine}
          aria-describedby={`${id}-header`}
          onChange={(event) => {
            const line = event.currentTarget.valueAsNumber;
            if (Number.isInteger(line) && line >= 0) onSay(cutAnew({ headerLine: line }));
          }}
        />
        <small id={`${id}-header`}>{t.headerHint}</small>
      </label>
      <Choice
        label={t.table}
        sure={answers.table === undefined ? undefined : 'said'}
        words={words}
        value={table === '' || (TABLES as readonly string[]).includes(table) ? table : OTHER}
        options={[
          ...(table === '' ? [['', t.noTable] as const] : []),
          ...TABLES.map((name): [string, string] => [name, t.tables[name]]),
          [OTHER, t.otherTable],
        ]}
        onChange={(value) => onSay(sayTable(value === OTHER ? otherName(own.file.name, TABLES) : value))}
      />
      {!(TABLES as readonly string[]).includes(table) && table !== '' && (
        <label class="field">
          <span>{t.tableName}</span>
          <input
            type="text"
            value={table}
            spellcheck={false}
            onChange={(event) => {
              const name = asTableName(event.currentTarget.value);
              if (name !== '') onSay(sayTable(name));
            }}
          />
        </label>
      )}
      <p class="small own-wide">{t.lines({ layout, lineEnds, isMixed: kinds > 1, rows: survey.rowsIn, named: account?.counts.named })}</p>
    </div>
  );
}

const OTHER = '\n';
const asTableName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\p{N})/u, 't_');
const otherName = (fileName: string, taken: readonly string[]): string => {
  const name = asTableName(fileName.replace(/\.[^.]*$/, '')) || 'rows';
  return taken.includes(name) ? `${name}_rows` : name;
};

/** What each encoding would give, side by side, once somebody wants to see it. */
function EncodingPreviews({ words, file, encodings, onSay }: Omit<Props, 'own'> & { readonly file: File }) {
  const [isOpen, setIsOpen] = useState(false);
  const [found, setFound] = useState<readonly EncodingCandidate[]>();
  useEffect(() => {
    let wanted = true;
    if (isOpen && !found)
      void encodings(file).then(
        (all) => wanted && setFound(all),
        () => {},
      );
    return () => {
      wanted = false;
    };
  }, [isOpen]);
  const t = words.screen.found;
  return (
    <details class="own-wide own-encodings" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t.compareEncodings}</summary>
      {found?.map(({ encoding, preview, unreadable }) => (
        <div key={encoding} class="own-encoding">
          <p>
            <b>{words.file.encodings[encoding]}</b>{' '}
            {unreadable > 0 && <span class="small">{words.screen.question.unreadable(unreadable)}</span>}
            <button type="button" class="btn small" onClick={() => onSay(cutAnew({ encoding }))}>
              {t.takeEncoding}
              <span class="vh"> {words.file.encodings[encoding]}</span>
            </button>
          </p>
          <pre>{preview.join('\n')}</pre>
        </div>
      ))}
    </details>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly sure: Confidence | 'said' | undefined;
  readonly words: OwnWords;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, sure, words, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <label class="field">
      <span>
        {label} <Sure words={words} sure={sure} />
      </span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How sure a guess is, in a word. */
export function Sure({ words, sure }: { readonly words: OwnWords; readonly sure: Confidence | 'said' | undefined }) {
  if (sure === undefined) return null;
  return (
    <span class="own-sure" data-sure={sure}>
      {sure === 'said' ? words.screen.found.said : words.file.confidence[sure]}
    </span>
  );
}
