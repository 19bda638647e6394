import { Fragment } from 'preact';
import type { ExplainedStep, Explanation, Fact, NearestChange, ResolvedTags, Schema, Sentence } from '../../engine/index.ts';
import { rowCount } from '../../engine/language/rows.ts';
import { WholeDates } from '../lab/WholeDates.tsx';
import type { FactColumn } from './facts.ts';
import { NearestView } from './NearestView.tsx';
import { RuleView } from './RuleView.tsx';
import { SourceRows, Workings } from './SourceRows.tsx';
import { stepName } from './said-of-rule.ts';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

interface Props {
  readonly explanation: Explanation;
  readonly sentence: Sentence;
  readonly facts: readonly FactColumn[];
  readonly schema: Schema;
  /** What would give another value, once that has been looked for, and the tags that it was looked for in. */
  readonly nearest?: { readonly changes: readonly NearestChange[]; readonly tags: ResolvedTags } | undefined;
  readonly view: LabView;
}

/** Why one customer has one tag: the rule with this customer's numbers in it, and the rows behind the numbers. */
export function WhyPanel({ explanation, sentence, facts, schema, nearest, view }: Props) {
  const why = whyWords(view.language);
  const { customerId, known, rule, steps } = explanation;
  const gated = steps.some(({ role }) => role?.is === 'open');
  if (!known) return <p>{why.unknownCustomer}</p>;
  return (
    <section class="why" aria-label={why.title(customerId)}>
      <p class="head">{why.title(customerId)}</p>
      <RuleView rule={rule} sentence={gated ? NOT_SAID : sentence} facts={facts} explanation={explanation} view={view} />
      {steps.map((step) => (
        <Fragment key={step.code}>
          <p class="head">
            {why.step(
              stepName(step, view),
              view.value(step.rule.value, step.rule.value === null ? undefined : domainOf(step, sentence)[String(step.rule.value)]),
            )}
          </p>
          <RuleView
            rule={step.rule}
            sentence={saysItself(step) ? sentence : NOT_SAID}
            within={step.role?.is === 'score' ? 'score' : undefined}
            facts={facts}
            explanation={explanation}
            view={view}
          />
        </Fragment>
      ))}
      {nearest && <NearestView {...nearest} domain={sentence.domain} view={view} />}
      {explanation.facts.length > 0 && (
        <>
          <p class="head">{why.facts}</p>
          <Facts explained={explanation.facts} facts={facts} schema={schema} view={view} />
        </>
      )}
    </section>
  );
}

/** The steps that the sentence speaks of: what a gate lets through, and what bands are cut from. */
const saysItself = ({ role }: ExplainedStep): boolean => role?.is === 'open' || role?.is === 'score';
const domainOf = (step: ExplainedStep, { domain }: Sentence): Sentence['domain'] => (step.role?.is === 'score' ? {} : domain);

/** The other steps have no sentence: nobody wrote them. */
const NOT_SAID: Sentence = { code: '', name: { zh: '', en: '' }, domain: {}, lines: [] };

interface FactsProps extends Pick<Props, 'facts' | 'schema' | 'view'> {
  readonly explained: readonly Fact[];
}

/** What the rule looked at; numbers from the same rows stand together, with those rows once. */
function Facts({ explained, facts, schema, view }: FactsProps) {
  const why = whyWords(view.language);
  const sources = new Map<string, Fact[]>();
  for (const fact of explained) {
    const { measure } = fact;
    const key = measure ? JSON.stringify([measure.table, measure.start, measure.end, measure.rows.values]) : fact.name;
    sources.set(key, [...(sources.get(key) ?? []), fact]);
  }
  return (
    <ul class="facts">
      {[...sources].map(([key, group]) => {
        const measure = group[0]?.measure;
        const table = measure && schema.tables[measure.table];
        const count = measure ? rowCount(measure.rows) : 0;
        return (
          <li key={key}>
            {group.map((fact, i) => (
              <Fragment key={fact.name}>
                {i > 0 && view.words.tagLab.say.next}
                {view.label(fact.label)} <b>{view.fact(fact.value, facts.find((f) => f.id === fact.name) ?? {})}</b>
              </Fragment>
            ))}
            {measure && table && (
              <span class="because">
                <WholeDates
                  text={why.because(count === 0 ? why.noRows : why.rows(view.label(table.label), count, measure.start, measure.end))}
                />
              </span>
            )}
            {measure && table && count > 0 && <SourceRows rows={measure.rows} table={table} view={view} />}
            {group.map(
              (fact) => fact.workings && rowCount(fact.workings) > 0 && <Workings key={fact.name} rows={fact.workings} view={view} />,
            )}
          </li>
        );
      })}
    </ul>
  );
}
