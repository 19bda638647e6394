import { useState } from 'preact/hooks';
import { wordsOf } from '../../../grading/answer.ts';
import type { ItemView } from '../../../grading/view.ts';
import { MarkedLine } from '../MarkedText.tsx';
import type { FieldProps } from './field.ts';
import { Grip } from './Grip.tsx';
import { plainText } from './plain-text.ts';
import { useDrag } from './use-drag.ts';

const POOL = '';

/** Items to be put into groups: by dragging, by clicking an item and then a group, or by each item's list. */
export function ClassifyField({ id, ask, answer, words, onAnswer }: FieldProps<'classify'>) {
  const t = words.exercise.places;
  const [picked, setPicked] = useState<string>();
  const [said, setSaid] = useState('');
  const where = wordsOf(answer);
  const nameOf = (list: readonly ItemView[], item: string) => plainText(list.find((each) => each.id === item)?.text ?? '');
  const put = (item: string, group: string) => {
    const { [item]: _, ...others } = where;
    onAnswer(group === POOL ? others : { ...others, [item]: group });
    setPicked(undefined);
    setSaid(group === POOL ? t.returned(nameOf(ask.items, item)) : t.moved(nameOf(ask.items, item), nameOf(ask.groups, group)));
  };
  const { dragged, over, handle } = useDrag(put);
  const pick = (item: string) => {
    const next = picked === item ? undefined : item;
    setPicked(next);
    setSaid(next === undefined ? '' : t.picked(nameOf(ask.items, item)));
  };
  const card = (item: ItemView) => (
    <li class="card" key={item.id} data-thing={item.id} data-picked={picked === item.id} data-dragged={dragged === item.id}>
      <Grip {...handle(item.id)} />
      <button type="button" class="card-text" aria-pressed={picked === item.id} onClick={() => pick(item.id)}>
        <MarkedLine text={item.text} />
      </button>
      <select
        aria-label={t.choose(plainText(item.text))}
        value={where[item.id] ?? POOL}
        onChange={(event) => put(item.id, event.currentTarget.value)}
      >
        <option value={POOL}>{t.none}</option>
        {ask.groups.map((group) => (
          <option key={group.id} value={group.id}>
            {plainText(group.text)}
          </option>
        ))}
      </select>
    </li>
  );
  const left = ask.items.filter((item) => where[item.id] === undefined);
  return (
    <div class="places" data-picking={picked !== undefined}>
      <p class="small">{t.how}</p>
      <section class="pool" data-place={POOL} data-over={over === POOL} aria-labelledby={`${id}-pool`}>
        <h4 id={`${id}-pool`}>{t.pool}</h4>
        {left.length === 0 ? <p class="small">{t.emptyPool}</p> : <ul class="cards">{left.map(card)}</ul>}
      </section>
      <div class="groups">
        {ask.groups.map((group) => {
          const own = ask.items.filter((item) => where[item.id] === group.id);
          return (
            <section class="group" key={group.id} data-place={group.id} data-over={over === group.id} aria-labelledby={`${id}-${group.id}`}>
              <h4 id={`${id}-${group.id}`}>
                <MarkedLine text={group.text} />
              </h4>
              {picked !== undefined && (
                <button type="button" class="btn small put" onClick={() => put(picked, group.id)}>
                  {t.put(plainText(group.text))}
                </button>
              )}
              {own.length === 0 ? <p class="small">{t.emptyGroup}</p> : <ul class="cards">{own.map(card)}</ul>}
            </section>
          );
        })}
      </div>
      <p class="vh" role="status">
        {said}
      </p>
    </div>
  );
}
