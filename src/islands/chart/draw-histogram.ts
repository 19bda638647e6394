import { BarController, BarElement, Chart, LinearScale, type Plugin, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, LinearScale, Tooltip);

export interface HistogramData {
  /** Where each bar begins, ascending and evenly spaced; all bars are as wide as the first. */
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  /** What each bar holds, in words. */
  readonly labels: readonly string[];
  /** Values at which a line is drawn. */
  readonly lines: readonly number[];
  readonly xTitle: string;
  readonly yTitle: string;
}

/** A drawn histogram. */
export interface Drawn {
  update(data: HistogramData): void;
  destroy(): void;
}

/** The colours of the page as the browser resolves them; a canvas cannot read a custom property. */
function colours(host: HTMLElement): Readonly<Record<'bar' | 'edge' | 'line' | 'grid' | 'text' | 'sheet', string>> {
  const probe = document.createElement('span');
  host.append(probe);
  const of = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = { bar: of('--s3'), edge: of('--s4'), line: of('--accent'), grid: of('--line'), text: of('--ink-2'), sheet: of('--sheet') };
  probe.remove();
  return found;
}

/** Draws even bars over a continuous axis, with lines where a score changes. */
export function drawHistogram(canvas: HTMLCanvasElement, data: HistogramData): Drawn {
  const host = canvas.parentElement ?? document.body;
  let shown = data;
  let chart = draw();
  const redraw = (): void => {
    chart.destroy();
    chart = draw();
  };
  const themes = new MutationObserver(redraw);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', redraw);

  function draw(): Chart<'bar', { x: number; y: number }[]> {
    const paint = colours(host);
    const { starts, counts, lines, xTitle, yTitle } = shown;
    const width = (starts[1] ?? (starts[0] ?? 0) + 1) - (starts[0] ?? 0);
    const font = { family: getComputedStyle(host).fontFamily, size: 12 };
    const cuts: Plugin<'bar'> = {
      id: 'cuts',
      afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
        const x = scales['x'];
        if (!x) return;
        ctx.save();
        ctx.strokeStyle = paint.line;
        ctx.lineWidth = 2;
        for (const line of lines) {
          const at = x.getPixelForValue(Math.min(line, x.max));
          ctx.beginPath();
          ctx.moveTo(at, chartArea.top);
          ctx.lineTo(at, chartArea.bottom);
          ctx.stroke();
        }
        ctx.restore();
      },
    };
    return new Chart(canvas, {
      type: 'bar',
      data: {
        datasets: [
          {
            data: starts.map((start, i) => ({ x: start + width / 2, y: counts[i] ?? 0 })),
            backgroundColor: paint.bar,
            borderColor: paint.edge,
            borderWidth: 1,
            borderSkipped: 'bottom',
            barPercentage: 1,
            categoryPercentage: 0.94,
          },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: {
            type: 'linear',
            offset: false,
            min: starts[0] ?? 0,
            max: (starts.at(-1) ?? 0) + width,
            title: { display: true, text: xTitle, color: paint.text, font },
            grid: { display: false },
            border: { color: paint.text },
            ticks: { color: paint.text, font, maxTicksLimit: 8 },
          },
          y: {
            title: { display: true, text: yTitle, color: paint.text, font },
            grid: { color: paint.grid },
            border: { display: false },
            ticks: { color: paint.text, font, maxTicksLimit: 5, precision: 0 },
          },
        },
        plugins: {
          tooltip: {
            displayColors: false,
            callbacks: {
              title: ([item]) => shown.labels[item?.dataIndex ?? 0] ?? '',
              label: (item) => String(shown.counts[item.dataIndex]),
            },
          },
        },
      },
      plugins: [cuts],
    });
  }

  return {
    update: (next) => {
      shown = next;
      redraw();
    },
    destroy: () => {
      themes.disconnect();
      system.removeEventListener('change', redraw);
      chart.destroy();
    },
  };
}
