import type { Level } from '../../course/calibration.ts';
import type { ProgressWords } from './ProgressPage.tsx';

interface Props {
  readonly levels: readonly Level[];
  readonly label: string;
  readonly words: ProgressWords['calibration'];
}

const SIZE = 240;
const LEFT = 40;
const BOTTOM = 34;
const TOP = 24;
const x = (share: number): number => LEFT + share * SIZE;
const y = (share: number): number => TOP + (1 - share) * SIZE;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A point a confidence, as large as it has guesses; the slanted line is where confidence comes true. */
export function CalibrationChart({ levels, label, words }: Props) {
  const most = Math.max(...levels.map(({ count }) => count));
  return (
    <svg viewBox={`0 0 ${LEFT + SIZE + 14} ${TOP + SIZE + BOTTOM}`} role="img" aria-label={label}>
      {TICKS.map((share) => (
        <g key={share}>
          <line class="grid" x1={x(share)} x2={x(share)} y1={y(0)} y2={y(1)} />
          <line class="grid" x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
          <text x={x(share)} y={y(0) + 14} text-anchor="middle">
            {words.percent(share)}
          </text>
          <text x={x(0) - 5} y={y(share) + 4} text-anchor="end">
            {words.percent(share)}
          </text>
        </g>
      ))}
      <line class="ideal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {levels.map(({ confidence, count, right }) => (
        <circle key={confidence} cx={x(confidence)} cy={y(right / count)} r={5 + 7 * Math.sqrt(count / most)} />
      ))}
      <text class="axis" x={x(0.5)} y={y(0) + 30} text-anchor="middle">
        {words.sure}
      </text>
      <text class="axis" x={x(0) - 30} y={y(1) - 10}>
        {words.hit}
      </text>
    </svg>
  );
}
