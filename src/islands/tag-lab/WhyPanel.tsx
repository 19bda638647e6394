import type { Explanation, Nearest, ResolvedTags, Schema, Sentence } from '../../engine/index.ts';
import { FactsView } from './FactsView.tsx';
import { type FactColumn, factColumnsOf } from './facts.ts';
import { GateView } from './GateView.tsx';
import { NearestView } from './NearestView.tsx';
import { RuleView } from './RuleView.tsx';
import { StepView } from './StepView.tsx';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

interface Props {
  readonly explanation: Explanation;
  readonly sentence: Sentence;
  /** What the tag reads itself. */
  readonly facts: readonly FactColumn[];
  readonly schema: Schema;
  /** The tags that were run, of which the explanation may speak too. */
  readonly tags?: ResolvedTags;
  /** What would give another value, once that has been looked for. */
  readonly nearest?: Nearest | undefined;
  readonly view: LabView;
}

/** Why one customer has one tag: the rule with this customer's numbers in it, and the rows behind the numbers. */
export function WhyPanel({ explanation, sentence, facts, schema, tags, nearest, view }: Props) {
  const why = whyWords(view.language);
  const { customerId, known, rule, steps } = explanation;
  if (!known) return <p>{why.unknownCustomer}</p>;
  const columns = tags ? [...facts, ...factColumnsOf(explanation.facts, tags)] : facts;
  const shown = { facts: columns, explanation, view };
  const gated = steps.some(({ role }) => role?.is === 'open');
  const listed = steps.map((step) => <StepView key={step.code} step={step} sentence={sentence} {...shown} />);
  return (
    <section class="why" aria-label={why.title(customerId)}>
      <p class="head">{why.title(customerId)}</p>
      {gated ? (
        <>
          {listed}
          <p class="head">{why.gate}</p>
          <GateView rule={rule} sentence={sentence} {...shown} />
        </>
      ) : (
        <>
          <RuleView rule={rule} sentence={sentence} {...shown} />
          {listed}
        </>
      )}
      {nearest && tags && <NearestView code={explanation.code} nearest={nearest} tags={tags} domain={sentence.domain} view={view} />}
      {explanation.facts.length > 0 && (
        <>
          <p class="head">{why.facts}</p>
          <FactsView explained={explanation.facts} facts={columns} schema={schema} view={view} />
        </>
      )}
    </section>
  );
}
