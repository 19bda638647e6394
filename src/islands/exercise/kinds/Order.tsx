import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { idsOf } from '../../../grading/answer.ts';
import { MarkedLine } from '../MarkedText.tsx';
import type { FieldProps } from './field.ts';
import { Grip } from './Grip.tsx';
import { plainText } from './plain-text.ts';
import { useDrag } from './use-drag.ts';

/** Items to be put in order: by dragging, by arrows, or by choosing the place. */
export function OrderField({ ask, answer, words, onAnswer }: FieldProps<'order'>) {
  const t = words.exercise.order;
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  /** Whoever moved an item by its arrow goes on with the same arrow. */
  const focus = useRef<string>();
  const given = idsOf(answer);
  const ids = given.length === ask.items.length ? given : ask.items.map(({ id }) => id);
  const items = ids.flatMap((id) => ask.items.filter((item) => item.id === id));
  const move = (id: string, to: number) => {
    const at = Math.max(0, Math.min(items.length - 1, to));
    const others = ids.filter((each) => each !== id);
    onAnswer([...others.slice(0, at), id, ...others.slice(at)]);
    setSaid(t.moved(plainText(items.find((item) => item.id === id)?.text ?? ''), at + 1, items.length));
  };
  const { dragged, over, handle } = useDrag((id, place) => move(id, ids.indexOf(place)));
  useLayoutEffect(() => {
    if (focus.current === undefined) return;
    const wanted = list.current?.querySelector<HTMLButtonElement>(`[data-button="${focus.current}"]`);
    // At the end of the list its arrow is off; the other one of the pair is beside it.
    const other = wanted?.parentElement?.querySelector<HTMLButtonElement>('button:not(:disabled)');
    (wanted?.disabled === false ? wanted : other)?.focus();
    focus.current = undefined;
  });
  const arrow = (id: string, text: string, at: number, by: -1 | 1) => {
    const to = at + by;
    const name = `${by < 0 ? 'up' : 'down'}-${id}`;
    return (
      <button
        type="button"
        class="btn small arrow"
        data-button={name}
        aria-label={(by < 0 ? t.up : t.down)(plainText(text))}
        disabled={to < 0 || to >= items.length}
        onClick={() => {
          focus.current = name;
          move(id, to);
        }}
      >
        <span aria-hidden="true">{by < 0 ? '↑' : '↓'}</span>
      </button>
    );
  };
  return (
    <div class="places ordering">
      <p class="small">{t.how}</p>
      <ol class="cards" ref={list} aria-label={t.list}>
        {items.map((item, at) => (
          <li
            class="card"
            key={item.id}
            data-thing={item.id}
            data-place={item.id}
            data-dragged={dragged === item.id}
            data-over={over === item.id}
          >
            <Grip {...handle(item.id)} />
            <select
              aria-label={t.to(plainText(item.text))}
              value={at}
              onChange={(event) => move(item.id, Number(event.currentTarget.value))}
            >
              {items.map((_, i) => (
                <option key={i} value={i}>
                  {i + 1}
                </option>
              ))}
            </select>
            <span class="card-text">
              <MarkedLine text={item.text} />
            </span>
            <span class="arrows">
              {arrow(item.id, item.text, at, -1)}
              {arrow(item.id, item.text, at, 1)}
            </span>
          </li>
        ))}
      </ol>
      <p class="vh" role="status">
        {said}
      </p>
    </div>
  );
}
