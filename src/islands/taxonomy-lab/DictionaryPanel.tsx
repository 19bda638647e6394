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

/** The dictionary to look at, without the levels that nothing stands on. */
export function DictionaryTable({
  caption,
  head,
  dictionary,
}: {
  readonly caption: string;
  readonly head: string;
  readonly dictionary: Rows;
}) {
  const columns = dictionary.columns
    .map((name, i) => ({ name, cells: dictionary.values[i] ?? [] }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  const rows = dictionary.values[0]?.map((_, i) => i) ?? [];
  return (
    <ScrollRegion label={caption} class="tax-table">
      <table class="num">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((i) => (
            <tr key={i}>
              {columns.map(({ name, cells }) =>
                name === head ? (
                  <th key={name} scope="row">
                    {cells[i]}
                  </th>
                ) : (
                  <td key={name}>{cells[i]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
