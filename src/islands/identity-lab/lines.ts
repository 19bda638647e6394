import type { Dot, Knot } from './graph.ts';

/** From what is shared to an account; bent where the straight way would lead behind a sign that it has nothing to do with. */
export interface Line {
  readonly knot: number;
  readonly dot: number;
  /** Where it is drawn to on its way, as a quadratic curve is. */
  readonly bend: Point;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Half the size of a box, with a little air. */
const [HALF_WIDTH, HALF_HEIGHT] = [15, 10];
const AIR = 2;
const STEPS = 32;
/** How far off the straight way a line may swing, the nearest first. */
const SWINGS = [0, 14, 22, 30, 40, 52, 66, 82, 100, 120].flatMap((far) => [far, -far]);
/** Where on its way it swings widest. */
const TURNS = [0.5, 0.3, 0.7];

/** How many points of a curve lie on signs that it has nothing to do with. */
function hidden(from: Point, bend: Point, to: Point, boxes: readonly Point[], circles: readonly Point[], radius: number): number {
  let count = 0;
  for (let i = 1; i < STEPS; i++) {
    const t = i / STEPS;
    const at = (a: number, b: number, c: number): number => (1 - t) * (1 - t) * a + 2 * t * (1 - t) * b + t * t * c;
    const [x, y] = [at(from.x, bend.x, to.x), at(from.y, bend.y, to.y)];
    const isOnBox = boxes.some((box) => Math.abs(box.x - x) < HALF_WIDTH && Math.abs(box.y - y) < HALF_HEIGHT);
    if (isOnBox || circles.some((circle) => Math.hypot(circle.x - x, circle.y - y) < radius + AIR)) count++;
  }
  return count;
}
const halfWay = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Whether a straight line leads behind a box. */
export const isBehind = (from: Point, to: Point, box: Point): boolean => hidden(from, halfWay(from, to), to, [box], [], 0) > 0;

/** Draws every line so that it leads behind no sign but its own two, wherever there is such a way. */
export function linesOf(knots: readonly Knot[], dots: readonly Dot[], radius: number): readonly Line[] {
  return knots.flatMap((knot, k) =>
    knot.dots.flatMap((d): readonly Line[] => {
      const dot = dots[d];
      if (!dot) return [];
      const boxes = knots.filter((other) => other !== knot);
      const circles = dots.filter((other) => other !== dot);
      let best: { readonly bend: Point; readonly count: number } | undefined;
      for (const bend of bendsBetween(knot, dot)) {
        const count = hidden(knot, bend, dot, boxes, circles, radius);
        if (!best || count < best.count) best = { bend, count };
        if (count === 0) break;
      }
      return best ? [{ knot: k, dot: d, bend: best.bend }] : [];
    }),
  );
}

function bendsBetween(from: Point, to: Point): readonly Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return SWINGS.flatMap((far) =>
    TURNS.map((turn) => ({ x: from.x + turn * dx - (far * dy) / length, y: from.y + turn * dy + (far * dx) / length })),
  );
}
