import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { Outcome } from './outcome.ts';
import type { LabSettings } from './settings.ts';
import type { IdentityView } from './view.ts';

interface Props {
  readonly view: IdentityView;
  readonly outcome: Outcome;
  readonly settings: LabSettings;
  readonly onChange: (settings: LabSettings) => void;
}

/** Identifiers that most people share, and what became of each; one can be blocked by hand. */
export function SharedPanel({ view, outcome, settings, onChange }: Props) {
  const { words, ids } = view;
  const t = words.shared;
  return (
    <>
      <p class="small">{t.note}</p>
      <ScrollRegion label={t.caption}>
        <table class="num shared-ids">
          <caption class="vh">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.columns.id}</th>
              <th scope="col" class="r">
                {t.columns.people}
              </th>
              <th scope="col" class="r">
                {t.columns.records}
              </th>
              <th scope="col">{t.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {outcome.shared.map(({ id: { type, value, records, state }, people }) => (
              <tr key={`${type}:${value}`}>
                <th scope="row">
                  {value} <small>{ids.typeName(type)}</small>
                </th>
                <td class="r">{words.count(people)}</td>
                <td class="r">{words.count(records.length)}</td>
                <td>
                  {ids.stated(state)}
                  {state.kind === 'linked' && (
                    <button
                      type="button"
                      class="btn small"
                      aria-label={t.blockOne(value)}
                      onClick={() => onChange({ ...settings, blocked: [...settings.blocked, `${type}:${value}`] })}
                    >
                      {t.block}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
