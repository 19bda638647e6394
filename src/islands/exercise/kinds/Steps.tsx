import { partsOf } from '../../../grading/answer.ts';
import { untouched } from '../../../grading/view.ts';
import { MarkedText } from '../MarkedText.tsx';
import type { FieldProps } from './field.ts';
import { AnyField } from './fields.tsx';

/** Step after step: those that are done, the one that is open, and the names of those to come. */
export function StepsField({ ask, answer, ...props }: FieldProps<'steps'>) {
  const t = props.words.exercise.steps;
  const parts = partsOf(answer);
  const open = openSteps(ask, parts);
  return (
    <ol class="steps">
      {ask.steps.map((step, i) => {
        const result = props.steps?.find(({ id }) => id === step.id)?.result;
        const isDone = i < open - 1 || result?.status === 'pass' || result?.status === 'self-assessed';
        return (
          <li key={step.id} data-state={i >= open ? 'locked' : isDone ? 'done' : 'open'}>
            <p class="kicker">
              {t.nth(i + 1, ask.steps.length)}
              {i >= open ? ` · ${t.locked}` : isDone ? ` · ✓ ${t.done}` : ''}
            </p>
            <h4>{step.title}</h4>
            {i < open && (
              <>
                <MarkedText text={step.task} />
                <AnyField
                  {...props}
                  id={`${props.id}-${step.id}`}
                  ask={step}
                  answer={parts[step.id] ?? untouched(step)}
                  issues={i === open - 1 ? props.issues : []}
                  onAnswer={(part) => props.onAnswer({ ...parts, [step.id]: part })}
                />
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** How many steps are open: the first, and every one that was opened by the one before it. */
export const openSteps = (ask: FieldProps<'steps'>['ask'], parts: ReturnType<typeof partsOf>): number =>
  Math.max(1, ask.steps.findLastIndex(({ id }) => parts[id] !== undefined) + 1);
