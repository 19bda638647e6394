import { MarkedLine } from './MarkedText.tsx';
import type { ExerciseView } from './view.ts';
import type { PanelWords } from './words.ts';

interface NumberProps {
  readonly view: Extract<ExerciseView, { kind: 'number' }>;
  readonly words: PanelWords;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function NumberField({ view, words, text, onText }: NumberProps) {
  return (
    <label class="answer-line">
      <span>{words.exercise.number}</span>
      <input type="text" inputMode="decimal" autocomplete="off" value={text} onInput={(event) => onText(event.currentTarget.value)} />
      {view.unit !== undefined && <span>{view.unit}</span>}
    </label>
  );
}

interface ChoiceProps {
  readonly view: Extract<ExerciseView, { kind: 'choice' }>;
  readonly words: PanelWords;
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}

export function ChoiceField({ view, words, chosen, onChosen }: ChoiceProps) {
  const choose = (id: string, on: boolean) => {
    if (!view.many) return onChosen([id]);
    onChosen(view.options.filter((option) => (option.id === id ? on : chosen.includes(option.id))).map((option) => option.id));
  };
  return (
    <fieldset class="choices">
      <legend class="small">{view.many ? words.exercise.choose.all : words.exercise.choose.one}</legend>
      {view.options.map(({ id, text }) => (
        <label class="choice" key={id}>
          <input
            type={view.many ? 'checkbox' : 'radio'}
            name={view.id}
            value={id}
            checked={chosen.includes(id)}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <span>
            <MarkedLine text={text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
