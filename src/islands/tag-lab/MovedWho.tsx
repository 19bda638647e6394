import { useEffect, useRef, useState } from 'preact/hooks';
import { eachOf, SEPARATOR } from '../../engine/language/several.ts';
import type { Migration, State } from '../../engine/quality/migration.ts';
import type { WhyMoved } from '../../engine/quality/why-moved.ts';
import { movedReason } from '../../i18n/moved-reason.ts';
import { factColumnOf } from './facts.ts';
import type { Flow, MovedWords } from './MovedPanel.tsx';
import { reasons, type Side } from './moving.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly code: string;
  readonly before: Side;
  readonly after: Side;
  readonly migration: Migration;
  readonly flow: Flow;
  readonly stateName: (state: State | undefined) => string;
  readonly words: MovedWords;
  readonly view: LabView;
}

/** So many at a time. */
const PAGE = 8;

/** The customers who went one way, each with the reason in a sentence. */
export function MovedWho({ code, before, after, migration, flow, stateName, words, view }: Props) {
  const [told, setTold] = useState<readonly WhyMoved[]>([]);
  const [wanted, setWanted] = useState(PAGE);
  const [failed, setFailed] = useState(false);
  const head = useRef<HTMLParagraphElement>(null);
  const customers = migration.moved.filter(({ from, to }) => from === flow.from && to === flow.to).map(({ customerId }) => customerId);
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    let isOver = false;
    const next = customers.slice(told.length, wanted);
    if (next.length === 0) return;
    reasons(code, next, before, after)
      .then((found) => {
        if (isOver) return;
        if (found.ok) setTold([...told, ...found.value]);
        else setFailed(true);
      })
      .catch(() => isOver || setFailed(true));
    return () => {
      isOver = true;
    };
  }, [wanted, told]);
  const { states } = migration;
  const left = customers.length - told.length;
  const isBusy = !failed && told.length < Math.min(wanted, customers.length);
  return (
    <section class="why">
      <p class="head" ref={head} tabIndex={-1}>
        {words.who(stateName(states[flow.from]), stateName(states[flow.to]), customers.length)}
      </p>
      <ul class="nearest">
        {told.map((one) => (
          <li key={one.customerId}>{words.one(one.customerId, reasonOf(one, after.tags, words, view))}</li>
        ))}
      </ul>
      {failed && <p role="alert">{words.failed}</p>}
      {isBusy && <p class="small">{words.working}</p>}
      {!isBusy && !failed && left > 0 && (
        <button type="button" class="btn small" onClick={() => setWanted(told.length + PAGE)}>
          {words.more(Math.min(PAGE, left))}
        </button>
      )}
    </section>
  );
}

function reasonOf(why: WhyMoved, tags: Side['tags'], words: MovedWords, view: LabView): string {
  const columnOf = (name: string) => {
    const tag = tags.tags.find((one) => one.code === name);
    if (tag) return { codes: tag.domain };
    return factColumnOf({ kind: 'measure', name }, tags) ?? factColumnOf({ kind: 'column', name }, tags) ?? {};
  };
  return movedReason(why, words, {
    label: (label) => view.label(label),
    name: (name) => {
      const column = columnOf(name);
      return 'label' in column ? column.label : undefined;
    },
    number: (n) => view.format(n),
    fact: (name, value) => {
      const column = columnOf(name);
      const several = typeof value === 'string' && 'codes' in column && column.codes !== undefined && value.includes(SEPARATOR);
      return several
        ? eachOf(value, true)
            .map((one) => view.fact(one, column))
            .join(view.words.tagLab.say.or)
        : view.fact(value, column);
    },
  });
}
