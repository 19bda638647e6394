import { useId } from 'preact/hooks';
import { type ColumnView, TREATMENTS } from '../../sandbox/import/shapes.ts';
import { type Say, sayTreatment } from './answering.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  /** Of its heading. */
  readonly level: 4 | 5;
  readonly columns: readonly ColumnView[];
  readonly onSay: (say: Say) => void;
}

/** Columns that look as if they were about persons: keep, mask, hash or leave out, and what each of these protects and what not. */
export function Persons({ words, level, columns, onSay }: Props) {
  const Heading = `h${level}` as 'h4' | 'h5';
  const id = useId();
  const { file, screen } = words;
  const personal = columns.filter((column) => column.personal);
  if (personal.length === 0) return null;
  return (
    <section class="own-persons" aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{screen.persons.title}</Heading>
      {personal.map((column) => (
        <fieldset key={column.header}>
          <legend>{column.personal && file.looksPersonal(column.header, column.personal.kind)}</legend>
          <div class="seg">
            {column.treatments.map((treatment) => (
              <label key={treatment}>
                <input
                  type="radio"
                  name={`${id}-${column.at}`}
                  checked={column.treatment === treatment}
                  onChange={() => onSay(sayTreatment(column.header, treatment))}
                />
                <span>{file.treatments[treatment].name}</span>
              </label>
            ))}
          </div>
          {!column.treatments.includes('drop') && <p class="small">{screen.persons.key}</p>}
        </fieldset>
      ))}
      <dl>
        {TREATMENTS.map((treatment) => (
          <div key={treatment}>
            <dt>{file.treatments[treatment].name}</dt>
            <dd>{file.treatments[treatment].says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
