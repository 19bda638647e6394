import { useEffect, useId, useState } from 'preact/hooks';
import { downloadText } from '../lab/download-text.ts';
import { SqlView } from '../lab/SqlView.tsx';
import { ownWords } from '../own-data/words.ts';
import type { TagLabModel } from './model.ts';
import { DIALECT_NAMES, type DialectName, tagTable } from './taking.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly id: string;
  readonly model: TagLabModel;
  readonly view: LabView;
}

/** What leaves the lab: the table of tags, the definitions, and the statement for a database of one's own. */
export function TakePanel({ id, model, view }: Props) {
  const name = useId();
  const { lab } = view.words;
  const t = ownWords(view.language).screen.take;
  const { state } = model;
  const { run } = state;
  const [asCodes, setAsCodes] = useState(false);
  const [dialect, setDialect] = useState<DialectName>('sqlite');
  const [sql, setSql] = useState<string>();
  const { definition } = state;
  useEffect(() => {
    let wanted = true;
    setSql(undefined);
    void model.dialectSql(dialect).then((text) => wanted && setSql(text));
    return () => {
      wanted = false;
    };
  }, [model, definition, dialect, run]);
  const file = `tags-${id}`;
  return (
    <div class="own-take">
      <section aria-labelledby={`${name}-table`}>
        <h3 id={`${name}-table`}>{t.table}</h3>
        <p class="small">{t.tableHint}</p>
        <div class="seg">
          {[false, true].map((codes) => (
            <label key={String(codes)}>
              <input type="radio" name={`${name}-as`} checked={asCodes === codes} onChange={() => setAsCodes(codes)} />
              <span>{codes ? t.codes : t.names}</span>
            </label>
          ))}
        </div>
        <div class="actions">
          {run ? (
            <button
              type="button"
              class="btn small"
              onClick={() => downloadText(`${file}.csv`, tagTable(run, lab.table.customer, asCodes ? undefined : view))}
            >
              {t.csv(run.outcome.customers)}
            </button>
          ) : (
            <button type="button" class="btn small" onClick={() => void model.run()}>
              {t.runFirst}
            </button>
          )}
        </div>
      </section>
      <section aria-labelledby={`${name}-yaml`}>
        <h3 id={`${name}-yaml`}>{t.yaml}</h3>
        <p class="small">{t.yamlHint}</p>
        <div class="actions">
          <button type="button" class="btn small" onClick={() => downloadText(`${file}.yaml`, state.text, 'text/yaml;charset=utf-8')}>
            {t.yamlFile}
          </button>
        </div>
      </section>
      <section aria-labelledby={`${name}-sql`}>
        <h3 id={`${name}-sql`}>{t.sql}</h3>
        <label class="field">
          <span>{t.dialect}</span>
          <select
            value={dialect}
            onChange={(event) => setDialect(DIALECT_NAMES.find((one) => one === event.currentTarget.value) ?? 'sqlite')}
          >
            {DIALECT_NAMES.map((one) => (
              <option key={one} value={one}>
                {t.dialects[one]}
              </option>
            ))}
          </select>
        </label>
        {sql === undefined ? (
          <p class="placeholder">{lab.loading}</p>
        ) : sql === '' ? (
          <p class="notice warn">{t.tooLarge(t.dialects[dialect])}</p>
        ) : (
          <>
            <SqlView words={lab} label={t.dialects[dialect]} note={t.sqlHint} code={sql} language="sql" />
            <div class="actions">
              <button
                type="button"
                class="btn small"
                onClick={() => downloadText(`${file}-${dialect}.sql`, sql, 'text/plain;charset=utf-8')}
              >
                {t.sqlFile}
              </button>
            </div>
          </>
        )}
      </section>
    </div>
  );
}
