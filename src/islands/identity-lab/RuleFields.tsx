import { useLayoutEffect, useRef } from 'preact/hooks';
import { ID_TYPES, type LabSettings, LIMITS } from './settings.ts';
import type { IdentityView } from './view.ts';

interface Props {
  readonly view: IdentityView;
  readonly settings: LabSettings;
  readonly onChange: (settings: LabSettings) => void;
}

/** Which identifiers link, and what keeps them from it. */
export function RuleFields({ view, settings, onChange }: Props) {
  const { words, ids } = view;
  const t = words.rules;
  const { links, blocked } = settings;
  const list = useRef<HTMLUListElement>(null);
  const care = useRef<HTMLFieldSetElement>(null);
  /** The place of the button that was pressed, and is gone. */
  const left = useRef<number>();
  useLayoutEffect(() => {
    const at = left.current;
    left.current = undefined;
    if (at === undefined) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    (buttons[at] ?? buttons.at(-1) ?? care.current?.querySelector('input'))?.focus();
  }, [blocked]);
  const toggle = (type: (typeof ID_TYPES)[number]) =>
    onChange({ ...settings, links: ID_TYPES.filter((known) => (known === type ? !links.includes(type) : links.includes(known))) });
  return (
    <div class="fields identity-rules">
      <fieldset>
        <legend>{t.links}</legend>
        <div class="id-types">
          {ID_TYPES.map((type) => (
            <label key={type}>
              <input type="checkbox" checked={links.includes(type)} onChange={() => toggle(type)} />
              <span>{ids.typeName(type)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">
        <span>{t.people}</span>
        <select
          value={settings.people}
          onChange={(event) => {
            const people = LIMITS.find((known) => known === event.currentTarget.value);
            if (people) onChange({ ...settings, people });
          }}
        >
          {LIMITS.map((limit) => (
            <option key={limit} value={limit} selected={limit === settings.people}>
              {t.limit(limit)}
            </option>
          ))}
        </select>
      </label>
      <fieldset ref={care}>
        <legend>{t.care}</legend>
        {(['noTestValues', 'household', 'surnames'] as const).map((name) => (
          <label key={name} class="check">
            <input type="checkbox" checked={settings[name]} onChange={() => onChange({ ...settings, [name]: !settings[name] })} />
            <span>
              {t[name].name}
              <small>{t[name].note}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {blocked.length > 0 && (
        <fieldset>
          <legend>{t.blocked}</legend>
          <ul class="blocked-ids" ref={list}>
            {blocked.map((one, i) => (
              <li key={one}>
                <code>{one.slice(one.indexOf(':') + 1)}</code>
                <button
                  type="button"
                  class="btn small"
                  aria-label={t.unblockOne(one.slice(one.indexOf(':') + 1))}
                  onClick={() => {
                    left.current = i;
                    onChange({ ...settings, blocked: blocked.filter((other) => other !== one) });
                  }}
                >
                  {t.unblock}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </div>
  );
}
