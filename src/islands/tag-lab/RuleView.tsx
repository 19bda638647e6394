import type { Fact, Line, Phrase, RuleExplanation, Sentence, TruthNode, Value } from '../../engine/index.ts';
import type { FactColumn } from './facts.ts';
import { ScoreView } from './ScoreView.tsx';
import type { LabView } from './view.ts';
import { type WhyWords, whyWords } from './why-words.ts';

interface RuleProps {
  readonly rule: RuleExplanation;
  readonly sentence: Sentence;
  readonly facts: readonly FactColumn[];
  readonly explained: readonly Fact[];
  readonly view: LabView;
}

/** How a rule came to its value, with this customer's own numbers beside every condition. */
export function RuleView({ rule, sentence, facts, explained, view }: RuleProps) {
  const why = whyWords(view.language);
  const known = { facts, explained, view };
  const named = (value: Value): string => view.value(value, value === null ? undefined : sentence.domain[String(value)]);
  switch (rule.kind) {
    case 'cases': {
      const phrases = sentence.lines.filter((line): line is Extract<Line, { role: 'if' }> => line.role === 'if');
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
                  <TruthView node={condition} phrase={phrases[i]?.when} {...known} />
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
      if (!rule.truth && rule.choices.length === 0) return null;
      return (
        <ul class="tree">
          {rule.truth && <TruthView node={rule.truth} phrase={phrase} {...known} />}
          {rule.choices.map(({ condition, value }, i) => (
            <li key={i}>
              <span class={markOf(condition.truth)}>→ {named(value)}</span>
              <ul>
                <TruthView node={condition} phrase={undefined} {...known} />
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

type Known = Pick<RuleProps, 'facts' | 'explained' | 'view'>;

/** A condition with its mark, and under it its parts. The phrase has the same shape as the truth: both flatten `and` and `or`. */
function TruthView({ node, phrase, ...known }: Known & { readonly node: TruthNode; readonly phrase: Phrase | undefined }) {
  const { view } = known;
  const why = whyWords(view.language);
  const parts =
    phrase?.say === 'not' ? [phrase.of] : phrase && 'of' in phrase && Array.isArray(phrase.of) ? (phrase.of as readonly Phrase[]) : [];
  const mark = <span class="vh">{why.truth[`${node.truth ?? 'unknown'}`]} </span>;
  // A phrase that says the opposite of a comparison says the "not" with it.
  const [only] = node.children;
  const saidAtOnce = node.operator === 'not' && phrase !== undefined && phrase.say !== 'not' && only?.operator === 'leaf';
  if (node.operator === 'leaf' || saidAtOnce) {
    return (
      <li>
        <span class={markOf(node.truth)}>
          {mark}
          {phrase ? spoken(phrase, view) : node.text}
          <span class="because"> {values(saidAtOnce ? only : node, phrase, known)}</span>
        </span>
      </li>
    );
  }
  return (
    <>
      {node.operator !== 'and' && (
        <li>
          <span class={markOf(node.truth)}>
            {mark}
            {phrase ? spoken(phrase, view) : node.text}
          </span>
          <ul>
            {node.children.map((child, i) => (
              <TruthView key={i} node={child} phrase={parts[i]} {...known} />
            ))}
          </ul>
        </li>
      )}
      {node.operator === 'and' && node.children.map((child, i) => <TruthView key={i} node={child} phrase={parts[i]} {...known} />)}
    </>
  );
}

const spoken = (phrase: Phrase, view: LabView): string =>
  view.sayer
    .phrase(phrase)
    .map((part) => (typeof part === 'string' ? part : view.sayer.slot(part, view.format)))
    .join('');

/** This customer's side of a comparison. */
function values(node: TruthNode, phrase: Phrase | undefined, { facts, explained, view }: Known): string {
  const why = whyWords(view.language);
  const shown = node.values.flatMap(({ name, value }) => {
    const ranked = /^pct_rank\((.+)\)$/.exec(name)?.[1];
    const column = facts.find((f) => f.id === (ranked ?? name));
    if (ranked === undefined) return [view.fact(value, column ?? {})];
    const own = explained.find((f) => f.name === ranked)?.value ?? null;
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
