import { useState } from 'preact/hooks';
import type { Rows } from '../../engine/language/rows.ts';
import { downloadText } from '../lab/download-text.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { SqlView } from '../lab/SqlView.tsx';
import { dictionaryCsv, dictionaryMarkdown } from './dictionary.ts';
import type { TaxonomyView } from './view.ts';

const FORMATS = ['csv', 'markdown', 'yaml'] as const;
const FILES = {
  csv: { end: 'csv', type: 'text/csv;charset=utf-8' },
  markdown: { end: 'md', type: 'text/markdown;charset=utf-8' },
  yaml: { end: 'yaml', type: 'application/yaml;charset=utf-8' },
} as const;

interface Props {
  readonly id: string;
  readonly view: TaxonomyView;
  readonly dictionary: Rows;
  readonly yaml: string;
}

/** The dictionary to take along. */
export function DictionaryPanel({ id, view, dictionary, yaml }: Props) {
  const { words, common } = view;
  const t = words.dictionary;
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('csv');
  const text = { csv: () => dictionaryCsv(dictionary), markdown: () => dictionaryMarkdown(dictionary), yaml: () => yaml }[format]();
  const { end, type } = FILES[format];
  return (
    <>
      <div class="tax-steps">
        <fieldset class="seg">
          <legend class="vh">{t.format}</legend>
          {FORMATS.map((one) => (
            <label key={one}>
              <input type="radio" name={`${id}-format`} checked={one === format} onChange={() => setFormat(one)} />
              <span>{t.formats[one]}</span>
            </label>
          ))}
        </fieldset>
        <button type="button" class="btn small" onClick={() => downloadText(`${t.file}.${end}`, text, type)}>
          {t.download}
        </button>
      </div>
      <SqlView words={common} label={t.formats[format]} note={t.note[format]} code={text.replace(/^\uFEFF/, '')} language="excel" />
    </>
  );
}

/** The dictionary to look at. */
export function DictionaryTable({ caption, dictionary: { columns, values } }: { readonly caption: string; readonly dictionary: Rows }) {
  const rows = Array.from({ length: values[0]?.length ?? 0 }, (_, i) => values.map((column) => column[i] ?? null));
  return (
    <ScrollRegion label={caption} class="tax-table">
      <table class="num">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) =>
                j === NAME_AT ? (
                  <th scope="row" key={j}>
                    {cell}
                  </th>
                ) : (
                  <td key={j}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Behind the three levels of categories. */
const NAME_AT = 3;
