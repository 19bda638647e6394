import { useMemo, useState } from 'preact/hooks';
import type { Schema, Sentence } from '../../engine/index.ts';
import type { Language } from '../../i18n/language.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { Strong } from '../lab/Strong.tsx';
import type { FactColumn } from '../tag-lab/facts.ts';
import { labView } from '../tag-lab/view.ts';
import { HandCard } from './HandCard.tsx';
import type { HandCustomer } from './hand-customers.ts';

interface Props {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly dataset: string;
  readonly asOf: string;
  readonly customers: readonly HandCustomer[];
  readonly sentence: Sentence;
  readonly facts: readonly FactColumn[];
  readonly schema: Schema;
}

/** First a person tags a few customers by feeling; then the rule tags the same ones, and where they part it says why. */
export default function HandTag({ id, language, title, dataset, asOf, customers, sentence, facts, schema }: Props) {
  const view = useMemo(() => labView(language), [language]);
  const { lab, handTag } = view.words;
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [ruled, setRuled] = useState(false);
  const [asked, setAsked] = useState<string>();
  const done = customers.filter((customer) => customer.id in given);
  const same = done.filter((customer) => given[customer.id] === String(customer.value)).length;
  const footer = !ruled || done.length === 0 ? handTag.progress(done.length, customers.length) : handTag.agreed(done.length, same);
  return (
    <LabFrame
      id={id}
      words={lab}
      title={title}
      meta={lab.meta(dataset, customers.length, asOf)}
      busy={false}
      onRun={() => setRuled(done.length > 0)}
      onStop={() => {}}
      layout="one"
      tools={
        <button
          type="button"
          class="btn quiet"
          onClick={() => {
            setGiven({});
            setRuled(false);
            setAsked(undefined);
          }}
        >
          {lab.reset}
        </button>
      }
      set={
        <ol class="hand">
          {customers.map((customer) => (
            <HandCard
              key={customer.id}
              name={`${id}-${customer.id}`}
              customer={customer}
              sentence={sentence}
              facts={facts}
              schema={schema}
              view={view}
              given={given[customer.id]}
              ruled={ruled}
              open={asked === customer.id}
              onGive={(value) => setGiven({ ...given, [customer.id]: value })}
              onAsk={() => setAsked(asked === customer.id ? undefined : customer.id)}
            />
          ))}
        </ol>
      }
      footer={
        <p role="status">
          <Strong text={footer} />
        </p>
      }
    />
  );
}
