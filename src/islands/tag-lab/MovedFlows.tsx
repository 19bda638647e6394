import { type Migration, matrixOf, type State } from '../../engine/quality/migration.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { Flow, MovedWords } from './MovedPanel.tsx';
import type { LabView } from './view.ts';

interface Props {
  readonly tag: string;
  readonly migration: Migration;
  readonly stateName: (state: State | undefined) => string;
  readonly open: Flow | undefined;
  readonly onOpen: (flow: Flow | undefined) => void;
  readonly words: MovedWords;
  readonly view: LabView;
}

/** A table of more values than this is no longer read. */
const MOST_STATES = 9;
const MOST_FLOWS = 15;

/** From which value to which, and how many: a table, or the ways that most took where there are many values. */
export function MovedFlows(props: Props) {
  const { migration, words } = props;
  if (migration.states.length > MOST_STATES) return <FlowList {...props} />;
  return (
    <>
      <p class="small">{words.how}</p>
      <FlowTable {...props} />
    </>
  );
}

function FlowTable({ tag, migration, stateName, open, onOpen, words, view }: Props) {
  const { states, before, after } = migration;
  const matrix = matrixOf(migration);
  // Who came has no column to come to, and who left none to leave from.
  const rows = states.map((_, i) => i).filter((i) => (before[i] ?? 0) > 0);
  const columns = states.map((_, i) => i).filter((i) => (after[i] ?? 0) > 0);
  return (
    <ScrollRegion label={words.matrix(tag)}>
      <table class="num flows">
        <caption class="vh">{words.matrix(tag)}</caption>
        <thead>
          <tr>
            <td class="small">{words.corner}</td>
            {columns.map((to) => (
              <th key={to} scope="col" class="r">
                {stateName(states[to])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{stateName(states[from])}</th>
              {columns.map((to) => {
                const n = matrix[from]?.[to] ?? 0;
                return (
                  <td key={to} class={from === to ? 'r same' : 'r'}>
                    {from === to || n === 0 ? (
                      <span>{n === 0 ? '·' : view.format(n)}</span>
                    ) : (
                      <FlowButton flow={{ from, to }} n={n} label={view.format(n)} {...{ states, stateName, open, onOpen, words }} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function FlowList({ migration, stateName, open, onOpen, words, view }: Props) {
  const { states } = migration;
  const flows = migration.flows.filter(({ from, to }) => from !== to).toSorted((a, b) => b.count - a.count);
  const rest = flows.slice(MOST_FLOWS);
  const left = rest.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ul class="facts">
        {flows.slice(0, MOST_FLOWS).map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>
            <FlowButton
              flow={{ from, to }}
              n={count}
              label={words.flow(stateName(states[from]), stateName(states[to]), count)}
              {...{ states, stateName, open, onOpen, words, view }}
            />
          </li>
        ))}
      </ul>
      {rest.length > 0 && <p class="small">{words.others(rest.length, left)}</p>}
    </>
  );
}

interface ButtonProps extends Pick<Props, 'stateName' | 'open' | 'onOpen' | 'words'> {
  readonly flow: Flow;
  readonly n: number;
  readonly label: string;
  readonly states: readonly State[];
}

function FlowButton({ flow, n, label, states, stateName, open, onOpen, words }: ButtonProps) {
  const isOpen = open?.from === flow.from && open.to === flow.to;
  return (
    <button
      type="button"
      class="row-button"
      aria-expanded={isOpen}
      aria-label={words.cell(stateName(states[flow.from]), stateName(states[flow.to]), n)}
      onClick={() => onOpen(isOpen ? undefined : flow)}
    >
      {label}
    </button>
  );
}
