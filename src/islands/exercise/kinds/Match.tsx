import { useState } from 'preact/hooks';
import { wordsOf } from '../../../grading/answer.ts';
import { MarkedLine } from '../MarkedText.tsx';
import type { FieldProps } from './field.ts';
import { Grip } from './Grip.tsx';
import { plainText } from './plain-text.ts';
import { useDrag } from './use-drag.ts';

/** Partners to be found: by dragging, by clicking one on the right and then one on the left, or by the list beside each of the left. */
export function MatchField({ ask, answer, words, onAnswer }: FieldProps<'match'>) {
  const t = words.exercise.pairs;
  const [picked, setPicked] = useState<string>();
  const [said, setSaid] = useState('');
  const partner = wordsOf(answer);
  const leftText = (id: string) => plainText(ask.left.find((each) => each.id === id)?.text ?? '');
  const rightText = (id: string) => plainText(ask.right.find((each) => each.id === id)?.text ?? '');
  const pair = (right: string, left: string) => {
    // A partner belongs to one only: it leaves whoever had it.
    const kept = Object.entries(partner).filter(([id, other]) => id !== left && other !== right);
    onAnswer(Object.fromEntries(right === '' ? kept : [...kept, [left, right]]));
    setPicked(undefined);
    setSaid(right === '' ? words.exercise.places.returned(leftText(left)) : words.exercise.places.moved(rightText(right), leftText(left)));
  };
  const { dragged, over, handle } = useDrag(pair);
  const pick = (id: string) => {
    const next = picked === id ? undefined : id;
    setPicked(next);
    setSaid(next === undefined ? '' : words.exercise.places.picked(rightText(id)));
  };
  return (
    <div class="places pairs" data-picking={picked !== undefined}>
      <p class="small">{t.how}</p>
      <ul class="lefts">
        {ask.left.map((left) => (
          <li key={left.id} class="group" data-place={left.id} data-over={over === left.id}>
            <span class="left-text">
              <MarkedLine text={left.text} />
            </span>
            <select
              aria-label={t.choose(plainText(left.text))}
              value={partner[left.id] ?? ''}
              onChange={(event) => pair(event.currentTarget.value, left.id)}
            >
              <option value="">{t.none}</option>
              {ask.right.map((right) => (
                <option key={right.id} value={right.id}>
                  {plainText(right.text)}
                </option>
              ))}
            </select>
            {picked !== undefined && (
              <button type="button" class="btn small put" onClick={() => pair(picked, left.id)}>
                {t.here(plainText(left.text))}
              </button>
            )}
          </li>
        ))}
      </ul>
      <section class="pool" aria-label={t.right}>
        <h4>{t.right}</h4>
        <ul class="cards">
          {ask.right.map((right) => (
            <li
              class="card"
              key={right.id}
              data-thing={right.id}
              data-picked={picked === right.id}
              data-dragged={dragged === right.id}
              data-used={Object.values(partner).includes(right.id)}
            >
              <Grip {...handle(right.id)} />
              <button type="button" class="card-text" aria-pressed={picked === right.id} onClick={() => pick(right.id)}>
                <MarkedLine text={right.text} />
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p class="vh" role="status">
        {said}
      </p>
    </div>
  );
}
