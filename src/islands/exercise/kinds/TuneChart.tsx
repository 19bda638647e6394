import { amount } from '../../../grading/kinds/tune/amount.ts';
import type { TuneView } from '../../../grading/view.ts';
import type { PanelWords } from '../words.ts';

const [WIDTH, HEIGHT] = [640, 250];
/** Room for the words of a phone, which are larger in the drawing's own measure. */
const EDGE = { left: 84, right: 16, top: 20, bottom: 40 };

interface Point {
  readonly x: number;
  readonly y: number;
}
const curveOf = ({ points }: TuneView, metric: string): Point[] =>
  points.flatMap(({ at, values }) => {
    const y = values[metric];
    return typeof y === 'number' ? [{ x: at, y }] : [];
  });

interface Props {
  readonly ask: TuneView;
  readonly at: number | undefined;
  readonly words: PanelWords;
}

/** The curve of what is to be best, and where the line stands on it; all its numbers are in the table below. */
export function TuneChart({ ask, at, words }: Props) {
  const t = words.exercise.tune;
  const metric = ask.metrics.find(({ id }) => id === ask.aim);
  const values = curveOf(ask, ask.aim);
  const [first, last] = [values[0], values.at(-1)];
  if (metric === undefined || first === undefined || last === undefined) return null;
  const ys = values.map(({ y }) => y);
  const short = (label: string): string => label.split(/[:：]/)[0] ?? label;
  const kept = ask.metrics.find(({ id, format }) => id === ask.keeping?.metric && id !== ask.aim && format === metric.format);
  const beside = kept === undefined ? [] : curveOf(ask, kept.id);
  const limit = kept === undefined ? undefined : (ask.keeping?.atLeast ?? ask.keeping?.atMost);
  const all = [...ys, ...beside.map((point) => point.y)];
  const [low, high] = [Math.min(0, ...all), Math.max(...all)];
  const x = (value: number) => EDGE.left + ((value - first.x) / (last.x - first.x || 1)) * (WIDTH - EDGE.left - EDGE.right);
  const y = (value: number) => HEIGHT - EDGE.bottom - ((value - low) / (high - low || 1)) * (HEIGHT - EDGE.top - EDGE.bottom);
  const pointsOf = (curve: readonly Point[]) => curve.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ');
  const shown = (value: number) => amount(value, metric.format);
  const here = at === undefined ? undefined : values.findLast((point) => point.x <= at);
  const summary = t.summary(short(metric.label), shown(Math.min(...ys)), shown(Math.max(...ys)));
  return (
    <figure class="tune-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t.chart(short(metric.label), ask.label)} ${summary}`}>
        {[low, high].map((value) => (
          <g key={value}>
            <line class="grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(value)} y2={y(value)} />
            <text class="tick" x={EDGE.left - 8} y={y(value) + 4} text-anchor="end">
              {shown(value)}
            </text>
          </g>
        ))}
        {[first.x, last.x].map((value, i) => (
          <text class="tick" key={value} x={x(value)} y={HEIGHT - 10} text-anchor={i === 0 ? 'start' : 'end'}>
            {value}
          </text>
        ))}
        {limit !== undefined && kept !== undefined && (
          <g>
            <line class="limit" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(limit)} y2={y(limit)} />
            <polyline class="beside" points={pointsOf(beside)} />
            <text class="of-beside" x={WIDTH - EDGE.right} y={y(limit) + 16} text-anchor="end">
              {`${short(kept.label)} ${ask.keeping?.atLeast === undefined ? t.limitMost(shown(limit)) : t.limit(shown(limit))}`}
            </text>
          </g>
        )}
        <polyline class="curve" points={pointsOf(values)} />
        <text class="of-curve" x={x(last.x) - 4} y={y(last.y) - 10} text-anchor="end">
          {short(metric.label)}
        </text>
        {here !== undefined && at !== undefined && (
          <g>
            <line class="here" x1={x(at)} x2={x(at)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />
            <circle class="here" cx={x(at)} cy={y(here.y)} r="5" />
            <text class="here-text" x={x(at)} y={HEIGHT - 10} text-anchor="middle">
              {Math.abs(x(at) - x(first.x)) > 40 && Math.abs(x(at) - x(last.x)) > 40 ? String(at) : ''}
            </text>
          </g>
        )}
      </svg>
      <figcaption class="small">{t.chart(short(metric.label), ask.label)}</figcaption>
    </figure>
  );
}
