import type { RuleExplanation, Sentence, Value } from '../../engine/index.ts';
import { ScoreView } from './ScoreView.tsx';
import { readable, saidOfRule, spoken } from './said-of-rule.ts';
import { type Known, markOf, spokenPhrase, TruthView } from './TruthView.tsx';
import { WorkedView } from './WorkedView.tsx';
import { type WhyWords, whyWords } from './why-words.ts';

interface RuleProps extends Known {
  readonly rule: RuleExplanation;
  readonly sentence: Sentence;
  /** The step that bands are cut from, where the rule is that. */
  readonly within?: 'score' | undefined;
}

/** How a rule came to its value, with this customer's own numbers beside every condition. */
export function RuleView({ rule, sentence, facts, explanation, within, view }: RuleProps) {
  const why = whyWords(view.language);
  const known = { facts, explanation, view };
  const named = (value: Value): string => view.value(value, value === null ? undefined : sentence.domain[String(value)]);
  switch (rule.kind) {
    case 'cases': {
      const said = saidOfRule(sentence, 'cases', rule.cases.length, within, view);
      // Bands with a rest leave out only who has no result.
      const none = sentence.lines.some(({ role }) => role === 'else') ? why.noResult : why.nothing;
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
          {rule.fellThrough && <li class="because">{rule.value === null ? none : `${why.fellThrough} → ${named(rule.value)}`}</li>}
        </ol>
      );
    }
    case 'value': {
      const said = saidOfRule(sentence, 'choices', rule.choices.length, within, view);
      // People are a condition, and stand after "if".
      const phrase = sentence.lines.flatMap((line) => (line.role === 'value' ? [line.of] : line.role === 'if' ? [line.when] : []))[0];
      const start = sentence.lines.find((line) => line.role === 'base');
      const earns = said.length > 0;
      // What is nothing but a fact stands among the facts.
      const isFact = explanation.facts.some(({ name }) => name === rule.text);
      if (!rule.truth && rule.choices.length === 0 && isFact) return null;
      return (
        <ul class="tree">
          {rule.truth && <TruthView node={rule.truth} said={phrase} {...known} />}
          {!rule.truth && rule.choices.length === 0 && (
            <li>
              {phrase ? spokenPhrase(phrase, view) : readable(rule.text, explanation, view)}
              <WorkedView worked={rule.worked} view={view} />
            </li>
          )}
          {earns && start && <li>{spoken(view.sayer.line(start), view)}</li>}
          {rule.choices.map(({ condition, value }, i) => {
            const gave = earns ? why.earned(view.format(value)) : `→ ${named(value)}`;
            const truth = { node: condition, said: said[i], ...known };
            // Who answered enough has a mean: it stands above already.
            if (within === 'score' && !earns) return <TruthView key={i} {...truth} />;
            if (earns && condition.operator === 'leaf') return <TruthView key={i} then={` → ${gave}`} {...truth} />;
            return (
              <li key={i}>
                <span class={markOf(condition.truth)}>{gave}</span>
                <ul>
                  <TruthView {...truth} />
                </ul>
              </li>
            );
          })}
          {earns && rule.worked.length > 0 && (
            <li>
              {why.steps.score.points}
              <WorkedView worked={rule.worked} view={view} />
            </li>
          )}
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
          {rule.value !== null && rule.value !== rule.score.score && <li>→ {named(rule.value)}</li>}
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

function stateText(state: 'matched' | 'passed-over' | 'not-reached', truth: boolean | null, why: WhyWords): string {
  if (state === 'matched') return why.matched;
  if (state === 'not-reached') return why.notReached;
  return truth === null ? why.unknown : why.passedOver;
}
