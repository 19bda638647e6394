import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { type Cut, type Move, STEP } from './cuts.ts';
import type { Measured } from './settings.ts';
import { barsOf, placeOf, type Scale, type Strip, valueAt } from './strip.ts';
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
          {name} <small>{aside}</small>
        </span>
        {cuts.length > 0 && (
          <div class="cut-values">
            {cuts.map((cut, i) => (
              <input
                key={i}
                type="number"
                inputMode="decimal"
                step="any"
                min={scale.low}
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
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path d={outline(strip)} />
        </svg>
        {bandsBetween(cuts, scale).map(({ middle, wide }, i) =>
          wide ? (
            <span key={i} class="band" style={{ '--x': `${middle * 100}%` }} aria-hidden="true">
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
            data-splits={cut.splits}
            aria-label={words.cuts.name(measure, i + 1)}
            aria-orientation="horizontal"
            aria-valuemin={cuts[i - 1]?.value ?? scale.low}
            aria-valuemax={cuts[i + 1]?.value ?? Math.max(scale.high, cut.value)}
            aria-valuenow={rounded(cut.value)}
            aria-valuetext={words.cuts.says(measure, cut.value, scoreAt(i))}
            style={{ '--x': `${placeOf(scale, cut.at) * 100}%` }}
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
          <span key={tick} style={{ '--x': `${placeOf(scale, strip.whole ? tick + 0.5 : tick) * 100}%` }}>
            {words.count(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A method's own numbers have more places than anybody reads. */
const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 10) / 10);

const outline = (strip: Strip): string =>
  barsOf(strip)
    .filter(({ height }) => height > 0)
    .map(({ x, width, height }) => {
      const gap = Math.min(2, width * 200);
      const top = Math.round(100 - height * 100);
      return `M${Math.round(x * 1000)} 100V${top}h${Math.round(width * 1000 - gap)}V100z`;
    })
    .join('');

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
