import type { Literal } from '../../language/expression.ts';
import { daysOf, meantDay, numberOf, SPOKEN_BINDINGS, SPOKEN_MISSING } from '../notation.ts';
import type { Token } from '../tokenize.ts';
import { Stop, type Words } from './words.ts';

/** A number, with what stands behind it: `20%`, `5,000`, `5万`, `3 orders`. @param t comes next */
export function readNumber(words: Words, t: Token): Literal {
  words.skip();
  const digits = thousands(words, t);
  const next = words.next;
  if (next.kind === 'name') {
    const isNext = next.start === words.readTo(t.start);
    const read = numberOf(digits, next.text);
    const binds = Object.hasOwn(SPOKEN_BINDINGS, next.text) || Object.hasOwn(SPOKEN_MISSING, next.text);
    if (!binds && (read !== undefined || isNext || daysOf(digits + next.text) !== undefined)) {
      words.skip();
      words.slip(read?.what ?? 'unit', t.start, read?.instead);
      return { kind: 'literal', value: Number(read?.instead ?? digits), ...words.span(t.start) };
    }
  }
  if (digits !== t.text) words.slip('full-number', t.start, digits);
  const percent = words.take('symbol', '%') !== undefined;
  const value = percent ? Number(`${Number(digits)}e-2`) : Number(digits);
  if (!Number.isFinite(value)) throw new Stop(t.start, t.end, t.text, 'value');
  return { kind: 'literal', value, ...dayOf(words, t), ...words.span(t.start) };
}

/** A text without quotes cannot begin with one. */
function dayOf({ quote }: Words, { text, start }: Token): Pick<Literal, 'day'> {
  const day = start > 0 || quote !== "'" ? meantDay(text) : undefined;
  return day === undefined ? {} : { day: quote + day + quote };
}

/** The digits of `5,000`, where its comma can be no other. */
function thousands(words: Words, { text, end }: Token): string {
  let [digits, at] = [text, end];
  if (!/^\d{1,3}$/.test(text)) return text;
  for (;;) {
    const [comma, group] = [words.next, words.peek(1)];
    const isGroup = comma.text === ',' && comma.start === at && group?.start === comma.end && /^\d{3}(?:\.\d+)?$/.test(group.text);
    if (!isGroup || !group || (words.isListed && !/^0\d/.test(group.text))) return digits;
    words.skip(2);
    [digits, at] = [digits + group.text, group.end];
  }
}
