import type { RuleExplanation, Sentence, TruthNode } from '../../engine/index.ts';
import { spoken } from './said-of-rule.ts';
import { type Known, TruthView } from './TruthView.tsx';

interface Props extends Known {
  /** `if(what the gate asks, the value, none)`. */
  readonly rule: RuleExplanation;
  readonly sentence: Sentence;
}

/** What a gate asks of a customer, part by part, in the words of its sentence. */
export function GateView({ rule, sentence, ...known }: Props) {
  const [choice] = rule.kind === 'value' ? rule.choices : [];
  if (!choice) return null;
  const { condition } = choice;
  const parts = condition.operator === 'and' ? condition.children : [condition];
  return (
    <ul class="tree">
      {parts.map((part, i) => (
        <TruthView key={i} node={part} said={saidOf(part, sentence, known)} {...known} />
      ))}
    </ul>
  );
}

/** A gate asks three things at most, and each of them looks at something of its own. */
function saidOf(part: TruthNode, { lines }: Sentence, { view }: Known): string | undefined {
  const gate = lines.find((line) => line.role === 'gate');
  if (!gate) return undefined;
  const { consent, minAge, minGroup, unknownAge } = gate;
  const only = (kept: Partial<typeof gate>): string => spoken(view.sayer.asked({ role: 'gate', unknownAge, ...kept }), view);
  if (part.text.startsWith('group_size(')) return minGroup === undefined ? undefined : only({ minGroup });
  if (part.text.includes('age(')) return minAge === undefined ? undefined : only({ minAge });
  return consent && only({ consent });
}
