import type { Link } from '../../engine/identity/index.ts';
import { drawGraph, SIZE } from './graph.ts';
import type { Outcome, Told } from './outcome.ts';
import type { IdentityView } from './view.ts';

interface Props {
  readonly view: IdentityView;
  readonly outcome: Outcome;
  readonly told: Told;
  /** The number by which a person is known in this picture. */
  readonly personOf: (record: string) => number;
  /** The two accounts that are asked about, and the way between them. */
  readonly asked: readonly [string, string];
  readonly chain: readonly Link[];
}

/** The accounts of a customer and what they share, as a net. A circle is an account and bears its person's number, a box is an identifier. */
export function ClusterGraph({ view, outcome, told, personOf, asked, chain }: Props) {
  const { words, ids } = view;
  const t = words.graph;
  const { dots, knots, lines, radius, left } = drawGraph(told.records, outcome.identity.values);
  const isOnChain = (record: string, value: { readonly type: string; readonly value: string }): boolean =>
    chain.some(({ from, to, by }) => (from === record || to === record) && by.type === value.type && by.value === value.value);
  return (
    <figure class="id-graph">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={t.says(told.records.length, told.people, knots.length)}>
        {lines.map(({ knot, dot, bend }) => {
          const [from, to] = [knots[knot], dots[dot]];
          return (
            from &&
            to && (
              <path
                key={`${from.id.type}:${from.id.value}:${to.record}`}
                class={isOnChain(to.record, from.id) ? 'on' : undefined}
                d={`M${from.x} ${from.y}Q${bend.x.toFixed(1)} ${bend.y.toFixed(1)} ${to.x} ${to.y}`}
              />
            )
          );
        })}
        {knots.map(({ id, x, y }) => (
          <g key={`${id.type}:${id.value}`} class="knot">
            <title>{`${ids.typeName(id.type)} ${id.value}`}</title>
            <rect x={x - 13} y={y - 8} width="26" height="16" rx="3" />
            <text x={x} y={y + 3.5}>
              {t.short[id.type as keyof typeof t.short] ?? id.type}
            </text>
          </g>
        ))}
        {dots.map(({ record, x, y }) => (
          <g key={record} class={asked.includes(record) ? 'dot asked' : 'dot'}>
            <title>{`${record} ${words.person(personOf(record))}`}</title>
            <circle cx={x} cy={y} r={radius} />
            <text x={x} y={y + radius / 3} font-size={radius === 12 ? 12 : 9}>
              {personOf(record)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {t.legend}
        {left > 0 && ` ${t.left(left)}`}
      </figcaption>
    </figure>
  );
}
