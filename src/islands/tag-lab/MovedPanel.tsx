import { useEffect, useState } from 'preact/hooks';
import { addDays } from '../../engine/language/calendar.ts';
import { hasSeveral } from '../../engine/language/several.ts';
import type { Migration, State } from '../../engine/quality/migration.ts';
import { movedWords as en } from '../../i18n/en/moved.ts';
import { movedWords as zh } from '../../i18n/zh/moved.ts';
import { Strong } from '../lab/Strong.tsx';
import { MovedFlows } from './MovedFlows.tsx';
import { MovedWho } from './MovedWho.tsx';
import type { Comparable, TagLabModel } from './model.ts';
import { compare, type Side } from './moving.ts';
import type { TagOutcome } from './outcome.ts';
import { valueName } from './value-name.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly id: string;
  readonly model: TagLabModel;
  readonly tag: TagOutcome;
  readonly view: LabView;
}

/** What was compared, and what came of it. */
interface Compared {
  readonly before: Side;
  readonly after: Side;
  readonly migration: Migration;
  readonly by: 'day' | 'original';
}
/** A way from one value to another, by the places of both. */
export interface Flow {
  readonly from: number;
  readonly to: number;
}

/** A quarter back: far enough for something to have happened. */
const DAYS_BACK = 90;

/** Who has another value than on an earlier day, or than by the definition before it was changed, and why. */
export function MovedPanel({ id, model, tag, view }: Props) {
  const words = view.language === 'zh' ? zh : en;
  const [sides, setSides] = useState<Comparable>();
  const [by, setBy] = useState<'day' | 'original'>('day');
  const [day, setDay] = useState<string>();
  const [compared, setCompared] = useState<Compared | 'failed'>();
  const [open, setOpen] = useState<Flow>();
  const { text } = model.state.of;
  useEffect(() => {
    let isOver = false;
    model
      .comparable(tag.code)
      .then((found) => {
        if (isOver) return;
        setSides(found);
        setDay((chosen) => chosen ?? addDays(found.world.asOf, -DAYS_BACK));
        if (!found.original) setBy('day');
      })
      .catch(() => isOver || setCompared('failed'));
    return () => {
      isOver = true;
    };
  }, [model, text, tag.code]);
  const asOf = sides?.world.asOf;
  const isEarlier = day !== undefined && asOf !== undefined && day < asOf;
  useEffect(() => {
    const { original } = sides ?? {};
    if (!sides || (by === 'day' && !isEarlier)) return;
    const over = new AbortController();
    setOpen(undefined);
    setCompared(undefined);
    const after: Side = { tags: sides.tags, world: sides.world };
    const before: Side =
      by === 'original' && original ? { tags: original, world: sides.world } : { ...after, world: { ...sides.world, asOf: day ?? '' } };
    compare(tag.code, before, after, over.signal)
      .then((found) => {
        if (!over.signal.aborted) setCompared(found.ok ? { before, after, migration: found.value, by } : 'failed');
      })
      .catch(() => over.signal.aborted || setCompared('failed'));
    return () => over.abort();
  }, [sides, by, day, isEarlier, tag.code]);
  if (!sides || day === undefined) return <p class="placeholder">{words.working}</p>;
  const resolved = sides.tags.tags.find(({ code }) => code === tag.code);
  const stateName = (state: State | undefined): string => {
    if (state?.kind === 'absent') return words.absent;
    if (state?.kind === 'value') {
      const several = resolved !== undefined && hasSeveral(resolved.definition);
      return typeof state.value === 'number' && Object.keys(resolved?.domain ?? {}).length === 0
        ? view.format(state.value, tag.unit)
        : valueName(state.value, several, resolved?.domain ?? {}, view);
    }
    if (state?.kind !== 'band') return words.noValue;
    const { from, to } = state;
    return [from === null ? '' : `> ${view.format(from, tag.unit)}`, to === null ? '' : `≤ ${view.format(to, tag.unit)}`]
      .filter((end) => end !== '')
      .join(' ');
  };
  return (
    <div class="moved">
      <div class="code-bar">
        {sides.original && (
          <label class="filter">
            <span class="small">{words.compare}</span>
            <select value={by} onChange={(event) => setBy(event.currentTarget.value === 'original' ? 'original' : 'day')}>
              <option value="day">{words.earlier}</option>
              <option value="original">{words.original}</option>
            </select>
          </label>
        )}
        {by === 'day' && (
          <label class="filter">
            <span class="small">{sides.original ? words.day : words.compareDay}</span>
            <input
              type="date"
              value={day}
              max={addDays(sides.world.asOf, -1)}
              aria-invalid={!isEarlier}
              onInput={(event) => event.currentTarget.value !== '' && setDay(event.currentTarget.value)}
            />
          </label>
        )}
      </div>
      {by === 'day' && !isEarlier ? (
        <p role="alert">{words.dayLate(sides.world.asOf)}</p>
      ) : compared === undefined ? (
        <p class="placeholder">{words.working}</p>
      ) : compared === 'failed' ? (
        <p role="alert">{words.failed}</p>
      ) : (
        <>
          <Summary compared={compared} words={words} />
          {compared.migration.moved.length > 0 && (
            <MovedFlows
              tag={view.label(tag.name)}
              migration={compared.migration}
              stateName={stateName}
              open={open}
              onOpen={setOpen}
              words={words}
              view={view}
            />
          )}
          {open && (
            <MovedWho
              key={`${id} ${open.from} ${open.to}`}
              code={tag.code}
              {...compared}
              flow={open}
              stateName={stateName}
              words={words}
              view={view}
            />
          )}
        </>
      )}
    </div>
  );
}

export type MovedWords = typeof zh;

function Summary({ compared, words }: { readonly compared: Compared; readonly words: MovedWords }) {
  const { before, after, migration, by } = compared;
  const all = migration.after.reduce((sum, n) => sum + n, 0);
  const moved = migration.moved.length;
  const text = by === 'day' ? words.summary(moved, all, before.world.asOf, after.world.asOf) : words.summaryVersions(moved, all);
  return (
    <p role="status">
      <Strong text={text} />
    </p>
  );
}
