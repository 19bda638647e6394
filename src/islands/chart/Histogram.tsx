import { useEffect, useId, useRef } from 'preact/hooks';
import type { Drawn, HistogramData } from './draw-histogram.ts';

interface Props {
  readonly data: HistogramData;
  /** What the picture shows, in one computed sentence: all that a person hears who does not see it. */
  readonly says: string;
}

/** A histogram on a canvas. The drawing library is fetched when the first one appears. */
export function Histogram({ data, says }: Props) {
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const latest = useRef(data);
  latest.current = data;
  useEffect(() => {
    let gone = false;
    void import('./draw-histogram.ts').then(({ drawHistogram }) => {
      if (!gone && canvas.current) drawn.current = drawHistogram(canvas.current, latest.current);
    });
    return () => {
      gone = true;
      drawn.current?.destroy();
    };
  }, []);
  useEffect(() => drawn.current?.update(data), [data]);
  return (
    <figure class="chart">
      <div class="canvas">
        <canvas ref={canvas} role="img" aria-labelledby={id} />
      </div>
      <figcaption id={id}>{says}</figcaption>
    </figure>
  );
}
