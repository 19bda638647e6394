import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { type Cut, type Move, STEP } from './cuts.ts';
import type { Measured } from './settings.ts';
import { barsOf, placeOf, type Scale, type Strip, type StripBar, valueAt } from './strip.ts';
import type { RfmWords } from './view.ts';

interface Props {
  readonly words: RfmWords;
  readonly measure: Measured;
  readonly strip: Strip;
  readonly cuts: readonly Cut[];
  readonly digits: readonly number[];
  /** The lab shows no scores: the distribution only. */
  readonly raw: boolean;
  readonly onMove: (index: number, move: Move) => void;
  readonly onOwnCuts: () => void;
}

/** The distribution of one measure with its cut points: each can be dragged, moved by arrow keys, or typed. */
export function CutStrip({ words, measure, strip, cuts, digits, raw, onMove, onOwnCuts }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const { scale } = strip;
  const drawn = outline(strip, barsOf(strip));
  const { letter, name, aside } = words.measures[measure];
  const last = digits.length - 1;
  const scoreAt = (i: number): number => digits[measure === 'r' ? last - i : i + 1] ?? 0;
  const drag = (index: number) => (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    const box = area.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const value = valueAt(scale, Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
    onMove(index, { to: measure === 'r' ? value - STEP.r : value });
  };
  return (
    <div class="cut-strip">
      <div class="strip-head">
        <b>{letter}</b>
        <span>
          {name} {aside !== '' && <small>{aside}</small>}
        </span>
        {cuts.length > 0 && (
          <div class="cut-values">
            {cuts.map((cut, i) => (
              <input
                key={i}
                type="number"
                step="any"
                aria-label={words.cuts.name(measure, i + 1)}
                value={rounded(cut.value)}
                onChange={(event) => {
                  const typed = event.currentTarget.valueAsNumber;
                  if (Number.isFinite(typed)) onMove(i, { to: typed });
                  event.currentTarget.value = String(rounded(cut.value));
                }}
              />
            ))}
          </div>
        )}
        {cuts.length === 0 && !raw && (
          <button type="button" class="btn small" onClick={onOwnCuts}>
            {words.cuts.fix}
          </button>
        )}
      </div>
      <div class="dist" ref={area}>
        <svg viewBox={`0 0 ${drawn.width} 100`} preserveAspectRatio="none" aria-hidden="true">
          <path d={drawn.path} />
        </svg>
        {bandsBetween(cuts, scale).map(({ middle, wide }, i) =>
          wide ? (
            <span key={i} class="band" style={{ '--x': percent(middle) }} aria-hidden="true">
              {digits[measure === 'r' ? last - i : i]}
            </span>
          ) : null,
        )}
        {cuts.map((cut, i) => (
          <button
            key={i}
            type="button"
            class="cut"
            role="slider"
            data-splits={cut.splits || undefined}
            aria-label={words.cuts.name(measure, i + 1)}
            aria-valuemin={cuts[i - 1]?.value ?? scale.low}
            aria-valuemax={cuts[i + 1]?.value ?? Math.max(scale.high, cut.value)}
            aria-valuenow={rounded(cut.value)}
            aria-valuetext={words.cuts.says(measure, cut.value, scoreAt(i))}
            style={{ '--x': percent(placeOf(scale, cut.at)) }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag(i)}
            onKeyDown={(event) => {
              const move = keyed(event.key, scale, measure);
              if (!move) return;
              event.preventDefault();
              onMove(i, move);
            }}
          >
            <span>{rounded(cut.value)}</span>
          </button>
        ))}
      </div>
      <div class="axis" aria-hidden="true">
        {scale.ticks.map((tick) => (
          <span key={tick} style={{ '--x': percent(placeOf(scale, strip.whole ? tick + 0.5 : tick)) }}>
            {words.count(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A method's own numbers have more places than anybody reads. */
const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 10) / 10);

/** Of the width of the strip, finer than a pixel of it. */
const percent = (place: number): string => `${Math.round(place * 1000) / 10}%`;

/** The bars as one line with narrow gaps. Even bars are one unit wide, so that the page carries little more than their heights. */
function outline({ heights, whole }: Strip, bars: readonly StripBar[]): { readonly width: number; readonly path: string } {
  const top = (i: number): number => 100 - (heights[i] ?? 0);
  if (!whole) return { width: heights.length, path: `M0 100${heights.map((_, i) => `V${top(i)}h.94V100h.06`).join('')}` };
  const path = bars.map(({ x, width }, i) => `V${top(i)}H${Math.round((x + width) * 1000) - 4}V100h4`);
  return { width: 1000, path: `M0 100${path.join('')}` };
}

/** The middle of each band, and whether a digit has room in it. */
function bandsBetween(cuts: readonly Cut[], scale: Scale): { middle: number; wide: boolean }[] {
  if (cuts.length === 0) return [];
  const borders = [0, ...cuts.map(({ at }) => placeOf(scale, at)), 1];
  return borders.slice(1).map((end, i) => {
    const start = borders[i] ?? 0;
    return { middle: (start + end) / 2, wide: end - start > 0.05 };
  });
}

/** Ten steps of a page are about a tenth of the axis. */
function keyed(key: string, { low, high }: Scale, measure: Measured): Move | undefined {
  const step = measure === 'm' ? 10 : STEP[measure];
  const page = Math.max(step, Math.round((high - low) / 10 / step) * step);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return { by: step };
    case 'ArrowLeft':
    case 'ArrowDown':
      return { by: -step };
    case 'PageUp':
      return { by: page };
    case 'PageDown':
      return { by: -page };
    case 'Home':
      return { to: low };
    case 'End':
      return { to: high };
    default:
      return undefined;
  }
}
