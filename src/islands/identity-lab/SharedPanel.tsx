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

/** Identifiers that most people share, and what became of each; one can be blocked by hand, and let go again. */
export function SharedPanel({ view, outcome, settings, onChange }: Props) {
  const { words, ids } = view;
  const t = words.shared;
  const { blocked } = settings;
  const isBlocked = (type: string, value: string): boolean => blocked.includes(`${type}:${value}`);
  const toggle = (type: string, value: string): void => {
    const one = `${type}:${value}`;
    onChange({ ...settings, blocked: isBlocked(type, value) ? blocked.filter((other) => other !== one) : [...blocked, one] });
  };
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
                  {/* One button for both, so that the focus stays where it was pressed. */}
                  {(state.kind === 'linked' || isBlocked(type, value)) && (
                    <button
                      type="button"
                      class="btn small"
                      aria-label={isBlocked(type, value) ? words.rules.unblockOne(value) : t.blockOne(value)}
                      onClick={() => toggle(type, value)}
                    >
                      {isBlocked(type, value) ? words.rules.unblock : t.block}
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
