import { idsOf } from '../../../grading/answer.ts';
import { MarkedLine } from '../MarkedText.tsx';
import type { FieldProps } from './field.ts';

/** One option, or several. */
export function ChoiceField({ id, ask, answer, words, onAnswer }: FieldProps<'choice'>) {
  const chosen = idsOf(answer);
  const choose = (option: string, on: boolean) => {
    if (!ask.many) return onAnswer([option]);
    onAnswer(ask.options.filter((each) => (each.id === option ? on : chosen.includes(each.id))).map((each) => each.id));
  };
  return (
    <fieldset class="choices">
      <legend class="small">{ask.many ? words.exercise.choose.all : words.exercise.choose.one}</legend>
      {ask.options.map((option) => (
        <label class="choice" key={option.id}>
          <input
            type={ask.many ? 'checkbox' : 'radio'}
            name={id}
            value={option.id}
            checked={chosen.includes(option.id)}
            onChange={(event) => choose(option.id, event.currentTarget.checked)}
          />
          <span>
            <MarkedLine text={option.text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
