import { isDay } from '../../engine/language/calendar.ts';
import { ownCustomers } from '../own-data/own-customers.ts';
import { replaceOwn } from '../own-data/own-here.ts';
import { ownWords } from '../own-data/words.ts';
import type { TagLabModel } from './model.ts';
import type { OwnSource } from './source.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly model: TagLabModel;
  readonly own: OwnSource;
  readonly view: LabView;
}

/** The day as of which own customers are looked at, definitions that run on them, and what was changed in the lab's own. */
export function OwnTools({ model, own, view }: Props) {
  const { screen } = ownWords(view.language);
  const t = screen.inLab;
  const { state } = model;
  const fits = !state.issues.some((issue) => issue.severity === 'error');
  const chosen = own.starters.findIndex(({ text }) => text === state.text);
  return (
    <div class="notices own-tools">
      <label class="field">
        <span>{screen.done.day}</span>
        <input
          type="date"
          value={own.asOf}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const customers = ownCustomers();
            if (customers && isDay(value)) replaceOwn({ ...customers, day: value });
          }}
        />
      </label>
      <label class="field">
        <span>{t.starters}</span>
        <select
          value={chosen}
          onChange={(event) => {
            const starter = own.starters[Number(event.currentTarget.value)];
            if (starter) void model.write(starter.text);
          }}
        >
          {chosen < 0 && <option value={-1}>{t.ownDefinition}</option>}
          {own.starters.map(({ name }, i) => (
            <option key={i} value={i}>
              {view.label(name)}
            </option>
          ))}
        </select>
      </label>
      <p class="small">{!fits ? t.doesNotFit : own.isOther ? t.isOther : own.isPaidOut ? t.everyOrder : ''}</p>
    </div>
  );
}
