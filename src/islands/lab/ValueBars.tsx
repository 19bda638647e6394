import { type ComponentChildren, Fragment } from 'preact';

export interface ValueBar {
  readonly label: ComponentChildren;
  readonly count: number;
  /** Nobody's value: drawn without the sequence's colour. */
  readonly plain?: boolean;
}

interface Props {
  readonly caption: string;
  readonly bars: readonly ValueBar[];
  /** Everybody, bars or not. */
  readonly total: number;
  readonly number: (n: number) => string;
  readonly percent: (share: number) => string;
}

/** Steps of the sequence for a few values that come in an order, grey for the rest; more of them look alike and go by their labels. */
const STEPS = ['s4', 's3', 's2'];

/** How many customers have each value: length, number and share say the same, so colour says nothing alone. */
export function ValueBars({ caption, bars, total, number, percent }: Props) {
  const longest = Math.max(1, ...bars.map((bar) => bar.count));
  const valued = bars.filter((bar) => !bar.plain).length;
  const step = (i: number): string => (valued > STEPS.length + 1 ? 's3' : (STEPS[i] ?? 'k'));
  return (
    <figure class="chart">
      <figcaption class="vh">{caption}</figcaption>
      <div class="bars">
        {bars.map(({ label, count, plain }, i) => (
          <Fragment key={i}>
            <span>{label}</span>
            <span class={`b ${plain ? 'k' : step(i)}`} style={{ '--v': `${(100 * count) / longest}%` }} aria-hidden="true" />
            <span>
              {number(count)} <span class="share">{percent(total === 0 ? 0 : count / total)}</span>
            </span>
          </Fragment>
        ))}
      </div>
    </figure>
  );
}
