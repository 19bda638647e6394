import type { Explanation, Phrase, RuleExplanation, Sentence, TruthNode, Value } from '../../engine/index.ts';
import type { FactColumn } from './facts.ts';
import { ScoreView } from './ScoreView.tsx';
import { readable, type Said, saidOfRule, spoken } from './said-of-rule.ts';
import type { LabView } from './view.ts';
import { type WhyWords, whyWords } from './why-words.ts';

interface RuleProps {
  readonly rule: RuleExplanation;
  readonly sentence: Sentence;
  readonly facts: readonly FactColumn[];
  readonly explanation: Explanation;
  /** The step that bands are cut from, where the rule is that. */
  readonly within?: 'score' | undefined;
  readonly view: LabView;
}

/** How a rule came to its value, with this customer's own numbers beside every condition. */
export function RuleView({ rule, sentence, facts, explanation, within, view }: RuleProps) {
  const why = whyWords(view.language);
  const known = { facts, explanation, view };
  const named = (value: Value): string => view.value(value, value === null ? undefined : sentence.domain[String(value)]);
  switch (rule.kind) {
    case 'cases': {
      const said = saidOfRule(sentence, 'cases', rule.cases.length, within, view);
      return (
        <ol class="tree">
          {rule.cases.map(({ condition, value, state }, i) => (
            <li key={i} class={state === 'not-reached' ? 'not-reached' : undefined}>
              <span class={state === 'not-reached' ? undefined : markOf(condition.truth)}>
                {why.rule(i + 1)} → {named(value)}
                <span class="because"> {stateText(state, condition.truth, why)}</span>
              </span>
              {state !== 'not-reached' && (
                <ul>
                  <TruthView node={condition} said={said[i]} {...known} />
                </ul>
              )}
            </li>
          ))}
          {rule.fellThrough && <li class="because">{rule.value === null ? why.nothing : `${why.fellThrough} → ${named(rule.value)}`}</li>}
        </ol>
      );
    }
    case 'value': {
      const phrase = sentence.lines.find((line) => line.role === 'value')?.of;
      const said = saidOfRule(sentence, 'choices', rule.choices.length, within, view);
      // What is nothing but a fact stands among the facts.
      const isFact = explanation.facts.some(({ name }) => name === rule.text);
      if (!rule.truth && rule.choices.length === 0 && isFact) return null;
      return (
        <ul class="tree">
          {rule.truth && <TruthView node={rule.truth} said={phrase} {...known} />}
          {!rule.truth && rule.choices.length === 0 && (
            <li>{phrase ? spokenPhrase(phrase, view) : readable(rule.text, explanation, view)}</li>
          )}
          {rule.choices.map(({ condition, value }, i) => (
            <li key={i}>
              <span class={markOf(condition.truth)}>→ {named(value)}</span>
              <ul>
                <TruthView node={condition} said={said[i]} {...known} />
              </ul>
            </li>
          ))}
        </ul>
      );
    }
    case 'column':
      return (
        <ul class="tree">
          <li>{rule.raw === null ? why.missingRaw : why.raw(String(rule.raw))}</li>
          {rule.cleaned !== rule.raw && <li>{why.cleaned(String(rule.cleaned))}</li>}
        </ul>
      );
    case 'bin':
      return (
        <ul class="tree">
          <ScoreView score={rule.score} isBand {...known} />
        </ul>
      );
    case 'rfm':
      return (
        <ul class="tree">
          {rule.scores.map((score) => (
            <ScoreView key={score.text} score={score} {...known} />
          ))}
          {rule.code !== null && <li>{why.code(rule.code)}</li>}
        </ul>
      );
  }
}

type Known = Pick<RuleProps, 'facts' | 'explanation' | 'view'>;

/** A condition with its mark, and under it its parts. A phrase has the same shape as the truth: both flatten `and` and `or`. */
function TruthView({ node, said, ...known }: Known & { readonly node: TruthNode; readonly said: Said }) {
  const { explanation, view } = known;
  const why = whyWords(view.language);
  const phrase = typeof said === 'object' ? said : undefined;
  const text = typeof said === 'string' ? said : phrase ? spokenPhrase(phrase, view) : readable(node.text, explanation, view);
  const line = (because: string) => (
    <span class={markOf(node.truth)}>
      <span class="vh">{why.truth[`${node.truth ?? 'unknown'}`]} </span>
      {text}
      {because !== '' && <span class="because"> {because}</span>}
    </span>
  );
  const [only] = node.children;
  // A phrase that says the opposite of a comparison says the "not" with it, and a text says all parts at once.
  const isLeaf =
    node.operator === 'leaf' || typeof said === 'string' || (node.operator === 'not' && phrase !== undefined && phrase.say !== 'not');
  if (isLeaf) {
    const compared = node.operator === 'not' && only?.operator === 'leaf' ? only : node;
    return <li>{line(values(compared, phrase, known))}</li>;
  }
  const parts = node.children.map((child, i) => <TruthView key={i} node={child} said={partsOf(phrase)[i]} {...known} />);
  if (node.operator === 'and') return <>{parts}</>;
  return (
    <li>
      {line('')}
      <ul>{parts}</ul>
    </li>
  );
}

function partsOf(phrase: Phrase | undefined): readonly Phrase[] {
  if (phrase?.say === 'not') return [phrase.of];
  return phrase?.say === 'all' || phrase?.say === 'any' ? phrase.of : [];
}

const spokenPhrase = (phrase: Phrase, view: LabView): string => spoken(view.sayer.phrase(phrase), view);

/** This customer's side of a comparison. */
function values(node: TruthNode, phrase: Phrase | undefined, { facts, explanation, view }: Known): string {
  const why = whyWords(view.language);
  const shown = node.values.flatMap(({ name, value }) => {
    const ranked = /^pct_rank\((.+)\)$/.exec(name)?.[1];
    const column = facts.find((f) => f.id === (ranked ?? name));
    if (ranked === undefined) return [view.fact(value, column ?? {})];
    const own = explanation.facts.find((f) => f.name === ranked)?.value ?? null;
    if (typeof value !== 'number') return [view.fact(own, column ?? {})];
    const fromTop = phrase?.say !== 'bottom';
    const share = view.words.lab.percent(Math.max(0.01, fromTop ? 1 - value : value));
    return [`${view.fact(own, column ?? {})}${view.words.tagLab.say.or}${why.rank[fromTop ? 'top' : 'bottom'](share)}`];
  });
  return shown.length === 0 ? '' : why.here(shown.join(view.words.tagLab.say.or));
}

const markOf = (truth: boolean | null): 'yes' | 'no' | 'unknown' => (truth === null ? 'unknown' : truth ? 'yes' : 'no');

function stateText(state: 'matched' | 'passed-over' | 'not-reached', truth: boolean | null, why: WhyWords): string {
  if (state === 'matched') return why.matched;
  if (state === 'not-reached') return why.notReached;
  return truth === null ? why.unknown : why.passedOver;
}
