import { isDay } from '../../engine/language/calendar.ts';
import { COUNTED, METHODS, type RfmSettings, WINDOWS, withScoring } from './settings.ts';
import type { Source } from './source.ts';
import type { RfmWords } from './view.ts';

interface Props {
  readonly id: string;
  readonly words: RfmWords;
  readonly settings: RfmSettings;
  readonly source: Pick<Source, 'firstDay' | 'lastDay'>;
  /** Whether the orders say which of them were refunded. */
  readonly asksStatus: boolean;
  readonly raw: boolean;
  readonly onChange: (settings: RfmSettings) => void;
  /** From any method to cut points of one's own. */
  readonly onOwnCuts: () => void;
}

/** Which orders are looked at, and how numbers become scores. */
export function SettingsFields({ id, words, settings, source, asksStatus, raw, onChange, onOwnCuts }: Props) {
  const { method } = settings.scoring;
  const setDay = (asOf: string) => {
    if (isDay(asOf) && asOf >= source.firstDay && asOf <= source.lastDay) onChange({ ...settings, asOf });
  };
  return (
    <div class="fields">
      <div class="rfm-when">
        <label class="field">
          <span>{words.asOf}</span>
          <input
            type="date"
            value={settings.asOf}
            min={source.firstDay}
            max={source.lastDay}
            required
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{words.window}</span>
          <select
            value={settings.window}
            onChange={(event) => {
              const window = WINDOWS.find((w) => w === event.currentTarget.value);
              if (window) onChange({ ...settings, window });
            }}
          >
            {WINDOWS.map((window) => (
              <option key={window} value={window} selected={window === settings.window}>
                {words.windows[window]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {asksStatus && (
        <fieldset>
          <legend>{words.countedLabel}</legend>
          <div class="seg">
            {COUNTED.map((counted) => (
              <label key={counted}>
                <input
                  type="radio"
                  name={`${id}-counted`}
                  checked={settings.counted === counted}
                  onChange={() => onChange({ ...settings, counted })}
                />
                <span>{words.counted[counted]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {!raw && (
        <fieldset>
          <legend>{words.method}</legend>
          <div class="seg methods">
            {METHODS.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name={`${id}-method`}
                  checked={method === name}
                  onChange={() => onChange(withScoring(settings, { method: name }))}
                />
                <span>{words.shortName(name)}</span>
              </label>
            ))}
            <label>
              <input type="radio" name={`${id}-method`} checked={method === 'edges'} onChange={onOwnCuts} />
              <span>{words.shortName('edges')}</span>
            </label>
          </div>
          <p class="promise">
            <b>{words.methods[method].name}</b> {words.methods[method].promise}
          </p>
        </fieldset>
      )}
    </div>
  );
}
