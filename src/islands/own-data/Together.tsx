import { useId } from 'preact/hooks';
import type { LooseKey } from '../../sandbox/import/own-imports.ts';
import type { Join } from '../../sandbox/import/shapes.ts';
import { joinKey, type OwnImportState } from './own-import.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  /** Of its heading. */
  readonly level: 3 | 4;
  readonly state: OwnImportState;
  readonly onAgree: (join: Join, isAgreed: boolean) => void;
  readonly onWhoIsWho: (wanted: boolean) => void;
}

/** What several tables say of one another: which column names rows of which table, whose rows belong to nobody, and who is who. */
export function Together({ words, level, state, onAgree, onWhoIsWho }: Props) {
  const Heading = `h${level}` as 'h3' | 'h4';
  const id = useId();
  const { file, screen } = words;
  const t = screen.together;
  const { joins, agreed, loose, accounts, whoIsWho, files } = state;
  const read = files.filter(({ account }) => account).length;
  if (read < 2 && accounts.length === 0) return null;
  return (
    <section class="own-together" aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{read > 1 ? t.title : t.who}</Heading>
      {read > 1 && joins.length === 0 && <p>{t.none}</p>}
      {joins.map((join) => {
        const key = joinKey(join);
        return (
          <fieldset key={key} class="own-join">
            <legend>{file.join(join)}</legend>
            {join.orphanExamples.length > 0 && <p class="small">{t.orphans(join.orphanExamples)}</p>}
            <div class="seg">
              {[true, false].map((yes) => (
                <label key={String(yes)}>
                  <input type="radio" name={`${id}-${key}`} checked={agreed[key] === yes} onChange={() => onAgree(join, yes)} />
                  <span>{yes ? t.join : t.apart}</span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      {loose
        .filter((key) => !isSaid(key, joins))
        .map((key, i) => (
          <p key={i} class="notice warn">
            {key.kind === 'orphans' ? t.looseOrphans(key) : t.looseMany(key)}
          </p>
        ))}
      {accounts.length > 0 && (
        <fieldset class="own-join">
          <legend>{t.accounts(accounts.map(({ table }) => table))}</legend>
          <p class="small">{t.accountsHint([...new Set(accounts.flatMap(({ ids }) => Object.keys(ids)))])}</p>
          <div class="seg">
            {[true, false].map((yes) => (
              <label key={String(yes)}>
                <input type="radio" name={`${id}-who`} checked={whoIsWho === yes} onChange={() => onWhoIsWho(yes)} />
                <span>{yes ? t.find : t.leave}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}

/** A join says of its own orphans what there is to say. */
const isSaid = (key: LooseKey, joins: readonly Join[]): boolean =>
  key.kind === 'orphans' &&
  joins.some(({ from, to }) =>
    [from, to].every((end, i) => [key.from, key.to][i]?.table === end.table && [key.from, key.to][i]?.column === end.column),
  );
