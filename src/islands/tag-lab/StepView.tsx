import type { ExplainedStep, RuleExplanation, Sentence } from '../../engine/index.ts';
import { GateView } from './GateView.tsx';
import { RuleView } from './RuleView.tsx';
import { spoken, stepName } from './said-of-rule.ts';
import type { Known } from './TruthView.tsx';
import type { LabView } from './view.ts';
import { WorkedView } from './WorkedView.tsx';
import { whyWords } from './why-words.ts';

interface Props extends Known {
  readonly step: ExplainedStep;
  readonly sentence: Sentence;
}

/** A step on the way that nobody wrote: what it came to, and how, as far as that is not said elsewhere. */
export function StepView({ step, sentence, ...known }: Props) {
  const { view } = known;
  const { value } = step.rule;
  const label = step.role?.is === 'open' && value !== null ? sentence.domain[String(value)] : undefined;
  return (
    <>
      <p class="head">{whyWords(view.language).step(stepName(step, view), view.value(value, label))}</p>
      <How step={step} sentence={sentence} {...known} />
    </>
  );
}

function How({ step, sentence, ...known }: Props) {
  const { role, rule } = step;
  const weights = sentence.lines.find((line) => line.role === 'weights');
  switch (role?.is) {
    case 'answered':
      return null;
    case 'distance':
      return rule.kind === 'value' ? <WorkedView worked={rule.worked} view={known.view} /> : null;
    case 'passed':
      return <GateView rule={rule} sentence={sentence} {...known} />;
    case 'logit':
      return weights ? <Formula text={spoken(known.view.sayer.line(weights), known.view)} rule={rule} view={known.view} /> : null;
    case 'score': {
      const isFormula = rule.kind === 'value' && rule.choices.length === 0;
      if (isFormula && role.of === 'linear' && weights) {
        return <Formula text={spoken(known.view.sayer.line(weights), known.view)} rule={rule} view={known.view} />;
      }
      // The formula of a chance is the model's own, and says nothing to who reads it.
      return isFormula || role.of === 'bgnbd' || role.of === 'gamma_gamma' ? null : (
        <RuleView rule={rule} sentence={sentence} within="score" {...known} />
      );
    }
    case 'open':
      return <RuleView rule={rule} sentence={sentence} {...known} />;
    default:
      return <RuleView rule={rule} sentence={NOT_SAID} {...known} />;
  }
}

interface FormulaProps {
  readonly text: string;
  readonly rule: RuleExplanation;
  readonly view: LabView;
}

/** A formula as the model has it, and with this customer's numbers. */
const Formula = ({ text, rule, view }: FormulaProps) => (
  <ul class="tree">
    <li>
      {text}
      {rule.kind === 'value' && <WorkedView worked={rule.worked} view={view} />}
    </li>
  </ul>
);

/** An input of a model has a name, and no sentence. */
const NOT_SAID: Sentence = { code: '', name: { zh: '', en: '' }, domain: {}, lines: [] };
