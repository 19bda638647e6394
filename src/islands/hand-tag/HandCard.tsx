import type { Schema, Sentence } from '../../engine/index.ts';
import type { FactColumn } from '../tag-lab/facts.ts';
import { TagValue } from '../tag-lab/TagValue.tsx';
import type { LabView } from '../tag-lab/view.ts';
import { WhyPanel } from '../tag-lab/WhyPanel.tsx';
import type { HandCustomer } from './hand-customers.ts';

interface Props {
  readonly name: string;
  readonly customer: HandCustomer;
  readonly sentence: Sentence;
  readonly facts: readonly FactColumn[];
  readonly schema: Schema;
  readonly view: LabView;
  /** What the person says. */
  readonly given: string | undefined;
  /** Whether the rule has spoken. */
  readonly ruled: boolean;
  readonly open: boolean;
  readonly onGive: (value: string) => void;
  readonly onAsk: () => void;
}

/** One customer: what is known, what a person makes of it, and what the rule does. */
export function HandCard({ name, customer, sentence, facts, schema, view, given, ruled, open, onGive, onAsk }: Props) {
  const { handTag, tagLab } = view.words;
  const { id, value, explanation } = customer;
  const shown = ruled && given !== undefined;
  const same = given === String(value);
  return (
    <li class={shown && !same ? 'card differs' : 'card'}>
      <h3>{id}</h3>
      <dl>
        {customer.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <fieldset class="seg">
        <legend class="vh">{handTag.yours(id)}</legend>
        {Object.entries(sentence.domain).map(([key, label]) => (
          <label key={key}>
            <input type="radio" name={name} checked={given === key} onChange={() => onGive(key)} />
            <span>{view.label(label)}</span>
          </label>
        ))}
      </fieldset>
      {shown && (
        <p class="ruling">
          {same ? handTag.same : handTag.different}{' '}
          <TagValue value={value} label={sentence.domain[String(value)]} first={same} view={view} />
          <button type="button" class="row-button" aria-expanded={open} aria-label={tagLab.why.open(id)} onClick={onAsk}>
            {tagLab.why.short}
          </button>
        </p>
      )}
      {shown && open && <WhyPanel explanation={explanation} sentence={sentence} facts={facts} schema={schema} view={view} />}
    </li>
  );
}
